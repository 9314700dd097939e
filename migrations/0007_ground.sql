CREATE TABLE `block` (
	`blocker` text NOT NULL,
	`blocked` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`blocker`, `blocked`),
	FOREIGN KEY (`blocker`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `block_blocked` ON `block` (`blocked`);--> statement-breakpoint
CREATE TABLE `follow` (
	`follower` text NOT NULL,
	`followed` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`follower`, `followed`),
	FOREIGN KEY (`follower`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`followed`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_followed` ON `follow` (`followed`,`created_at`,`follower`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_person` text,
	`by_name` text,
	`about` text NOT NULL,
	`once` text,
	`read_at` integer,
	`created_at` integer NOT NULL,
	`is_loud` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_person`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_once_unique` ON `notice` (`once`);--> statement-breakpoint
CREATE INDEX `notice_listed` ON `notice` (`person_id`,"created_at" desc,`id`);--> statement-breakpoint
CREATE INDEX `notice_by` ON `notice` (`by_person`);--> statement-breakpoint
CREATE TABLE `profile` (
	`person_id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`handle_key` text NOT NULL,
	`handle_changed_at` integer,
	`name` text NOT NULL,
	`lang` text NOT NULL,
	`look` text NOT NULL,
	`edition` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `profile_handleKey_unique` ON `profile` (`handle_key`);