CREATE TABLE `translation_day` (
	`day` text PRIMARY KEY NOT NULL,
	`taken` integer NOT NULL,
	`given` integer NOT NULL
);
