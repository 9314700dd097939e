ALTER TABLE `profile` ADD `listed_at` integer;--> statement-breakpoint
CREATE INDEX `profile_listed` ON `profile` (`listed_at`,`handle_key`);