import type { Translated } from '../deps';
import type { LiveRoom } from '../live';
import { LANGS, type Lang } from '../protocol/lang';
import type { MissedReason } from '../protocol/translation';
import type { Asking } from './asking';
import type { Budget, Cost } from './budget';
import { Calls } from './calls';
import { GivenUp } from './given-up';
import { keep, type Kept, type Said } from './kept';
import { Memory } from './memory';
import { Queue } from './queue';
import { Waiting } from './waiting';

/** One message wanted in one language. Who said it pays, or who scrolled to it. */
export type Job = Said &
  Cost & {
    from: Lang;
    to: Lang;
    /** When it was first wanted, ms. */
    since: number;
    isPaid: boolean;
    /** Times the engines were busy when it was asked for. */
    tries: number;
    /** Its readers know that it has failed so far, and why. */
    missed: MissedReason | null;
  };

/** When what failed is tried again, where the engines don't say: after the first times at least, then more and more seldom; and how long it is tried. */
const AGAIN_MS = 5000;
const SELDOM_MS = 30_000;
const TRIED_MS = 5 * 60_000;
/** Jobs that wait for their characters wait for the same moments: each of them would wake all the others. */
const STEP_MS = 5000;

type Missed = Extract<Translated, { missed: unknown }>;
const keyOf = (seq: number, to: Lang) => `${seq} ${to}`;

/** Everything that is wanted in another language, from then until its readers know and it is on disk. Nothing here throws but for a disk that fails. */
export class Jobs {
  readonly #memory: Memory;
  readonly #queue = new Queue();
  readonly #waiting: Waiting;
  readonly #givenUp = new GivenUp();
  /** All that is queued, under way or waiting to be tried again. */
  readonly #jobs = new Map<string, Job>();
  /** Of each message: the languages under way, and those that have come and are not on disk yet. */
  readonly #open = new Map<number, { left: Set<Lang>; done: Kept }>();
  readonly #calls = new Calls(() => this.#next());
  /** Changes with the glossary: what was asked before isn't remembered. */
  #generation = 0;

  constructor(
    private readonly room: LiveRoom,
    private readonly asking: Asking,
    private readonly budget: Budget,
    /** What a message says in other languages has been written. */
    private readonly onKept: () => void,
  ) {
    this.#memory = new Memory(room.sql);
    this.#waiting = new Waiting(room.deps, (due) => this.#again(due));
  }

  has(seq: number, to: Lang): boolean {
    return this.#jobs.has(keyOf(seq, to));
  }

  /** Why there is none so far, as far as anybody tried. */
  missed(seq: number, to: Lang): MissedReason | null {
    return this.#jobs.get(keyOf(seq, to))?.missed ?? this.#givenUp.why(seq, to, this.room.now());
  }

  /** What has come and is not on disk yet. */
  done(seq: number): Kept {
    return this.#open.get(seq)?.done ?? {};
  }

