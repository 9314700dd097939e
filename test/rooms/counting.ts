import type { makeWorld } from './world';

/** Counts what the storage itself says of every statement of a room from now on, until the room forgets. */
export const counting = (world: Awaited<ReturnType<typeof makeWorld>>) =>
  world.inside((_, { storage }) => {
    const { sql } = storage;
    const exec = sql.exec.bind(sql);
    const count = { written: 0, read: 0 };
    type Exec = typeof sql.exec;
    const counted: Exec = (query, ...values) => {
      const cursor = exec(query, ...values);
      const rows = cursor.toArray();
      count.written += cursor.rowsWritten;
      count.read += cursor.rowsRead;
      return Object.assign(Object.create(cursor), { toArray: () => rows });
    };
    Object.defineProperty(sql, 'exec', { value: counted, configurable: true });
    return count;
  });
