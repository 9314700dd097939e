CREATE TABLE `cheer` (
	`owner_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`owner_id`, `person_id`, `kind`, `day`),
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cheer_person` ON `cheer` (`person_id`);--> statement-breakpoint
CREATE INDEX `cheer_day` ON `cheer` (`owner_id`,`day`,`kind`);--> statement-breakpoint
CREATE TABLE `cheer_count` (
	`owner_id` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`owner_id`, `kind`),
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cheer_count_never_negative" CHECK("cheer_count"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `gift` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`giver_id` text,
	`client_id` text NOT NULL,
	`item` text NOT NULL,
	`note` text NOT NULL,
	`lang` text NOT NULL,
	`is_private` integer NOT NULL,
	`price_minor` integer DEFAULT 0 NOT NULL,
	`currency` text DEFAULT 'KRW' NOT NULL,
	`paid_by` text DEFAULT 'allowance' NOT NULL,
	`ledger_entry` text,
	`opened_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gift_paid" CHECK("gift"."price_minor" = 0 OR "gift"."ledger_entry" IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gift_once` ON `gift` (`giver_id`,`client_id`);--> statement-breakpoint
CREATE INDEX `gift_listed` ON `gift` (`owner_id`,"created_at" desc,`id`);--> statement-breakpoint
CREATE TABLE `gift_allowance` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`given` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "gift_allowance_holds" CHECK("gift_allowance"."given" BETWEEN 0 AND 5)
);
--> statement-breakpoint
CREATE TABLE `guest_note` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`author_id` text NOT NULL,
	`client_id` text NOT NULL,
	`by_guest` integer NOT NULL,
	`signed` text,
	`text` text NOT NULL,
	`lang` text NOT NULL,
	`sticker` text,
	`drawing` text,
	`is_private` integer NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guest_note_once` ON `guest_note` (`owner_id`,`author_id`,`client_id`);--> statement-breakpoint
CREATE INDEX `guest_note_listed` ON `guest_note` (`owner_id`,"created_at" desc,`id`);--> statement-breakpoint
CREATE INDEX `guest_note_author` ON `guest_note` (`author_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `text_translation` (
	`text_id` text NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	`engine` text NOT NULL,
	PRIMARY KEY(`text_id`, `lang`)
);
