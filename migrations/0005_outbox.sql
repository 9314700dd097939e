CREATE TABLE `report` (
	`slug` text NOT NULL,
	`n` integer NOT NULL,
	`created_at` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`nickname` text NOT NULL,
	`target` integer,
	`text` text,
	`closed_at` integer,
	`drawn_at` integer NOT NULL,
	PRIMARY KEY(`slug`, `n`)
);
--> statement-breakpoint
CREATE INDEX `report_open` ON `report` (`created_at`) WHERE closed_at IS NULL;--> statement-breakpoint
ALTER TABLE `room` ADD `drawn_at` integer DEFAULT 0 NOT NULL;