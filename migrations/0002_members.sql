CREATE TABLE `membership` (
	`person_id` text NOT NULL,
	`slug` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `slug`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_listed` ON `membership` (`person_id`,"joined_at" desc,`slug`);