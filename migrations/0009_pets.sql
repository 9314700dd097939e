CREATE TABLE `pet` (
	`person_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`coat` integer NOT NULL,
	`name` text NOT NULL,
	`fed_until` integer NOT NULL,
	`glad_until` integer NOT NULL,
	`clean_until` integer NOT NULL,
	`tired_until` integer NOT NULL,
	`nap_until` integer NOT NULL,
	`care_ms` integer NOT NULL,
	`at` integer NOT NULL,
	`lessons` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pet_id_unique` ON `pet` (`id`);--> statement-breakpoint
CREATE TABLE `pet_deed` (
	`pet_id` text NOT NULL,
	`person_id` text NOT NULL,
	`id` text NOT NULL,
	`deed` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pet_id`, `person_id`, `id`),
	FOREIGN KEY (`pet_id`) REFERENCES `pet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pet_deed_lately` ON `pet_deed` (`pet_id`,`at`);--> statement-breakpoint
CREATE INDEX `pet_deed_by` ON `pet_deed` (`person_id`);