CREATE TABLE `inbox_choice` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`loudness` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `presence` (
	`person_id` text PRIMARY KEY NOT NULL,
	`shows` text NOT NULL,
	`here_since` integer,
	`slug` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `block` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `block` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `block_id_unique` ON `block` (`id`);--> statement-breakpoint
CREATE INDEX `notice_unread` ON `notice` (`person_id`) WHERE read_at IS NULL AND is_loud = 1;