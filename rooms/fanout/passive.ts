import type { Deps } from '../deps';
import { UNREAD_MAX } from '../protocol/following';
import type { DownOf } from '../protocol/down';
import type { Followed } from './audience';
import type { Crowd } from './crowd';
import { BEHIND, frameOf, type Frame, type Line } from './line';

/** How often who pauses hears how far the log has moved, at most. */
const MOVED_MS = 10_000;

/** Those who pause: they hear how many messages others have said, all of them at the same moments. */
export class Passive {
  /** Messages since anybody pauses: of all, and of each member. */
  #said = 0;
  readonly #saidBy = new Map<string, number>();
  /** What of them a line's own count has in it already. */
  readonly #counted = new WeakMap<Line, number>();
  #movedAt: number;
  #cancel: (() => void) | null = null;

  constructor(
    private readonly deps: Pick<Deps, 'now' | 'later'>,
    private readonly crowd: Crowd,
    private readonly log: Followed,
  ) {
    this.#movedAt = Math.max(Number.NEGATIVE_INFINITY, ...[...crowd.paused].map(({ state }) => state.paused?.movedAt ?? 0));
  }

  pause(line: Line): void {
    this.#counted.set(line, this.#others(line));
    this.crowd.keep(line, { following: undefined, paused: { upTo: this.log.head, unread: 0 } });
  }

  /** Somebody said something. */
  said({ author }: DownOf<'chat.sent'>): void {
    if (!this.crowd.paused.size) return;
    this.#said++;
    this.#saidBy.set(author.member, (this.#saidBy.get(author.member) ?? 0) + 1);
    if (this.#cancel) return;
    const now = this.deps.now();
    this.#movedAt = Math.min(this.#movedAt, now);
    const waitMs = this.#movedAt + MOVED_MS - now;
    if (waitMs <= 0) this.#tell();
    else this.#cancel = this.deps.later(waitMs, () => this.#tell());
  }

  #tell(): void {
    this.#cancel = null;
    this.#movedAt = this.deps.now();
    const { head } = this.log;
    const frames = new Map<number, Frame>();
    for (const line of this.crowd.paused) {
      const unread = this.#unread(line);
      if (unread === line.state.paused!.unread || line.unread > BEHIND) continue;
      const frame = frames.get(unread) ?? frameOf(JSON.stringify([{ type: 'log.moved', head, unread } satisfies DownOf<'log.moved'>]));
      frames.set(unread, frame);
      line.tell(frame, head);
      this.#counted.set(line, this.#others(line));
      this.crowd.keep(line, { paused: { upTo: head, unread, movedAt: this.#movedAt } });
    }
  }

  #unread(line: Line): number {
    const { member, paused } = line.state;
    const { upTo, unread } = paused!;
    const counted = this.#counted.get(line);
    // Not counted since the room woke: the log knows.
    const more = counted === undefined ? this.log.saidAfter(upTo, member, UNREAD_MAX) : this.#others(line) - counted;
    return Math.min(UNREAD_MAX, unread + more);
  }

  #others({ state: { member } }: Line): number {
    return this.#said - (this.#saidBy.get(member) ?? 0);
  }
}
