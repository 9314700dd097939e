CREATE TABLE `link_preview` (
	`id` text PRIMARY KEY NOT NULL,
	`page` text,
	`is_read` integer NOT NULL,
	`until` integer NOT NULL
);
