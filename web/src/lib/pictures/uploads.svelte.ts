import { mediaApi, type Picture } from '$lib/api/media';
import { m } from '$lib/paraglide/messages';
import { prepared } from './prepare';

const AT_ONCE = 2;
const TRIES = 3;

type Failed = { name: string; why: string };

/** Pictures on their way to the server, a few at a time. */
export class Uploads {
  left = $state(0);
  failed = $state<Failed[]>([]);
  #queue: { file: File; done: (picture: Picture) => void }[] = [];
  #running = 0;

  /** Brings files; each is told of when it is there, in whatever order they arrive. */
  add(files: Iterable<File>, done: (picture: Picture) => void): void {
    this.failed = [];
    for (const file of files) {
      this.#queue.push({ file, done });
      this.left += 1;
    }
    // Each takes its first one from the queue before it returns here.
    while (this.#running < AT_ONCE && this.#queue.length > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const why = await this.#bring(next.file, next.done);
      if (why !== null) this.failed.push({ name: next.file.name, why });
      this.left -= 1;
    }
    this.#running -= 1;
  }

  /** Null: it is there. */
  async #bring(file: File, done: (picture: Picture) => void): Promise<string | null> {
    const ready = await prepared(file);
    if (!ready) return m.pictures_unreadable();
    // One picture, however often its sending is tried.
    const key = crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const answer = await mediaApi().upload(ready, key);
      if (answer.ok) {
        done(answer.value);
        return null;
      }
      const mayPass = answer.problem.code === 'network' || answer.problem.status >= 500;
      if (!mayPass || attempt === TRIES) return answer.problem.detail;
      await new Promise((resolve) => setTimeout(resolve, attempt * 1500));
    }
  }
}
