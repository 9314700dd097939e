import { drawing } from '../../rooms/protocol/drawing';
import { messageId } from '../../rooms/protocol/ids';
import { lang } from '../../rooms/protocol/lang';
import { stickerId } from '../../rooms/protocol/sticker';
import { nickname, text } from '../../rooms/protocol/text';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { byline } from '../people/byline';
import { translations } from '../translations/store';
import { NOTE_STATES } from './rules';

export const NOTE_TEXT_MAX = 500;

/** A note says something: by words, a sticker or a drawing. */
export const noteInput = z
  .object({
    id: messageId.check(z.meta({ description: 'The author’s own, a UUID of version 7: sent again, it is the same note.' })),
    text: z._default(text({ min: 0, max: NOTE_TEXT_MAX, lines: true }), ''),
    lang: lang.check(z.meta({ description: 'What the author reads: helps to tell what they write in.' })),
    sticker: z.optional(stickerId),
    drawing: z.optional(drawing),
    isPrivate: z.boolean().default(false),
    name: z.optional(nickname).meta({ description: 'What an author without a profile signs with; needed there, and nowhere else.' }),
  })
  .refine((note) => note.text !== '' || note.sticker !== undefined || note.drawing !== undefined, {
    path: ['text'],
    params: { why: 'missing' },
  });
export type NoteInput = z.infer<typeof noteInput>;

export const noteSchema = z
  .object({
    id: z.string(),
    by: byline,
    text: z.string(),
    lang: z.string().meta({ description: 'ko, ja, id, en, or `und` where nobody can tell.' }),
    translations,
    sticker: z.nullable(stickerId),
    drawing: z.nullable(drawing),
    isPrivate: z.boolean().meta({ description: 'For its author and the owner of the book alone.' }),
    state: z.enum(NOTE_STATES).meta({ description: 'Others than `shown` come to the owner, and `waiting` to its author.' }),
    isMine: z.boolean(),
    createdAt: z.number(),
  })
  .meta({ id: 'GuestNote' });
export type Note = z.infer<typeof noteSchema>;

export const placeInBook = z.tuple([z.number(), z.string()]);
export type PlaceInBook = z.infer<typeof placeInBook>;
export const notesQuery = z.object({
  cursor: cursorParam(placeInBook),
  limit: limitParam,
  state: z.enum(NOTE_STATES).optional().meta({ description: 'Only notes in this state: for the owner.' }),
});
export const notesPage = z.object({ items: z.array(noteSchema), nextCursor: z.string().nullable() });
export const noteAnswer = z.object({ note: noteSchema });
export const stateInput = z.object({ state: z.enum(['shown', 'hidden']) });
