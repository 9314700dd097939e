CREATE TABLE `other_member` (
	`person_id` text NOT NULL,
	`slug` text NOT NULL,
	`known_as` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `slug`, `known_as`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `other_member_state` ON `other_member` (`state`,`at`);--> statement-breakpoint
CREATE TABLE `age` (
	`person_id` text PRIMARY KEY NOT NULL,
	`account_at` integer,
	`adult_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deletion` (
	`person_id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`started_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deletion_next` ON `deletion` (`next_at`);--> statement-breakpoint
CREATE TABLE `former_handle` (
	`key` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`held_until` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `former_handle_person` ON `former_handle` (`person_id`);--> statement-breakpoint
CREATE TABLE `gone_handle` (
	`hash` text PRIMARY KEY NOT NULL,
	`held_until` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `membership` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `membership` ADD `known_as` text;--> statement-breakpoint
ALTER TABLE `person` ADD `taken_by` text;