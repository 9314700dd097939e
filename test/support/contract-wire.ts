import { z } from 'zod';

/**
 * The shapes that the public contract promises, written from the contract alone: nothing here is imported from the product.
 * Everything a contract client hears or reads goes through them, so a field that is missing or mistyped fails whatever test met it.
 * Further fields and events are allowed, as the contract allows them.
 */
export const ms = z.int().min(1_600_000_000_000);
const seq = z.int().min(1);
const count = z.int().min(0);
export const memberId = z.string().regex(/^mbr_./);
const nickname = z.string().min(1);
const role = z.string().min(1);
export const uuid7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

export const room = z
  .looseObject({
    id: z.string(),
    slug: z.string().min(1),
    url: z.url(),
    title: z.string().min(1),
    topic: z.looseObject({ kind: z.enum(['hobby', 'place', 'person', 'character', 'work']), name: z.string().min(1) }),
    description: z.string(),
    visibility: z.enum(['public', 'unlisted']),
    entry: z.enum(['open', 'code', 'approval']),
    embed: z.enum(['any', 'listed', 'none']),
    online: count,
    memberCount: count,
    createdAt: ms,
  })
  .refine((r) => r.id === `rm_${r.slug}`, 'id is rm_ and the slug');
export type Room = z.infer<typeof room>;

export const message = z.looseObject({
  seq,
  id: uuid7,
  createdAt: ms,
  author: z.looseObject({ member: memberId, nickname, role, kind: z.enum(['person', 'bot']) }),
  text: z.string(),
  lang: z.string(),
  replyTo: seq.optional(),
  attachments: z.array(z.unknown()).optional(),
});
const translation = z.looseObject({ lang: z.string(), text: z.string(), engine: z.string() });
/** A message read back: in pages, replays and over HTTP. */
export const readBack = message
  .extend({
    reactions: z.array(z.looseObject({ emoji: z.string().min(1), count: seq, mine: z.boolean() })),
    editedAt: ms.optional(),
    deletedAt: ms.optional(),
    translation: translation.optional(),
  })
  .refine((m) => m.deletedAt === undefined || m.text === '', 'a deleted message has no text');
export type Message = z.infer<typeof readBack>;

const on = { target: seq, seq };
const EVENTS = [
  z.looseObject({
    type: z.literal('room.welcome'),
    v: z.literal(1),
    now: ms,
    epoch: z.string().min(1),
    head: count,
    gap: z.boolean(),
    you: z.looseObject({ member: memberId, nickname, role }),
    room,
    online: count,
  }),
  message.extend({ type: z.literal('chat.sent'), translation: translation.optional() }),
  z.looseObject({ type: z.literal('chat.edited'), ...on, text: z.string().optional(), lang: z.string(), editedAt: ms }),
  z.looseObject({ type: z.literal('chat.deleted'), ...on, by: memberId, deletedAt: ms }),
  z.looseObject({ type: z.literal('reaction.changed'), ...on, emoji: z.string().min(1), member: memberId, on: z.boolean(), count }),
  z.looseObject({ type: z.literal('translation.added'), target: seq, lang: z.string(), text: z.string(), engine: z.string() }),
  z.looseObject({
    type: z.literal('presence.changed'),
    online: count,
    joined: z.array(memberId).optional(),
    left: z.array(memberId).optional(),
  }),
  z.looseObject({ type: z.literal('presence.typing'), members: z.array(memberId) }),
  z.looseObject({ type: z.literal('history.page'), messages: z.array(readBack), more: z.boolean() }),
  z.looseObject({ type: z.literal('room.updated'), seq, room }),
  z.looseObject({
    type: z.literal('member.updated'),
    seq,
    member: memberId,
    nickname: nickname.optional(),
    role: role.optional(),
    removed: z.boolean().optional(),
  }),
  z.looseObject({
    type: z.literal('error'),
    code: z.string().min(1),
    message: z.string().min(1),
    re: z.string().optional(),
    retryAfterMs: z.int().min(1).optional(),
    now: ms.optional(),
  }),
] as const;

const known = z.discriminatedUnion('type', EVENTS);
export type Event = z.infer<typeof known>;
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
const TYPES = new Set<string>(EVENTS.map((event) => event.shape.type.value));
/** One to many events; those of unknown types are left out, as the contract bids. */
const frame = z
  .array(z.looseObject({ type: z.string() }))
  .min(1)
  .transform((events) => events.filter(({ type }) => TYPES.has(type)))
  .pipe(z.array(known));

export const framesOf = (text: string): Event[] => frame.parse(JSON.parse(text));

/** The contract's events of the log: these and no others carry `seq`. */
export const LOGGED = new Set(['chat.sent', 'chat.edited', 'chat.deleted', 'reaction.changed', 'room.updated', 'member.updated']);

export const ticket = z.looseObject({ ticket: z.string().min(1), expiresAt: ms, socketUrl: z.string().regex(/^wss?:\/\/[^?#]+$/) });
export const joined = ticket.extend({ room, member: z.looseObject({ id: memberId, nickname, role }), key: z.string().min(1) });
export type Joined = z.infer<typeof joined>;

export const problem = z.looseObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  errors: z.array(z.looseObject({ path: z.string(), message: z.string().min(1) })).optional(),
});

export const pageOf = <T extends z.ZodType>(item: T) => z.looseObject({ items: z.array(item), nextCursor: z.string().nullable() });
export const mineItem = z.looseObject({
  room,
  member: z.looseObject({ id: memberId, nickname, role }),
  unread: count,
  lastSeq: count,
});
