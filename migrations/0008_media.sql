CREATE TABLE `picture` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ready_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `picture_listed` ON `picture` (`person_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `picture_day` (
	`person_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`taken` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
