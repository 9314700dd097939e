CREATE TABLE `making` (
	`person_id` text NOT NULL,
	`slug` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `slug`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `room` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`topic_kind` text NOT NULL,
	`topic_name` text NOT NULL,
	`description` text NOT NULL,
	`visibility` text NOT NULL,
	`entry` text NOT NULL,
	`embed` text NOT NULL,
	`lang` text NOT NULL,
	`readers` text NOT NULL,
	`closed` integer NOT NULL,
	`slow_mode_ms` integer NOT NULL,
	`online` integer NOT NULL,
	`member_count` integer NOT NULL,
	`speakers` integer NOT NULL,
	`last_message_at` integer,
	`created_at` integer NOT NULL,
	`active_at` integer NOT NULL,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `room_listed` ON `room` ("active_at" desc,`slug`) WHERE visibility = 'public';