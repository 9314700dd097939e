import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** A site whose pages have rooms in them, registered by somebody with an account. */
export const partner = sqliteTable(
  'partner',
  {
    /** `ptn_…`, which its pages and tokens name. */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    /** Where its rooms may be framed, exact origins. */
    origins: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** Who writes in its rooms: `anyone`, or those alone whom it signed in. */
    writers: text().$type<'anyone' | 'partner'>().notNull().default('anyone'),
    /** Tokens of look for the lines that its pages copy: accent, radius … */
    look: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Works that need no registering: ids with `*` in them (rules.ts). */
    patterns: text({ mode: 'json' }).$type<string[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('partner_owner').on(table.personId, table.createdAt)],
);

const ofPartner = () =>
  text()
    .notNull()
    .references(() => partner.id, { onDelete: 'cascade' });

/** What a partner's tokens are checked by: a list of keys at its own address, one public key, or a secret that both know. Each has one algorithm. */
export const partnerKey = sqliteTable(
  'partner_key',
  {
    /** `pky_…` */
    id: text().primaryKey(),
    partnerId: ofPartner(),
    kind: text().$type<'jwks' | 'public' | 'secret'>().notNull(),
    /** What tokens call it; of a list, each key has its own. */
    kid: text(),
    alg: text().$type<'ES256' | 'EdDSA' | 'HS256'>(),
    /** Where the list is. */
    url: text(),
    /** The public keys: one that was pasted, or those of the list when it was last read. */
    jwks: text({ mode: 'json' }).$type<PublicKey[]>(),
    /** The secret, encrypted (sealed.ts). */
    sealed: text(),
    createdAt: createdAt(),
    /** When the list was read, and when somebody last tried, ms. */
    readAt: ms(),
    triedAt: ms(),
    /** Why the last try failed. */
    failure: text(),
  },
  (table) => [uniqueIndex('partner_key_kid').on(table.partnerId, table.kid)],
);
/** As kept: what checks a signature, and nothing else that came with it. */
export type PublicKey = { kid: string | null; alg: 'ES256' | 'EdDSA'; jwk: { kty: string; crv: string; x: string; y?: string } };

/** What a partner's own programs call the API with; only its hash is kept. */
export const partnerToken = sqliteTable(
  'partner_token',
  {
    /** `pkt_…` */
    id: text().primaryKey(),
    partnerId: ofPartner(),
    hash: text().notNull().unique(),
    /** Its last characters, by which people tell them apart. */
    hint: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('partner_token_of').on(table.partnerId)],
);

/** What happened on one day, UTC. */
export const partnerUsage = sqliteTable(
  'partner_usage',
  {
    partnerId: ofPartner(),
    /** `2026-11-22` */
    day: text().notNull(),
    /** Tokens exchanged, and refused. */
    exchanges: integer().notNull().default(0),
    refusals: integer().notNull().default(0),
    /** People who came to a room for the first time. */
    members: integer().notNull().default(0),
    /** Rooms made for works. */
    rooms: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.partnerId, table.day] })],
);

/** Whose tokens from before a moment are worth nothing; kept until none of them could be valid anyway. */
export const partnerRevocation = sqliteTable(
  'partner_revocation',
  {
    partnerId: ofPartner(),
    /** The partner's name of its user, keyed (names.ts). */
    subHash: text().notNull(),
    at: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.partnerId, table.subHash] }), index('partner_revocation_at').on(table.at)],
);

/** In which rooms a partner's user is: where revoking has to reach. */
export const partnerMember = sqliteTable(
  'partner_member',
  {
    partnerId: ofPartner(),
    subHash: text().notNull(),
    slug: text().notNull(),
    /** Who they are there, `mbr_…`: what they are called at the partner's isn't kept. */
    member: text().notNull(),
    joinedAt: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.partnerId, table.subHash, table.slug] })],
);

/** A thing in a partner's catalogue that has been registered, or has a room. */
export const work = sqliteTable(
  'work',
  {
    partnerId: ofPartner(),
    /** The partner's own name of it. */
    workId: text().notNull(),
    /** Its room; null until somebody opens it. */
    slug: text(),
    title: text().notNull(),
    picture: text(),
    createdAt: createdAt(),
    /** The room of another partner's work, which this one points to by both sides' consent. */
    joinedTo: text(),
    /** With which work this one's partner wants it to be one: `ptn_…:work-id`. */
    joinAsked: text(),
  },
  (table) => [
    primaryKey({ columns: [table.partnerId, table.workId] }),
    index('work_slug').on(table.slug),
    index('work_joined')
      .on(table.joinedTo)
      .where(sql`joined_to IS NOT NULL`),
    index('work_listed').on(table.partnerId, table.createdAt),
  ],
);

/** Where a partner wants to hear of what its moderators should know. */
export const webhook = sqliteTable(
  'webhook',
  {
    /** `whk_…` */
    id: text().primaryKey(),
    partnerId: ofPartner(),
    url: text().notNull(),
    /** What it is signed with, encrypted (sealed.ts). */
    sealed: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('webhook_of').on(table.partnerId)],
);

/** Something that a webhook is told, until it has heard it. */
export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    webhookId: text()
      .notNull()
      .references(() => webhook.id, { onDelete: 'cascade' }),
    /** `evt_…`, the same for every try. */
    id: text().notNull(),
    type: text().notNull(),
    body: text().notNull(),
    createdAt: createdAt(),
    tries: integer().notNull().default(0),
    /** The next try, ms; null: it was heard, or given up. */
    nextAt: ms(),
    heardAt: ms(),
    /** What the last try came to: an HTTP status, or why there was none. */
    outcome: text(),
  },
  (table) => [
    primaryKey({ columns: [table.webhookId, table.id] }),
    index('webhook_delivery_due').on(table.nextAt),
    index('webhook_delivery_listed').on(table.webhookId, table.createdAt),
  ],
);

/** What is still to be told to rooms after a partner was changed or removed: the partner's row may be gone by then. */
export const partnerErrand = sqliteTable(
  'partner_errand',
  {
    slug: text().notNull(),
    partnerId: text().notNull(),
    /** `policy`: how the partner wants its rooms to be now. `member`: one of its users is one no longer. */
    kind: text().$type<'policy' | 'member'>().notNull(),
    /** Whom, of `member`; else empty. */
    member: text().notNull().default(''),
    at: ms().notNull(),
    tries: integer().notNull().default(0),
    nextAt: ms().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.slug, table.partnerId, table.kind, table.member] }),
    index('partner_errand_due').on(table.nextAt),
  ],
);
