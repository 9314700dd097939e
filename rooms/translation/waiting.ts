import type { Deps } from '../deps';
import type { Job } from './jobs';

/** As many as the queue holds: an engine that dies leaves all of it here. */
const WAITING_MAX = 1000;

/** Jobs that failed for now, until their time has come. One timer, and only while there are any: it keeps the room from hibernating. */
export class Waiting {
  #jobs: { job: Job; at: number }[] = [];
  #cancel: (() => void) | null = null;
  /** When the timer goes off, ms. */
  #next = 0;

  constructor(
    private readonly deps: Pick<Deps, 'now' | 'later'>,
    /** Takes the jobs whose time has come. */
    private readonly again: (due: Job[]) => void,
  ) {}

  /** Keeps a job for `ms`. The one that waits longest may have to leave for it. */
  add(job: Job, ms: number): Job | undefined {
    const at = this.deps.now() + ms;
    this.#jobs.push({ job, at });
    if (!this.#cancel || at < this.#next) this.#arm(at);
    return this.#jobs.length > WAITING_MAX ? this.#jobs.shift()?.job : undefined;
  }

  drop(seq: number): void {
    this.#jobs = this.#jobs.filter(({ job }) => job.seq !== seq);
    if (!this.#jobs.length) this.#disarm();
  }

  #disarm(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #arm(at: number): void {
    this.#disarm();
    this.#next = at;
    this.#cancel = this.deps.later(Math.max(0, at - this.deps.now()), () => this.#wake());
  }

  #wake(): void {
    this.#cancel = null;
    const now = this.deps.now();
    const due = this.#jobs.filter(({ at }) => at <= now).map(({ job }) => job);
    this.#jobs = this.#jobs.filter(({ at }) => at > now);
    if (this.#jobs.length) this.#arm(Math.min(...this.#jobs.map(({ at }) => at)));
    this.again(due);
  }
}
