import type { Job } from './jobs';

const LIVE_MAX = 600;
const BACKLOG_MAX = 400;

/**
 * What is to be translated: what was just said first, in its order; then what is read back, newest first. In both, what has been tried
 * least comes first: it may be a text itself that an engine fails at, and whoever finds out whether it is back should be another one.
 */
export class Queue {
  #live: Job[] = [];
  /** Last first. */
  #backlog: Job[] = [];

  /** Puts a job in. Another one may have to leave for it: the oldest. */
  push(job: Job): Job | undefined {
    if (job.isLive) this.#live.splice(this.#live.findLastIndex(({ tries }) => tries <= job.tries) + 1, 0, job);
    else {
      const isBehind = ({ tries, seq }: Job) => tries > job.tries || (tries === job.tries && seq <= job.seq);
      this.#backlog.splice(this.#backlog.findLastIndex(isBehind) + 1, 0, job);
    }
    return this.#live.length > LIVE_MAX ? this.#live.shift() : this.#backlog.length > BACKLOG_MAX ? this.#backlog.shift() : undefined;
  }

  next(): Job | undefined {
    return this.#live.shift() ?? this.#backlog.pop();
  }

  drop(seq: number): void {
    this.#live = this.#live.filter((job) => job.seq !== seq);
    this.#backlog = this.#backlog.filter((job) => job.seq !== seq);
  }
}
