import { lang } from '../../rooms/protocol/lang';
import { entry, roomTexts, topic, TOPIC_KINDS, visibility } from '../../rooms/protocol/room';
import { entryCode, nickname, roomDescription, roomTitle } from '../../rooms/protocol/text';
import { roomSchema } from '../docs/named';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';

/** A room to be made. The maker becomes its head, by `nickname`. */
export const makeInput = z
  .object({
    title: roomTitle,
    topic,
    nickname,
    lang,
    description: z._default(roomDescription, ''),
    translations: z.optional(roomTexts),
    visibility: z._default(visibility, 'public'),
    entry: z._default(entry, 'open'),
    code: z.optional(entryCode),
  })
  .refine((made) => made.entry !== 'code' || made.code !== undefined, { path: ['code'], params: { why: 'missing' } });

/** The same key from the same person makes one room, however often the request comes. */
export const makeHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        'Up to 200 visible ASCII characters, new for each room wanted. A repeated request with it answers as `join` does for the room that is there.',
    }),
});

const flag = z
  .enum(['true', 'false'])
  .transform((s) => s === 'true')
  .optional();

export const listQuery = z.object({
  q: z.string().max(200).optional().meta({
    description: 'Words to find in title, topic and description, in any of their languages; spacing, case, width and kana don’t matter.',
  }),
  kind: z.enum(TOPIC_KINDS).optional(),
  spoken: flag.meta({ type: 'boolean', description: 'Only rooms in which two people have spoken.' }),
  cursor: cursorParam(z.tuple([z.number(), z.number(), z.string()])),
  limit: limitParam,
});

/** What was said last in a room, as its card shows it. */
export const word = z.object({
  seq: z.number(),
  nickname: z.string(),
  text: z.string().meta({ description: 'At most 200 code points.' }),
  lang: z.string(),
  translations: z.partialRecord(lang, z.object({ text: z.string(), engine: z.string() })),
});
const listed = z.object({
  ...roomSchema.shape,
  words: z.array(word).meta({ description: 'The newest two messages, newest first; none where only members read.' }),
});

export const roomPage = z.object({ items: z.array(listed), nextCursor: z.string().nullable() });
export const roomAnswer = z.object({ room: roomSchema });
