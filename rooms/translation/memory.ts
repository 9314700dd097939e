import type { Sql, Translatable } from '../deps';

/** Texts up to this many code points are said again and again. */
const SHORT = 40;
const ROWS_MAX = 2000;
/** Rows that go at once, oldest first, when there are too many. */
const ROWS_OVER = 200;

type Found = { text: string; engine: string };
const isShort = (text: string) => text.length <= 2 * SHORT && [...text].length <= SHORT;

/** Translations of short texts, on disk, so that a room asks for “ㅋㅋㅋ” once. A text that is deleted anywhere in the room is forgotten. */
export class Memory {
  #rows: number | null = null;

  constructor(private readonly sql: Sql) {}

  find({ text, from, to }: Translatable): Found | null {
    if (!isShort(text)) return null;
    const row = this.sql
      .exec<{ said: string; engine: string }>(
        'SELECT said, engine FROM translation_memory WHERE text = ? AND source = ? AND target = ?',
        text,
        from,
        to,
      )
      .toArray()[0];
    return row ? { text: row.said, engine: row.engine } : null;
  }

  remember({ text, from, to }: Translatable, found: Found, now: number): void {
    if (!isShort(text) || this.find({ text, from, to })) return;
    this.#rows ??= this.sql.exec<{ n: number }>('SELECT count(*) AS n FROM translation_memory').toArray()[0]?.n ?? 0;
    if (this.#rows >= ROWS_MAX) this.#makeRoom();
    this.sql.exec('INSERT INTO translation_memory VALUES (?, ?, ?, ?, ?, ?)', text, from, to, found.text, found.engine, now);
    this.#rows++;
  }

  /** In the transaction that takes the text away. */
  forget(text: string): void {
    if (!isShort(text)) return;
    this.sql.exec('DELETE FROM translation_memory WHERE text = ?', text);
    this.#rows = null;
  }

  /** How things are said has changed. */
  clear(): void {
    this.sql.exec('DELETE FROM translation_memory');
    this.#rows = null;
  }

  #makeRoom(): void {
    this.sql.exec(
      'DELETE FROM translation_memory WHERE at <= (SELECT at FROM translation_memory ORDER BY at LIMIT 1 OFFSET ?)',
      ROWS_OVER - 1,
    );
    this.#rows = this.sql.exec<{ n: number }>('SELECT count(*) AS n FROM translation_memory').toArray()[0]?.n ?? 0;
  }
}
