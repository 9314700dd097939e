import type { Translated } from '../../rooms/deps';
import { lang } from '../../rooms/protocol/lang';
import { missedReason } from '../../rooms/protocol/translation';
import { z } from '../http/z';

/** How many texts a reader may ask for at once. */
const ASKED_MAX = 20;

/** Which texts are to be read in which language. */
export const translationsInput = z.object({ lang, ids: z.array(z.string().max(40)).min(1).max(ASKED_MAX) });
export const translationsAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      translation: z.object({ text: z.string(), engine: z.string() }).nullable(),
      missed: z.nullable(missedReason).meta({ description: 'Why there is none for now.' }),
    }),
  ),
});

export const answersOf = (found: ReadonlyMap<string, Translated>) =>
  [...found].map(([id, one]) =>
    'text' in one
      ? { id, translation: { text: one.text, engine: one.engine }, missed: null }
      : { id, translation: null, missed: one.missed },
  );
