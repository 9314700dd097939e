CREATE TABLE `look_version` (
	`person_id` text NOT NULL,
	`edition` integer NOT NULL,
	`look` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `edition`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