  /** Takes jobs in, all of a message's together, so that they are written together. */
  start(jobs: readonly Job[]): void {
    for (const job of jobs) this.#hold(job);
    for (const job of jobs) {
      this.#orEnd(job, () => {
        const known = this.asking.withoutWords(job) ?? this.#memory.find(job);
        if (known) this.#settle(job, known);
        else this.#push(job);
      });
    }
    this.#calls.pump();
  }

  /** A message says something else, or nothing any more: what is under way for it comes to nothing. */
  drop(seq: number): void {
    this.#queue.drop(seq);
    this.#waiting.drop(seq);
    this.#givenUp.drop(seq);
    this.#open.delete(seq);
    for (const to of LANGS) this.#jobs.delete(keyOf(seq, to));
  }

  /** Nothing of a text is remembered: in the transaction that takes it away. */
  forget(text: string, from: Lang): void {
    this.#memory.forget(text, from);
  }

  /** Things are said otherwise from now on. */
  forgetAll(): void {
    this.#memory.clear();
    this.#givenUp.clear();
    this.asking.forget();
    this.#generation++;
  }

  /** A call that is no message's, when its turn has come: after every message's. */
  inTurn<T>(call: () => Promise<T>): Promise<T> {
    return this.#calls.inTurn(call);
  }

  #hold(job: Job): void {
    const open = this.#open.get(job.seq) ?? { left: new Set(), done: {} };
    open.left.add(job.to);
    this.#open.set(job.seq, open);
    this.#jobs.set(keyOf(job.seq, job.to), job);
  }

  /** Takes up the next that is queued. */
  #next(): boolean {
    const job = this.#queue.next();
    if (job) this.#orEnd(job, () => this.#begin(job));
    return job !== undefined;
  }

  #begin(job: Job): void {
    // Whoever read this language has gone.
    if (!this.room.connections.langs.includes(job.to)) return this.#end(job);
    // Another message with the same text may have been first.
    const known = this.#memory.find(job);
    if (known) return this.#settle(job, known);
    if (this.#pays(job)) void this.#calls.make(() => this.#run(job));
  }

  /** Their time has come. Those that can't pay yet cost no more than that look. */
  #again(due: readonly Job[]): void {
    for (const job of due) {
      this.#hold(job);
      this.#orEnd(job, () => this.#pays(job) && this.#push(job));
    }
    this.#calls.pump();
  }

  /** Whether a job's characters are spent, at last; else it misses. */
  #pays(job: Job): boolean {
    const now = this.room.now();
    const waitMs = job.isPaid ? 0 : this.budget.spend(job, now);
    if (waitMs) this.#settle(job, { missed: 'budget', retryAfterMs: Math.ceil((now + waitMs) / STEP_MS) * STEP_MS - now });
    else job.isPaid = true;
    return job.isPaid;
  }

  #push(job: Job): void {
    const over = this.#queue.push(job);
    if (over) this.#settle(over, { missed: 'busy' });
  }

  async #run(job: Job): Promise<void> {
    const generation = this.#generation;
    const answer = await this.asking.ask({ text: job.text, from: job.from, to: job.to });
    this.#orEnd(job, () => this.#settle(job, answer, generation));
  }

  /** A job has its answer. One that was dropped meanwhile is no one's: its text may be gone. */
  #settle(job: Job, answer: Translated, generation?: number): void {
    const { seq, to } = job;
    if (this.#jobs.get(keyOf(seq, to)) !== job) return;
    if ('missed' in answer) return this.#miss(job, answer);
    const { text, engine } = answer;
    this.room.connections.tellReaders(to, { type: 'translation.added', target: seq, lang: to, text, engine });
    const open = this.#open.get(seq);
    if (open) open.done[to] = { text, engine };
    if (generation === this.#generation) this.#memory.remember(job, { text, engine });
    this.#end(job);
  }

  #miss(job: Job, { missed, retryAfterMs }: Missed): void {
    const { seq, to } = job;
    if (missed === 'busy') job.tries++;
    const soonMs = missed === 'busy' ? AGAIN_MS : Number.POSITIVE_INFINITY;
    const againMs = Math.max(retryAfterMs ?? soonMs, Math.min(1000 * 2 ** job.tries, SELDOM_MS));
    const isNews = job.missed !== missed;
    if (isNews) this.room.connections.tellReaders(to, { type: 'translation.missed', target: seq, lang: to, reason: missed });
    job.missed = missed;
    this.#end(job);
    const now = this.room.now();
    if (now + againMs <= job.since + TRIED_MS) {
      this.#jobs.set(keyOf(seq, to), job);
      const over = this.#waiting.add(job, againMs);
      if (!over) return;
      this.#jobs.delete(keyOf(over.seq, over.to));
      this.#givenUp.add(over.seq, over.to, over.missed ?? missed, now, againMs);
    } else this.#givenUp.add(seq, to, missed, now, retryAfterMs);
  }

  /** Takes a job out. With its message's last one: what came. */
  #close(job: Job): Kept | undefined {
    this.#jobs.delete(keyOf(job.seq, job.to));
    const open = this.#open.get(job.seq);
    open?.left.delete(job.to);
    if (!open || open.left.size) return undefined;
    this.#open.delete(job.seq);
    return open.done;
  }

  /** Nothing more comes for a job by now. With its message's last one, what came is written. */
  #end(job: Job): void {
    const done = this.#close(job);
    if (!done || !Object.keys(done).length) return;
    keep(this.room.sql, job, done);
    this.onKept();
    this.#memory.write(job.text, job.from, this.room.now());
    // The directory shows last words in its readers' languages.
    this.room.changed();
  }

  /** Work for a job. Where the disk fails it, nothing more comes of it by now: whoever is shown the message has it asked anew. */
  #orEnd(job: Job, work: () => unknown): void {
    try {
      work();
    } catch (error) {
      console.error('room: translating failed', error);
      this.#close(job);
    }
  }
}
