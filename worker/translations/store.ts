import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Translatable, Translated } from '../../rooms/deps';
import { lang, type Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { z } from '../http/z';
import { translatorOf } from '../providers/translate/deployed';
import { ask, isForeign, type Words } from './asking';
import { textTranslation } from './schema';

/** Calls to the engines at once, for one reader. */
const AT_ONCE = 4;

export const translations = z
  .partialRecord(lang, z.object({ text: z.string(), engine: z.string() }))
  .meta({ description: 'By language: what is there already. A reader’s own may be asked for.' });
export type Translations = z.infer<typeof translations>;

/** All translations of a text, as a column of the query that reads the text. */
export const translationsOf = (textId: AnySQLiteColumn): SQL<Translations> =>
  sql`(SELECT json_group_object(lang, json_object('text', text, 'engine', engine)) FROM text_translation WHERE text_id = ${textId})`.mapWith(
    (json: string) => translations.parse(JSON.parse(json)),
  );

/** To be done with what takes the texts away. */
export const forget = (db: Db, texts: SQL) => db.delete(textTranslation).where(sql`${textTranslation.textId} IN ${texts}`);

/**
 * Brings texts into `to`, by id; those that read the same there are left out. What is kept is answered; for the rest engines are asked where
 * `mayAsk` allows one more, and what they say is kept. Never throws for an engine's sake.
 */
export async function translate(
  { env, db, mayAsk }: { env: Env; db: Db; mayAsk: () => Promise<boolean> },
  texts: readonly Words[],
  to: Lang,
): Promise<Map<string, Translated>> {
  const foreign = texts.filter((words) => isForeign(words, to));
  if (foreign.length === 0) return new Map();
  const ids = foreign.map(({ id }) => id);
  const kept = await db
    .select()
    .from(textTranslation)
    .where(and(inArray(textTranslation.textId, ids), eq(textTranslation.lang, to)));
  const found = new Map<string, Translated>(kept.map(({ textId, text, engine }) => [textId, { text, engine }]));
  // For this one call: a day's characters are taken as they are needed, not by blocks of which the rest would be lost.
  const translator = translatorOf(env, { firstBlock: 1 });
  const queue = foreign.filter(({ id }) => !found.has(id));
  const next = async (): Promise<void> => {
    for (let words = queue.shift(); words; words = queue.shift()) {
      found.set(words.id, (await mayAsk()) ? await askAndKeep(db, translator, words, to) : { missed: 'budget' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return found;
}

async function askAndKeep(db: Db, translator: (asked: Translatable) => Promise<Translated>, words: Words, to: Lang): Promise<Translated> {
  const answer = await ask(translator, words, to);
  if ('text' in answer) {
    const { text, engine } = answer;
    // Two readers may have asked at once.
    await db.insert(textTranslation).values({ textId: words.id, lang: to, text, engine }).onConflictDoNothing();
  }
  return answer;
}
