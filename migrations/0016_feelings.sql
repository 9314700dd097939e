CREATE TABLE `celebration` (
	`event_id` text NOT NULL,
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `day`, `person_id`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `celebration_by` ON `celebration` (`person_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`icon` text NOT NULL,
	`title` text NOT NULL,
	`date` text NOT NULL,
	`zone` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_listed` ON `event` (`person_id`,`date`,`id`);--> statement-breakpoint
CREATE TABLE `feeling` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`answer` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feeling_listed` ON `feeling` (`person_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `feeling_answer` (
	`feeling_id` text NOT NULL,
	`person_id` text NOT NULL,
	`level` integer,
	`is_named` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`feeling_id`, `person_id`),
	FOREIGN KEY (`feeling_id`) REFERENCES `feeling`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `feeling_answer_by` ON `feeling_answer` (`person_id`);--> statement-breakpoint
CREATE TABLE `mood` (
	`person_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `visit_seen` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`person_id`, `day`, `hash`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `visit_total` (
	`person_id` text PRIMARY KEY NOT NULL,
	`earlier` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
