import { z } from './z';
import { lang } from './lang';
import { memberId } from './ids';
import { siteOrigins } from './origin';
import { entryCode, roomDescription, roomTitle, topicName } from './text';

export const TOPIC_KINDS = ['hobby', 'place', 'person', 'character', 'work'] as const;
export const topic = z.object({ kind: z.enum(TOPIC_KINDS), name: topicName });
export const visibility = z.enum(['public', 'unlisted']);
export const entry = z.enum(['open', 'code', 'approval']);
/** Who reads without joining: anyone (where entry is open), or members only. */
export const readers = z.enum(['anyone', 'members']);
/** Which sites may show the room inside their pages: any, those that it or its partner lists, or none. */
export const embed = z.enum(['any', 'listed', 'none']);
/** Who may write: any member, or only users of the room's partner, and the head. */
export const writers = z.enum(['anyone', 'partner']);
/** `head` leads the room. Roles to come are added here and in rights.ts, nowhere else. */
export const role = z.enum(['head', 'member']);
export type Role = z.infer<typeof role>;

/** Longest pause that a head may ask for between two messages of one member. */
export const SLOW_MODE_MAX_MS = 6 * 60 * 60 * 1000;
export const slowModeMs = z.int().check(z.minimum(0), z.maximum(SLOW_MODE_MAX_MS));

/** Title and description in one more language, given by the head. */
const roomText = z.object({ title: roomTitle, description: z.optional(roomDescription) });
/** By language; null takes the head's away again. */
export const roomTexts = z.partialRecord(lang, z.nullable(roomText));

const translatedTexts = z.object({
  title: z.string(),
  /** Empty where nobody has it in this language. */
  description: z.string(),
  /** What translated both; null where the head wrote them. */
  engine: z.nullable(z.string()),
  /** What translated the description, where that is another. */
  descriptionEngine: z.optional(z.string()),
});

/** A room as anybody may see it. `online` and `memberCount` are counts of members. */
export const room = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
  topic: z.object({ kind: z.enum(TOPIC_KINDS), name: z.string() }),
  description: z.string(),
  /** Title and description in other languages, by the head (`engine` null) or an engine. */
  translations: z.optional(z.partialRecord(lang, translatedTexts)),
  visibility,
  entry,
  embed,
  /** Language of the one who made it: what the title is most likely written in. */
  lang,
  readers,
  /** No newcomers for now; members come and go as before. */
  closed: z.boolean(),
  slowModeMs: z.number(),
  /** Whether links in messages are previewed; missing in what older rooms wrote: they are. */
  previews: z.optional(z.boolean()),
  online: z.number(),
  memberCount: z.number(),
  createdAt: z.number(),
  /** Time of the newest message, null before the first. */
  lastMessageAt: z.nullable(z.number()),
  /** There where not every member may write. */
  writers: z.optional(writers),
  /** The slug of the room in whose place this one was: it is only read from now on. */
  movedTo: z.optional(z.string()),
});
export type RoomView = z.infer<typeof room>;

export const roomWelcome = z.object({
  type: z.literal('room.welcome'),
  v: z.number(),
  now: z.number(),
  epoch: z.string(),
  head: z.number(),
  gap: z.boolean(),
  /** `read` is the seq of this member's last read mark; `ofPartner` is there for users of the room's own partner. */
  you: z.object({ member: z.string(), nickname: z.string(), role, read: z.number(), ofPartner: z.optional(z.literal(true)) }),
  room,
  online: z.number(),
});

export const roomUpdated = z.object({ type: z.literal('room.updated'), seq: z.number(), room });

/** An engine has brought title and description into more languages. Not in the log. */
export const roomTranslated = z.object({ type: z.literal('room.translated'), room });

/** The head changes the room: only the fields given. `code` is needed when `entry` becomes `code`. */
export const roomSet = z.object({
  type: z.literal('room.set'),
  title: z.optional(roomTitle),
  description: z.optional(roomDescription),
  translations: z.optional(roomTexts),
  visibility: z.optional(visibility),
  entry: z.optional(entry),
  code: z.optional(entryCode),
  readers: z.optional(readers),
  closed: z.optional(z.boolean()),
  slowModeMs: z.optional(slowModeMs),
  previews: z.optional(z.boolean()),
  embed: z.optional(embed),
  /** Sites that may show the room where `embed` is `listed`. In no view: who leads reads them at `GET /api/embed/rooms/{slug}`. */
  origins: z.optional(siteOrigins),
});

/** The head makes another member the head, and becomes a member. */
export const roomHandOver = z.object({ type: z.literal('room.hand_over'), member: memberId });
