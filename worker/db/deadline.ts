/** What the database hasn't answered by then has failed, for whoever waits for it. */
const ANSWER_MS = 10_000;

/** The statement that the database itself knows, by the one that is handed out for it: a batch takes no other. */
const own = new WeakMap<object, D1PreparedStatement>();

/** D1 that answers in time or fails: a visitor is told so, rather than kept waiting. What was given up may yet be done; every write here may be repeated. */
export function inTime(db: D1Database, ms = ANSWER_MS): Pick<D1Database, 'prepare' | 'batch'> {
  const limited = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`D1 gave no answer in ${ms} ms.`)), ms);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  const handed = (statement: D1PreparedStatement) => {
    const limits = {
      bind: (...values: unknown[]) => handed(statement.bind(...values)),
      first: (...column: [string]) => limited(statement.first(...column)),
      run: () => limited(statement.run()),
      all: () => limited(statement.all()),
      raw: (...options: [{ columnNames: true }]) => limited(statement.raw(...options)),
    } as D1PreparedStatement;
    own.set(limits, statement);
    return limits;
  };
  return {
    prepare: (query) => handed(db.prepare(query)),
    batch: (statements) => limited(db.batch(statements.map((statement) => own.get(statement) ?? statement))),
  };
}
