CREATE TABLE `character` (
	`person_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`recipe` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `character_id_unique` ON `character` (`id`);