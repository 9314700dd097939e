/** What an object cost since it woke, in the units that Cloudflare bills. */
export type Bill = {
  /** By SQL, by key and value, and one for each alarm that was set. */
  rowsWritten: number;
  rowsRead: number;
  /** Alarms set; they are in `rowsWritten` too. */
  alarms: number;
  /** How long timers were pending, ms: while one is, the object can't hibernate, and its duration is billed. */
  pendingMs: number;
};

/** Cursors that may still be read from: what older ones read doesn't change any more. */
const OPEN_MAX = 64;

/** Counts what an object asks of its storage and clock from now on; to be called before its class's own constructor. */
export function counted({ storage }: DurableObjectState): () => Bill {
  const bill = { rowsWritten: 0, rowsRead: 0, alarms: 0 };
  const open: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  const close = (max: number) => {
    for (const { rowsRead, rowsWritten } of open.splice(0, Math.max(0, open.length - max))) {
      bill.rowsRead += rowsRead;
      bill.rowsWritten += rowsWritten;
    }
  };
  const replace = (target: object, name: string, by: (original: (...args: unknown[]) => unknown) => (...args: unknown[]) => unknown) => {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') throw new Error(`The storage has no ${name}.`);
    Object.defineProperty(target, name, { value: by(original.bind(target) as (...args: unknown[]) => unknown), configurable: true });
  };
  const rows = (keys: unknown) => (Array.isArray(keys) ? keys.length : typeof keys === 'object' && keys ? Object.keys(keys).length : 1);

  replace(storage.sql, 'exec', (exec) => (...args) => {
    const cursor = exec(...args) as (typeof open)[number];
    open.push(cursor);
    close(OPEN_MAX);
    return cursor;
  });
  for (const name of ['put', 'delete']) {
    replace(storage, name, (write) => (keys, ...more) => {
      bill.rowsWritten += rows(keys);
      return write(keys, ...more);
    });
  }
  replace(storage, 'setAlarm', (setAlarm) => (...args) => {
    bill.rowsWritten++;
    bill.alarms++;
    return setAlarm(...args);
  });
  const pending = pendingTimers();
  return () => {
    close(0);
    return { ...bill, pendingMs: pending() };
  };
}

/** How long at least one timer of this isolate has been pending, ms. */
function pendingTimers(): () => number {
  const pending = new Set<unknown>();
  let since = 0;
  let total = 0;
  const begin = (timer: unknown) => {
    if (!pending.size) since = Date.now();
    pending.add(timer);
  };
  const end = (timer: unknown) => {
    if (pending.delete(timer) && !pending.size) total += Date.now() - since;
  };
  const { setTimeout, clearTimeout } = globalThis;
  const set = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer: unknown = setTimeout(() => {
      try {
        work(...args);
      } finally {
        end(timer);
      }
    }, ms);
    begin(timer);
    return timer;
  };
  const clear = (timer: Parameters<typeof clearTimeout>[0]) => {
    end(timer);
    clearTimeout(timer);
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  return () => total + (pending.size ? Date.now() - since : 0);
}
