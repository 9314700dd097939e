type Mood =
  | 'well'
  /** Every use throws. */
  | 'throws'
  /** Nothing is answered until the mood is another. */
  | 'hangs'
  /** Does as it is told, and then the answer is lost. */
  | 'forgets';

const LOST = 'D1_ERROR: Network connection lost.';
const isWrite = (query: string) => /^\s*(insert|update|delete)/i.test(query);
const isDelete = (query: string) => /^\s*delete/i.test(query);

/** A D1 binding with a fault in front of it, and a count of how often it was used. */
export class UnreliableD1 {
  mood: Mood = 'well';
  /** What only reads goes on as it was. */
  failsWrites = false;
  /** What takes away waits until this is false. */
  hangsAtDeletes = false;
  uses = 0;
  readonly binding: D1Database;

  constructor(db: D1Database) {
    this.binding = {
      ...db,
      prepare: (query) => this.#statement(query, db.prepare(query)),
      batch: <T>(statements: D1PreparedStatement[]) => {
        const queries = statements.map((statement) => STATEMENTS.get(statement)!);
        return this.#use(queries.map(({ query }) => query).find(isWrite) ?? '', () => db.batch<T>(queries.map(({ inner }) => inner)));
      },
      exec: (query) => this.#use(query, () => db.exec(query)),
      withSession: () => {
        throw new Error('Not used by the product.');
      },
      dump: () => {
        throw new Error('Not used by the product.');
      },
    };
  }

  #statement(query: string, inner: D1PreparedStatement): D1PreparedStatement {
    const outer = {
      bind: (...values: unknown[]) => this.#statement(query, inner.bind(...values)),
      first: (...column: [string]) => this.#use(query, () => inner.first(...column)),
      run: () => this.#use(query, () => inner.run()),
      all: () => this.#use(query, () => inner.all()),
      raw: (...options: [{ columnNames: true }]) => this.#use(query, () => inner.raw(...options)),
    } as D1PreparedStatement;
    STATEMENTS.set(outer, { query, inner });
    return outer;
  }

  async #use<T>(query: string, work: () => Promise<T>): Promise<T> {
    this.uses++;
    while (this.mood === 'hangs' || (this.hangsAtDeletes && isDelete(query))) await scheduler.wait(20);
    if (this.mood === 'throws' || (this.failsWrites && isWrite(query))) throw new Error(LOST);
    const result = await work();
    if (this.mood === 'forgets') throw new Error(LOST);
    return result;
  }
}

/** Statements of a batch are the database's own. */
const STATEMENTS = new WeakMap<object, { query: string; inner: D1PreparedStatement }>();
