import type { Down } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';

type Deed = UpInput & { type: 'chat.edit' | 'chat.delete' | 'reaction.set' };
const isDeed = (frame: UpInput): frame is Deed => ['chat.edit', 'chat.delete', 'reaction.set'].includes(frame.type);

const nameOf = (type: Deed['type'], target: number, emoji = '') => `${type} ${target} ${emoji}`;
const nameOfDeed = (deed: Deed) => nameOf(deed.type, deed.target, deed.type === 'reaction.set' ? deed.emoji : '');

/**
 * What was done to messages and isn't confirmed: a line may be dead when it is done, and nobody is told of a frame that got lost. Each
 * goes once more when there is a line again, which changes nothing where the room has had it.
 */
export class Deeds {
  readonly #open = new Map<string, { deed: Deed; tries: number }>();

  /** `transmit` is false where there is no line. */
  constructor(readonly transmit: (frame: UpInput) => boolean) {}

  /** False where there is no line; then it isn't done, nor kept. */
  do(frame: UpInput): boolean {
    if (!this.transmit(frame)) return false;
    if (!isDeed(frame)) return true;
    const name = nameOfDeed(frame);
    // The newest of the same, as the last.
    this.#open.delete(name);
    this.#open.set(name, { deed: frame, tries: 1 });
    return true;
  }

  /** There is a line again, and everything that was missed has been heard. */
  ready() {
    for (const [name, open] of this.#open) {
      if (open.tries > 1) this.#open.delete(name);
      else if (this.transmit(open.deed)) open.tries++;
    }
  }

  hear(event: Down, me: string | null) {
    if (event.type === 'chat.edited') this.#open.delete(nameOf('chat.edit', event.target));
    else if (event.type === 'reaction.changed' && event.member === me) this.#open.delete(nameOf('reaction.set', event.target, event.emoji));
    else if (event.type === 'chat.deleted') this.#forget(({ deed }) => deed.target === event.target);
    // Answers come in the order of what they answer.
    else if (event.type === 'error') this.#forget(({ deed }) => deed.type === event.re, 1);
  }

  #forget(which: (open: { deed: Deed }) => boolean, most = Number.POSITIVE_INFINITY) {
    for (const name of [...this.#open].flatMap(([name, open]) => (which(open) ? [name] : [])).slice(0, most)) this.#open.delete(name);
  }
}
