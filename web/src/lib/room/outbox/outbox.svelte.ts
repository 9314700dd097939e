import { v7 } from 'uuid';
import type { DownOf } from '$rooms/protocol/down';
import { timeOf } from '$rooms/protocol/ids';
import type { UpInput } from '$rooms/protocol/up';
import { MemoryStore, type Store } from './store';
import { afterRefusal, goesByItself, isShownAs, pauseLeftMs, tryAgain, type NewWord, type Word } from './word';

/** A room that hasn't answered a word by then is asked whether it is there at all. */
const ANSWER_MS = 8_000;
/** A tab that nobody looks at leaves words to one in sight for so long. */
const HIDDEN_MS = 3_000;
/** What still waits although nothing is in its way is tried again so often. */
const RETRY_MS = 3_000;
/** How far an id that was never sent may be from the room's time, ms: the room takes 60 s ahead and 7 days back. */
const AHEAD_MAX_MS = 30_000;
const AGE_MAX_MS = 6.5 * 24 * 60 * 60_000;

type InFlight = { id: string; isFirst: boolean; answered: (isAnswered: boolean) => void };
type Doing = {
  room: string;
  /** The browser's disk; rejects where it keeps nothing. `changed` and `lost`: see disk.ts. */
  open: (told: { changed: () => void; lost: () => void }) => Promise<Store>;
  isHidden: () => boolean;
  /** False where there is no line now. */
  transmit: (frame: UpInput) => boolean;
  /** There is something to say: a line that pauses ends its pause. */
  listen: () => void;
  /** The room doesn't answer. */
  probe: () => void;
};

/**
 * What the reader has said and the room hasn't acknowledged. Kept on disk first and sent then, by one tab at a time, one after the
 * other: an answer comes before the next goes, so what was written first is said first. An id makes a message once, however often it
 * is sent.
 */
export class Outbox {
  waiting = $state.raw<readonly Word[]>([]);
  /** Words are lost with this page: the browser keeps nothing for it, or has stopped to. */
  isInMemory = $state(false);
  /** Who the reader is here, as far as the page knows. */
  me = $state<string | null>(null);
  #opened: (store: Store | Promise<Store>) => void = () => {};
  #store = new Promise<Store>((resolve) => (this.#opened = resolve));
  /** The room's clock less ours, ms: an id's time is judged by the room's. */
  #skewMs = 0;
  /** There until the line is lost. */
  #line: AbortController | null = null;
  #isSaying = false;
  /** Asked for while it is saying: what it read may have been too early. */
  #isAskedAgain = false;
  #inFlight: InFlight | null = null;
  #later: { timer: ReturnType<typeof setTimeout>; at: number } | null = null;
  /** Written here and not on disk yet; written here at all; said or cancelled, by id. */
  #unkept = new Set<string>();
  #own = new Set<string>();
  #gone = new Set<string>();

  constructor(readonly doing: Doing) {}

