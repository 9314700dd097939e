import { z } from './z';
import { textLang, lang } from './lang';
import { messageId, seq } from './ids';
import { preview } from './preview';
import { role } from './room';
import { messageText } from './text';

/** Attachments come with media: until a room takes any, a list that isn't empty is refused. */
const attachments = z.array(z.unknown()).check(z.refine((list) => list.length === 0, { params: { why: 'unknown' } }));

/** A member says something. `id` is the sender's own and makes a retry harmless: the room answers it twice and writes it once. */
export const chatSend = z
  .object({
    type: z.literal('chat.send'),
    id: messageId,
    text: messageText,
    lang: z.optional(textLang),
    replyTo: z.optional(seq),
    attachments: z.optional(attachments),
  })
  .check(z.refine((m) => m.text !== '', { path: ['text'], params: { why: 'length', min: 1, max: 4000 } }));
/** With the same text and another `lang`, the author corrects what language it is taken to be in. Without `lang` the room decides anew. */
export const chatEdit = z
  .object({ type: z.literal('chat.edit'), target: seq, text: messageText, lang: z.optional(textLang) })
  .check(z.refine((m) => m.text !== '', { path: ['text'], params: { why: 'length', min: 1, max: 4000 } }));
export const chatDelete = z.object({ type: z.literal('chat.delete'), target: seq });

export const author = z.object({
  member: z.string(),
  nickname: z.string(),
  picture: z.optional(z.string()),
  role,
  kind: z.enum(['person', 'bot']),
});

export const reactionCount = z.object({ emoji: z.string(), count: z.number(), mine: z.boolean() });

/** A message; read back (history, replays, HTTP) it has `reactions` too, and what has become of it. A deleted one has an empty `text`. */
export const message = z.object({
  seq: z.number(),
  id: z.string(),
  createdAt: z.number(),
  author,
  text: z.string(),
  lang: z.string(),
  replyTo: z.optional(z.number()),
  reactions: z.optional(z.array(reactionCount)),
  editedAt: z.optional(z.number()),
  deletedAt: z.optional(z.number()),
  translation: z.optional(z.object({ lang, text: z.string(), engine: z.string() })),
  /** What its links lead to, in their order. */
  previews: z.optional(z.array(preview)),
});
export type Message = z.infer<typeof message>;

export const chatSent = z.extend(message, { type: z.literal('chat.sent') });
/** Without `text` where the message has been deleted since. */
export const chatEdited = z.object({
  type: z.literal('chat.edited'),
  seq: z.number(),
  target: z.number(),
  text: z.optional(z.string()),
  lang: z.string(),
  editedAt: z.number(),
});
export const chatDeleted = z.object({
  type: z.literal('chat.deleted'),
  seq: z.number(),
  target: z.number(),
  by: z.string(),
  deletedAt: z.number(),
});
