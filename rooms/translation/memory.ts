import type { Sql, Translatable } from '../deps';
import type { Lang } from '../protocol/lang';
import { keptOf, type Kept } from './kept';

/** Texts up to this many code points are said again and again. */
const SHORT = 40;
const ROWS_MAX = 2000;
/** Rows that go at once, oldest first, when there are too many. */
const ROWS_OVER = 200;

const isShort = (text: string) => text.length <= 2 * SHORT && [...text].length <= SHORT;

/** Translations of short texts, on disk, so that a room asks for “안녕하세요” once. A text that is deleted anywhere in the room is forgotten. */
export class Memory {
  #rows: number | null = null;
  /** What has come for texts that are not on disk yet, by text and language. */
  readonly #fresh = new Map<string, Kept>();

  constructor(private readonly sql: Sql) {}

  find({ text, from, to }: Translatable): Kept[Lang] | null {
    return isShort(text) ? (this.#fresh.get(`${from} ${text}`)?.[to] ?? this.#read(text, from)?.[to] ?? null) : null;
  }

  /** Of use at once, on disk when it is written. */
  remember({ text, from, to }: Translatable, found: NonNullable<Kept[Lang]>): void {
    if (!isShort(text) || this.find({ text, from, to })) return;
    this.#fresh.set(`${from} ${text}`, { ...this.#fresh.get(`${from} ${text}`), [to]: found });
  }

  /** Puts what has come for a text on disk, in one row for all languages. */
  write(text: string, from: Lang, now: number): void {
    const fresh = this.#fresh.get(`${from} ${text}`);
    if (!fresh) return;
    this.#fresh.delete(`${from} ${text}`);
    const known = this.#read(text, from);
    if (!known) this.#grow();
    this.sql.exec(
      `INSERT INTO translation_memory (text, source, translations, at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET translations = excluded.translations, at = excluded.at`,
      text,
      from,
      JSON.stringify({ ...known, ...fresh }),
      now,
    );
  }

  /** In the transaction that takes the text away. */
  forget(text: string, from: Lang): void {
    if (!isShort(text)) return;
    this.#fresh.delete(`${from} ${text}`);
    this.sql.exec('DELETE FROM translation_memory WHERE text = ? AND source = ?', text, from);
    this.#rows = null;
  }

  /** How things are said has changed. */
  clear(): void {
    this.#fresh.clear();
    this.sql.exec('DELETE FROM translation_memory');
    this.#rows = null;
  }

  #read(text: string, from: Lang): Kept | null {
    const row = this.sql
      .exec<{ translations: string }>('SELECT translations FROM translation_memory WHERE text = ? AND source = ?', text, from)
      .toArray()[0];
    return row ? keptOf(row) : null;
  }

  #grow(): void {
    this.#rows ??= this.#count();
    if (this.#rows >= ROWS_MAX) {
      const oldest = 'SELECT at FROM translation_memory ORDER BY at LIMIT 1 OFFSET ?';
      this.sql.exec(`DELETE FROM translation_memory WHERE at <= (${oldest})`, ROWS_OVER - 1);
      this.#rows = this.#count();
    }
    this.#rows++;
  }

  #count(): number {
    return this.sql.exec<{ n: number }>('SELECT count(*) AS n FROM translation_memory').toArray()[0]?.n ?? 0;
  }
}