  /** Once there is a browser. `me`: who the reader was here last. */
  async open(me: string | null) {
    this.me ??= me;
    const told = { changed: () => void this.#look(), lost: () => void this.#toMemory() };
    this.#opened(this.doing.open(told).catch(() => this.#memory()));
    await this.#look();
  }

  send(text: string, replyTo?: number) {
    const { room } = this.doing;
    const fresh = { writtenAt: Date.now(), tried: false, pauseMs: 0, pausedUntil: 0, failures: 0, problem: null };
    const word: NewWord = { room, member: this.me, id: this.#newId(), text, ...(replyTo === undefined ? {} : { replyTo }), ...fresh };
    this.#unkept.add(word.id);
    this.#own.add(word.id);
    this.waiting = [...this.waiting, { ...word, order: Number.MAX_SAFE_INTEGER }];
    void this.#keep(word);
  }

  /** Takes a word back, or lets go of one that was refused. If the room has it already, the message is there all the same. */
  cancel(id: string) {
    void this.#drop(id);
  }

  again(id: string) {
    void this.#change(id, (word) => tryAgain(word, this.me, () => this.#newId())).then(() => this.#go());
  }

  /** The room has the message of this id. */
  heard(id: string) {
    // Another tab may have heard it first, and let go of it here too.
    const inFlight = this.#inFlight?.id === id ? this.#inFlight : null;
    if (inFlight || this.waiting.some((word) => word.id === id)) void this.#answered(inFlight, this.#drop(id));
  }

  /** True where the error answers one of ours. */
  refused(error: DownOf<'error'>): boolean {
    const id = error.re;
    const inFlight = this.#inFlight?.id === id ? this.#inFlight : null;
    if (id === undefined || (!inFlight && !this.waiting.some((word) => word.id === id))) return false;
    if (error.now !== undefined) this.#skewMs = error.now - Date.now();
    const how = { now: Date.now(), isFirst: inFlight?.isFirst === true, newId: () => this.#newId() };
    void this.#answered(
      inFlight,
      this.#change(id, (word) => afterRefusal(word, error, how)),
    );
    return true;
  }

  /** There is a line, and everything missed has been heard. `skewMs`: the room's clock less ours. */
  ready(me: string, skewMs: number) {
    this.me = me;
    this.#skewMs = skewMs;
    this.#line = new AbortController();
    void this.#look();
  }

  unready() {
    this.#line?.abort();
    this.#line = null;
  }

  /** The reader leaves the room, and takes what wasn't said along. */
  async abandon() {
    await Promise.all(this.waiting.filter(({ member }) => member === this.me).map(({ id }) => this.#drop(id)));
  }

  close() {
    this.unready();
    clearTimeout(this.#later?.timer);
    void this.#store.then((store) => store.close());
  }

  /** Sees to it that what waits is said, by this tab or another. */
  #go() {
    if (!this.waiting.some((word) => goesByItself(word, this.me))) return;
    if (!this.#line) this.doing.listen();
    else if (this.#isSaying) this.#isAskedAgain = true;
    else void this.#sayInTurn(this.#line.signal);
  }

  #goIn(ms: number) {
    const at = Date.now() + ms;
    if (this.#later && this.#later.at <= at) return;
    clearTimeout(this.#later?.timer);
    const timer = setTimeout(() => {
      this.#later = null;
      this.#go();
    }, ms);
    this.#later = { timer, at };
  }

  async #sayInTurn(stop: AbortSignal) {
    this.#isSaying = true;
    this.#isAskedAgain = false;
    try {
      await this.#use((store) => store.alone(stop, (robbed) => this.#sayAll(stop, robbed)));
    } finally {
      this.#isSaying = false;
    }
    // Written while it was read what there is; on a line that is gone by now; or kept back by a tab that is stuck.
    this.#goIn(this.#isAskedAgain || stop.aborted ? 0 : RETRY_MS);
  }

  /** What waits, from the first on. Ends where there is none, or the first has to wait for something. */
  async #sayAll(stop: AbortSignal, robbed: AbortSignal) {
    for (;;) {
      const next = (await this.#list()).find((word) => goesByItself(word, this.me));
      if (!next || stop.aborted || robbed.aborted) return;
      const pauseMs = pauseLeftMs(next, Date.now());
      if (pauseMs > 0) return this.#goIn(pauseMs);
      const isFirst = !next.tried;
      const id = isFirst && !this.#isInTime(next.id) ? this.#newId() : next.id;
      const word = await this.#change(next.id, (word) => ({ ...word, id, tried: true }), true);
      // Cancelled meanwhile.
      if (!word) continue;
      if (stop.aborted || robbed.aborted || !(await this.#say(word, isFirst, [stop, robbed]))) return;
    }
  }

  /** True when the room has answered, and what it said has been written down. */
  #say({ id, text, replyTo }: Word, isFirst: boolean, stops: AbortSignal[]): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = () => answered(false);
      const timer = setTimeout(() => {
        this.doing.probe();
        answered(false);
      }, ANSWER_MS);
      const answered = (isAnswered: boolean) => {
        clearTimeout(timer);
        for (const signal of stops) signal.removeEventListener('abort', stop);
        if (this.#inFlight?.id === id) this.#inFlight = null;
        resolve(isAnswered);
      };
      for (const signal of stops) signal.addEventListener('abort', stop);
      this.#inFlight = { id, isFirst, answered };
      if (!this.doing.transmit({ type: 'chat.send', id, text, ...(replyTo === undefined ? {} : { replyTo }) })) answered(false);
    });
  }

  /** The next word goes once what was answered is written down. */
  async #answered(inFlight: InFlight | null, written: Promise<unknown>) {
    await written;
    inFlight?.answered(true);
  }

  #newId() {
    return v7({ msecs: Date.now() + this.#skewMs });
  }
  #isInTime(id: string) {
    const aheadMs = timeOf(id) - (Date.now() + this.#skewMs);
    return aheadMs < AHEAD_MAX_MS && aheadMs > -AGE_MAX_MS;
  }

  async #keep(word: NewWord) {
    const kept = await this.#use((store) => store.add(word));
    this.#unkept.delete(word.id);
    this.waiting = this.waiting.map((one) => (one.id === word.id ? kept : one));
    if (this.#gone.has(word.id)) await this.#use((store) => store.remove(kept.order));
    else this.#go();
  }

  /** Reads what waits, in whatever tab it was written. */
  async #look() {
    await this.#list();
    // Written here before the page knew whose it was.
    for (const { id, member } of this.me === null ? [] : this.waiting) {
      if (member === null && this.#own.has(id)) await this.#change(id, (word) => ({ ...word, member: this.me }));
    }
    if (this.doing.isHidden()) this.#goIn(HIDDEN_MS);
    else this.#go();
  }

  async #list(): Promise<readonly Word[]> {
    const kept = (await this.#use((store) => store.list())).filter(({ id }) => !this.#gone.has(id));
    const isKept = new Set(kept.map(({ id }) => id));
    const waiting = [...kept, ...this.waiting.filter(({ id }) => this.#unkept.has(id) && !isKept.has(id))];
    if (waiting.length !== this.waiting.length || waiting.some((word, i) => !isShownAs(word, this.waiting[i]))) this.waiting = waiting;
    return kept;
  }

  async #drop(id: string) {
    const word = this.waiting.find((one) => one.id === id);
    this.#gone.add(id);
    this.waiting = this.waiting.filter((one) => one.id !== id);
    if (word && !this.#unkept.has(id)) await this.#use((store) => store.remove(word.order));
  }

  async #change(id: string, how: (word: Word) => Word, quietly = false): Promise<Word | undefined> {
    const word = this.waiting.find((one) => one.id === id);
    if (!word) return undefined;
    const changed = await this.#use((store) => store.change(word.order, how, quietly));
    this.waiting = this.waiting.flatMap((one) => (one.order !== word.order ? [one] : changed ? [changed] : []));
    return changed;
  }

  /** Does something with what is kept. Where the disk refuses, memory takes its place from then on. */
  async #use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await this.#store;
    try {
      return await work(store);
    } catch (error) {
      if (store instanceof MemoryStore) throw error;
      await this.#toMemory(store);
      return work(await this.#store);
    }
  }

  /** `from`: the store that failed; where another has taken its place meanwhile, that one stays. */
  async #toMemory(from?: Store) {
    const now = await this.#store;
    if (now instanceof MemoryStore || (from && from !== now)) return;
    this.#store = Promise.resolve(this.#memory());
    now.close();
  }

  #memory() {
    this.isInMemory = true;
    return new MemoryStore(this.waiting.filter(({ id }) => !this.#unkept.has(id)));
  }
}
