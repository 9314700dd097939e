import type { Job } from './jobs';

const LIVE_MAX = 600;
const BACKLOG_MAX = 400;

/** What is to be translated: what was just said first, in its order; then what is read back, newest first. */
export class Queue {
  #live: Job[] = [];
  /** Oldest message first. */
  #backlog: Job[] = [];

  /** Puts a job in. Another one may have to leave for it: the oldest. */
  push(job: Job): Job | undefined {
    if (job.isLive) this.#live.push(job);
    else {
      const place = this.#backlog.findLastIndex(({ seq }) => seq <= job.seq) + 1;
      this.#backlog.splice(place, 0, job);
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
