import type { Look } from '$worker/profiles/look';
import type { Placed } from '$worker/profiles/placed';
import type { Draft } from './draft.svelte';
import { newLocalId, newThing, STICKERS_MAX, withThing } from './new-things';
import { placeAt, scaled, turned, type Box } from './placing';

export type Deed = 'smaller' | 'larger' | 'left' | 'right' | 'back' | 'front' | 'copy' | 'remove';

const GROWTH = 1.15;
const TURN = 15;

/** All that things can keep to, as they lie in the window. */
export const boxesIn = (root: ParentNode = document): Box[] =>
  Array.from(root.querySelectorAll<HTMLElement>('[data-block]'), (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { id: element.dataset['block'] ?? '', left, top, width, height };
  });

/** What is put freely on top: one of it is chosen, and what is done is done to that one. */
export class Things {
  chosen = $state<string | null>(null);

  constructor(readonly draft: Draft) {}

  get full() {
    return this.draft.look.stickers.length >= STICKERS_MAX;
  }

  /** Puts something new where the reader looks, and chooses it. */
  add(thing: Placed['thing']) {
    if (this.full) return;
    // Above the drawer that it was chosen in.
    const where = placeAt(boxesIn(), { x: innerWidth / 2, y: innerHeight * 0.32 }) ?? { at: 'head', x: 0.5, y: 0.5 };
    const fresh = newThing(thing, where);
    this.draft.change((look) => ({ ...look, stickers: [...look.stickers, fresh] }));
    this.chosen = fresh.id;
  }

  set(id: string, change: Partial<Omit<Placed, 'id' | 'thing'>>, merge = '') {
    this.draft.change((look) => withThing(look, id, (thing) => ({ ...thing, ...change })), merge && `${merge}:${id}`);
  }

  run(deed: Deed, id = this.chosen) {
    const thing = this.draft.look.stickers.find((one) => one.id === id);
    if (!thing) return;
    const { turn, scale } = thing;
    const others = (look: Look) => look.stickers.filter((one) => one.id !== thing.id);
    if (deed === 'smaller' || deed === 'larger')
      this.set(thing.id, { scale: scaled(deed === 'larger' ? scale * GROWTH : scale / GROWTH) }, 'scale');
    else if (deed === 'left' || deed === 'right') this.set(thing.id, { turn: turned(turn + (deed === 'right' ? TURN : -TURN)) }, 'turn');
    else if (deed === 'front') this.draft.change((look) => ({ ...look, stickers: [...others(look), thing] }));
    else if (deed === 'back') this.draft.change((look) => ({ ...look, stickers: [thing, ...others(look)] }));
    else if (deed === 'copy') this.#copy(thing);
    else this.#remove(thing, others);
  }

  #copy(thing: Placed) {
    if (this.full) return;
    const copy = { ...thing, id: newLocalId(), x: Math.min(1.1, thing.x + 0.06), y: Math.min(1.1, thing.y + 0.06) };
    this.draft.change((look) => ({ ...look, stickers: [...look.stickers, copy] }));
    this.chosen = copy.id;
  }

  #remove(thing: Placed, others: (look: Look) => Placed[]) {
    this.draft.change((look) => ({ ...look, stickers: others(look) }));
    this.chosen = null;
  }
}
