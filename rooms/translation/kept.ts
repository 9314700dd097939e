import type { Sql } from '../deps';
import { lang } from '../protocol/lang';
import { z } from '../protocol/z';

/** A text's translations, by language, and what made each. */
const kept = z.partialRecord(lang, z.object({ text: z.string(), engine: z.string() }));
export type Kept = z.infer<typeof kept>;

/** The languages that a message was brought into, from its row. */
export const keptOf = (row: { translations: string | null }): Kept => (row.translations ? kept.parse(JSON.parse(row.translations)) : {});

/** A message that may be translated: `lang` is what it is written in. */
export type Said = { seq: number; text: string; lang: string };

/** Adds to a message's translations, all in one row written; nothing, where it says something else by now. */
export function keep(sql: Sql, { seq, text, lang: from }: Said, more: Kept): void {
  const row = sql
    .exec<{ translations: string | null }>('SELECT translations FROM message WHERE seq = ? AND text = ? AND lang = ?', seq, text, from)
    .toArray()[0];
  if (row) sql.exec('UPDATE message SET translations = ? WHERE seq = ?', JSON.stringify({ ...keptOf(row), ...more }), seq);
}
