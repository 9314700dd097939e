ALTER TABLE `room` RENAME COLUMN "active_at" TO "rank";--> statement-breakpoint
DROP INDEX `room_listed`;--> statement-breakpoint
ALTER TABLE `room` ADD `translations` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `room` ADD `words` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `room_listed` ON `room` ("rank" desc,`slug`) WHERE visibility = 'public';