/** What an object cost, in the units that Cloudflare bills. */
export type Bill = {
  /** By SQL, by key and value, and one for each alarm that was set. */
  rowsWritten: number;
  rowsRead: number;
  /** Alarms set; they are in `rowsWritten` too. */
  alarms: number;
  /** How long timers were pending, ms: while one is, the object can't hibernate, and its duration is billed. */
  pendingMs: number;
};
type Cursor = SqlStorageCursor<Record<string, SqlStorageValue>>;
/** A cursor that may still be read from, and how much of it is counted. */
type Open = { cursor: Cursor; read: number };

/** Cursors of one turn: what older ones read doesn't change any more. */
const OPEN_MAX = 16;

/** One object's count. */
class Count {
  rowsWritten = 0;
  rowsRead = 0;
  alarms = 0;
  #open: Open[] = [];

  took(cursor: Cursor): void {
    // A statement has written all that it writes when it begins to answer; what it reads goes on.
    this.rowsWritten += cursor.rowsWritten;
    this.rowsRead += cursor.rowsRead;
    this.#open.push({ cursor, read: cursor.rowsRead });
    if (this.#open.length > OPEN_MAX) this.#look(this.#open.shift()!);
  }
  #look(open: Open): void {
    this.rowsRead += open.cursor.rowsRead - open.read;
    open.read = open.cursor.rowsRead;
  }
  /** Its cursors went with the object that it was before it slept. */
  woke(): void {
    this.#open = [];
  }
  bill(): Bill {
    for (const open of this.#open) this.#look(open);
    return { rowsWritten: this.rowsWritten, rowsRead: this.rowsRead, alarms: this.alarms, pendingMs: pendingMs() };
  }
}

/** Outside of the objects, by their ids: an object that sleeps is made anew, and what it cost before is not forgotten. */
const counts = new Map<string, Count>();

type Any = (...args: unknown[]) => unknown;

/** Puts a method of the platform's aside, and another in its place. */
function replace(target: object, name: string, by: (original: Any) => Any): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') throw new Error(`The storage has no ${name}.`);
  Object.defineProperty(target, name, { value: by(original.bind(target) as Any), configurable: true });
}

const keysIn = (keys: unknown) => {
  if (Array.isArray(keys)) return keys.length;
  return typeof keys === 'object' && keys ? Object.keys(keys).length : 1;
};

/** Counts what an object asks of its storage from now on, and goes on from before it slept; to be called before its class's own constructor. */
export function counted({ id, storage }: DurableObjectState): () => Bill {
  const count = counts.get(id.toString()) ?? new Count();
  counts.set(id.toString(), count);
  count.woke();
  replace(storage.sql, 'exec', (exec) => (...args) => {
    const cursor = exec(...args) as Cursor;
    count.took(cursor);
    return cursor;
  });
  for (const name of ['put', 'delete']) {
    replace(storage, name, (write) => (keys, ...more) => {
      count.rowsWritten += keysIn(keys);
      return write(keys, ...more);
    });
  }
  replace(storage, 'setAlarm', (setAlarm) => (...args) => {
    count.rowsWritten++;
    count.alarms++;
    return setAlarm(...args);
  });
  return () => count.bill();
}

const pending = new Set<unknown>();
let pendingSince = 0;
let pendingBefore = 0;
/** How long at least one timer of this isolate has been pending since it began, ms. */
const pendingMs = () => pendingBefore + (pending.size ? Date.now() - pendingSince : 0);

function begin(timer: unknown): void {
  if (!pending.size) pendingSince = Date.now();
  pending.add(timer);
}
function end(timer: unknown): void {
  if (pending.delete(timer) && !pending.size) pendingBefore += Date.now() - pendingSince;
}

const { setTimeout, clearTimeout } = globalThis;
Object.assign(globalThis, {
  setTimeout: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const timer: unknown = setTimeout(() => {
      try {
        work(...args);
      } finally {
        end(timer);
      }
    }, ms);
    begin(timer);
    return timer;
  },
  clearTimeout: (timer: Parameters<typeof clearTimeout>[0]) => {
    end(timer);
    clearTimeout(timer);
  },
});
