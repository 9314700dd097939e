import { openDB, type DBSchema } from 'idb';
import type { Store } from './store';
import type { NewWord, Word } from './word';

interface Schema extends DBSchema {
  word: { key: number; value: Word; indexes: { room: string } };
}

const NAME = 'openlink.outbox';
/** A disk that takes longer is taken for one that never answers. */
const SLOW_MS = 5_000;
/** A tab holds its turn while it waits for one answer of the room, hardly longer: past this it is stuck, and somebody else goes on. */
const STUCK_MS = 15_000;

const within = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('The disk does not answer.')), SLOW_MS)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * One turn among all tabs. Rejects where the browser has no locks, or denies them; a turn that was taken away, and one that `stop`
 * came before, resolve. `mayRob`: somebody looks at this tab, and waits.
 */
async function turn(name: string, stop: AbortSignal, mayRob: () => boolean, work: (robbed: AbortSignal) => Promise<void>) {
  const robbed = new AbortController();
  const waiting = new AbortController();
  const giveUp = () => waiting.abort();
  stop.addEventListener('abort', giveUp);
  const stuck = setTimeout(giveUp, STUCK_MS);
  let isMine = false;
  const mine = () => {
    isMine = true;
    clearTimeout(stuck);
    return work(robbed.signal);
  };
  try {
    await navigator.locks.request(name, { signal: waiting.signal }, mine).catch((error: unknown) => {
      if (isMine || stop.aborted || !waiting.signal.aborted) throw error;
      return mayRob() ? navigator.locks.request(name, { steal: true }, mine) : undefined;
    });
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
    robbed.abort();
  } finally {
    clearTimeout(stuck);
    stop.removeEventListener('abort', giveUp);
  }
}

type Told = {
  /** Another tab has changed something. */
  changed: () => void;
  /** The browser has taken the disk away. */
  lost: () => void;
};

/** The words of one room on this browser's disk, the same for all its tabs. Throws where the browser keeps nothing, or has no locks. */
export async function openDisk(room: string, { changed, lost }: Told): Promise<Store> {
  const name = `${NAME}.${room}`;
  // Asked first: without turns, tabs would talk across each other, so such a browser keeps nothing at all.
  await navigator.locks.request(name, { ifAvailable: true }, async () => {});
  const channel = new BroadcastChannel(name);
  const db = await within(
    openDB<Schema>(NAME, 1, {
      upgrade: (fresh) => void fresh.createObjectStore('word', { keyPath: 'order', autoIncrement: true }).createIndex('room', 'room'),
      // A newer page in another tab wants to change how words are kept.
      blocking: () => {
        db.close();
        lost();
      },
      terminated: lost,
    }),
  );
  channel.addEventListener('message', changed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Only windows have one to give.
  const tell = () => channel.postMessage(null);

  return {
    list: () => within(db.getAllFromIndex('word', 'room', room)),
    async add(word: NewWord) {
      // Its order is the disk's to give.
      const order = await within(db.add('word', word as Word));
      tell();
      return { ...word, order };
    },
    async change(order, how, quietly = false) {
      const changed = await within(
        (async () => {
          const work = db.transaction('word', 'readwrite');
          const word = await work.store.get(order);
          const next = word && how(word);
          await Promise.all([next && work.store.put(next), work.done]);
          return next;
        })(),
      );
      if (!quietly) tell();
      return changed;
    },
    async remove(order) {
      await within(db.delete('word', order));
      tell();
    },
    alone: (stop, work) => turn(name, stop, () => document.visibilityState === 'visible', work),
    close() {
      channel.close();
      db.close();
    },
  };
}
