import type { Translatable, Translated } from '../../rooms/deps';
import { ours, type Lang } from '../../rooms/protocol/lang';
import { hasWords, isWhole, protect, restore } from '../../rooms/protocol/marks';
import { codePoints } from '../../rooms/protocol/text';

export type Words = { id: string; text: string; lang: string };

/** Whether a text reads otherwise in `to`: it has words, and they are in another language of ours. */
export const isForeign = ({ text, lang }: Words, to: Lang) => ours(lang) !== null && ours(lang) !== to && hasWords(text);

/** Asks the engines for one text as rooms do: links, names and emoji stay as they are written, and what came back without them is no translation. */
export async function ask(translate: (asked: Translatable) => Promise<Translated>, words: Words, to: Lang): Promise<Translated> {
  const from = ours(words.lang);
  if (from === null) return { missed: 'unknown' };
  const marked = protect(words.text);
  const answer = await translate({ text: marked.text, from, to });
  if ('missed' in answer) return answer;
  if (!isWhole(answer.text, marked.parts.length)) return { missed: 'unknown' };
  const text = restore({ ...marked, text: answer.text });
  return codePoints(text) > 10 * codePoints(words.text) + 200 ? { missed: 'unknown' } : { text, engine: answer.engine };
}
