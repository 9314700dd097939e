type Mood =
  | 'well'
  /** Every use throws. */
  | 'throws'
  /** Nothing is answered until the mood is another. */
  | 'hangs'
  /** Does as it is told, and then the answer is lost. */
  | 'forgets';

/** A D1 binding with a fault in front of it, and a count of how often it was used. */
export class UnreliableD1 {
  mood: Mood = 'well';
  uses = 0;
  readonly binding: D1Database;

  constructor(db: D1Database) {
    this.binding = {
      ...db,
      prepare: (query) => this.#statement(db.prepare(query)),
      batch: <T>(statements: D1PreparedStatement[]) => this.#use(() => db.batch<T>(statements.map(innerOf))),
      exec: (query) => this.#use(() => db.exec(query)),
      withSession: () => {
        throw new Error('Not used by the product.');
      },
      dump: () => {
        throw new Error('Not used by the product.');
      },
    };
  }

  #statement(inner: D1PreparedStatement): D1PreparedStatement {
    const outer = {
      bind: (...values: unknown[]) => this.#statement(inner.bind(...values)),
      first: (...column: [string]) => this.#use(() => inner.first(...column)),
      run: () => this.#use(() => inner.run()),
      all: () => this.#use(() => inner.all()),
      raw: (...options: [{ columnNames: true }]) => this.#use(() => inner.raw(...options)),
    } as D1PreparedStatement;
    INNER.set(outer, inner);
    return outer;
  }

  async #use<T>(work: () => Promise<T>): Promise<T> {
    this.uses++;
    while (this.mood === 'hangs') await scheduler.wait(20);
    if (this.mood === 'throws') throw new Error('D1_ERROR: Network connection lost.');
    const result = await work();
    if (this.mood === 'forgets') throw new Error('D1_ERROR: Network connection lost.');
    return result;
  }
}

/** Statements of a batch are the database's own. */
const INNER = new WeakMap<object, D1PreparedStatement>();
const innerOf = (outer: D1PreparedStatement) => INNER.get(outer) ?? outer;
