CREATE TABLE `partner` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`origins` text NOT NULL,
	`writers` text DEFAULT 'anyone' NOT NULL,
	`look` text NOT NULL,
	`patterns` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partner_owner` ON `partner` (`person_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `partner_errand` (
	`slug` text NOT NULL,
	`partner_id` text NOT NULL,
	`kind` text NOT NULL,
	`member` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	PRIMARY KEY(`slug`, `partner_id`, `kind`, `member`)
);
--> statement-breakpoint
CREATE INDEX `partner_errand_due` ON `partner_errand` (`next_at`);--> statement-breakpoint
CREATE TABLE `partner_key` (
	`id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`kind` text NOT NULL,
	`kid` text,
	`alg` text,
	`url` text,
	`jwks` text,
	`sealed` text,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`tried_at` integer,
	`failure` text,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_key_kid` ON `partner_key` (`partner_id`,`kid`);--> statement-breakpoint
CREATE TABLE `partner_member` (
	`partner_id` text NOT NULL,
	`sub_hash` text NOT NULL,
	`slug` text NOT NULL,
	`member` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `sub_hash`, `slug`),
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `partner_revocation` (
	`partner_id` text NOT NULL,
	`sub_hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `sub_hash`),
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `partner_revocation_at` ON `partner_revocation` (`at`);--> statement-breakpoint
CREATE TABLE `partner_token` (
	`id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`hash` text NOT NULL,
	`hint` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_token_hash_unique` ON `partner_token` (`hash`);--> statement-breakpoint
CREATE INDEX `partner_token_of` ON `partner_token` (`partner_id`);--> statement-breakpoint
CREATE TABLE `partner_usage` (
	`partner_id` text NOT NULL,
	`day` text NOT NULL,
	`exchanges` integer DEFAULT 0 NOT NULL,
	`refusals` integer DEFAULT 0 NOT NULL,
	`members` integer DEFAULT 0 NOT NULL,
	`rooms` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`partner_id`, `day`),
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`url` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_of` ON `webhook` (`partner_id`);--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`webhook_id` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`heard_at` integer,
	`outcome` text,
	PRIMARY KEY(`webhook_id`, `id`),
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`next_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_listed` ON `webhook_delivery` (`webhook_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `work` (
	`partner_id` text NOT NULL,
	`work_id` text NOT NULL,
	`slug` text,
	`title` text NOT NULL,
	`picture` text,
	`created_at` integer NOT NULL,
	`joined_to` text,
	`join_asked` text,
	PRIMARY KEY(`partner_id`, `work_id`),
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `work_slug` ON `work` (`slug`);--> statement-breakpoint
CREATE INDEX `work_listed` ON `work` (`partner_id`,`created_at`);