import type { Deps } from '../deps';
import type { Followed } from './audience';
import type { Crowd } from './crowd';
import { frameOf, LOST_UNSEEN, type Line } from './line';

/** Events of a replay in one frame, frames of all replays in one turn of the room, and the pause after it, ms. */
const PER_FRAME = 50;
const FRAMES_A_TURN = 10;
const PAUSE_MS = 10;
/** Unread bytes past which a replay waits where it is known what was read; where nothing tells but signs of life, it may be LOST_UNSEEN. */
const WINDOW = 512 * 1024;
/** How often a replay that waits looks, ms; and how long it waits for its reader to read on, or to show a sign of life. */
const LOOK_MS = 250;
const PATIENCE_MS = 10_000;
const PATIENCE_UNSEEN_MS = 30_000;

/**
 * Replays, each at its reader's pace, and all of them together slowly enough for the room to go on meanwhile. Who catches up is
 * told nothing of the log but by its own replay, and hears it live from the very turn in which that has reached the head:
 * no gap, no double, and nothing is kept for it but its place, with its socket.
 */
export class CatchUp {
  #timer: { at: number; cancel: () => void } | null = null;

  constructor(
    private readonly deps: Pick<Deps, 'now' | 'later'>,
    private readonly crowd: Crowd,
    private readonly log: Followed,
    private readonly on: {
      /** Tells all what waits: a replay must not tell it again. */
      flush(): void;
      /** It has heard everything after `from`. */
      arrived(line: Line, from: number): void;
      lost(line: Line): void;
      failed(line: Line, error: unknown): void;
    },
  ) {
    // Whom sleep interrupted.
    if (crowd.catchingUp.size) this.#later(0);
  }

  /** Follows the log from a place on: in this turn, as far as one goes. What fails in it is thrown. */
  start(line: Line, from: number): void {
    this.crowd.keep(line, { paused: undefined, following: { from, cursor: from } });
    let frames = 1;
    while (this.#step(line) && frames++ < FRAMES_A_TURN && !this.#isWaiting(line));
    this.#rest();
  }

  /** Something was read: who waited for that goes on. */
  goOn(): void {
    this.#later(PAUSE_MS);
  }

  #rest(): void {
    const { size } = this.crowd.catchingUp;
    if (size) this.#later([...this.crowd.catchingUp].every((line) => this.#isWaiting(line)) ? LOOK_MS : PAUSE_MS);
  }

  #turn(): void {
    const now = this.deps.now();
    const ready: Line[] = [];
    for (const line of this.crowd.catchingUp) {
      if (!this.#isWaiting(line)) ready.push(line);
      else if (line.idleMs(now) > (line.isSeen ? PATIENCE_MS : PATIENCE_UNSEEN_MS)) this.on.lost(line);
    }
    for (let frames = 0; frames < FRAMES_A_TURN && ready.length; frames++) {
      const line = ready.shift()!;
      try {
        if (this.crowd.catchingUp.has(line) && this.#step(line) && !this.#isWaiting(line)) ready.push(line);
      } catch (error) {
        this.on.failed(line, error);
      }
    }
    this.#rest();
  }

  /** The next frame of a replay. False where that was the last. */
  #step(line: Line): boolean {
    this.on.flush();
    const { following, member, lang } = line.state;
    if (!following) return false;
    const { from, cursor } = following;
    const events = this.log.after(cursor, PER_FRAME, { member, lang });
    const next = events.at(-1)?.seq ?? cursor;
    // Trimmed meanwhile, for one: it comes again, and is told of the gap.
    if (next - cursor !== events.length || (!events.length && next < this.log.head)) throw new Error(`no events after ${cursor}`);
    if (events.length) line.tell(frameOf(JSON.stringify(events)), next);
    const isThere = next >= this.log.head;
    this.crowd.keep(line, { following: isThere ? undefined : { from, cursor: next } });
    if (isThere) this.on.arrived(line, from);
    return !isThere;
  }

  #isWaiting(line: Line): boolean {
    line.refresh(this.deps.now());
    return line.unread > (line.isSeen ? WINDOW : LOST_UNSEEN);
  }

  #later(ms: number): void {
    const at = this.deps.now() + ms;
    if (this.#timer && this.#timer.at <= at) return;
    this.#timer?.cancel();
    const cancel = this.deps.later(ms, () => {
      this.#timer = null;
      this.#turn();
    });
    this.#timer = { at, cancel };
  }
}
