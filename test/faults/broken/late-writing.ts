import type { Down } from '$rooms/protocol/down';
import { BrokenRoom, type Frame, type Line } from './broken-room';

/** How long a message that was told is not on disk, ms. */
const LATE_MS = 40;

/** Tells of a message first, and writes it a moment later: whoever dies in between has told what isn't. */
export abstract class LateWriting extends BrokenRoom {
  #queue = Promise.resolve();
  readonly #told = new Map<string, Line[]>();

  /** Who is told too early. */
  abstract early(sender: Line): Line[];

  override up(frame: Frame, line: Line): boolean {
    // One after the other: the place in the log that is told is the one that it gets.
    this.#queue = this.#queue.then(async () => {
      if (frame.type === 'chat.send' && !this.#isKnown(frame, line)) {
        this.#tell(frame, line);
        await scheduler.wait(LATE_MS);
      }
      this.receive(line, JSON.stringify(frame));
    });
    return false;
  }

  #isKnown({ id }: Frame, line: Line): boolean {
    return this.inside.ids.find(line.state!.member, String(id), this.inside.now()) !== null;
  }

  #tell({ id, text, lang, replyTo }: Frame, line: Line): void {
    const author = { ...this.inside.members.person(line.state!.member), kind: 'person' };
    const seq = this.inside.log.head + 1;
    const event = { type: 'chat.sent', seq, id, createdAt: Date.now(), author, text, lang, ...(replyTo === undefined ? {} : { replyTo }) };
    const lines = this.early(line);
    for (const other of lines) other.send(JSON.stringify([event]));
    this.#told.set(String(id), lines);
  }

  /** The room's own telling is left out for who was told before. */
  override down(events: Down[], line: Line): Down[] {
    return events.filter((event) => {
      if (event.type !== 'chat.sent' || event.reactions !== undefined || !this.#told.get(event.id)?.includes(line)) return true;
      this.#told.set(
        event.id,
        this.#told.get(event.id)!.filter((other) => other !== line),
      );
      return false;
    });
  }
}
