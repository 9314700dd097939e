import { RECIPE_VERSION, type Recipe } from '$rooms/protocol/character';
import type { SlotName } from '../art/item';
import { coloursSeen, PARTS } from '../art/parts';
import { randomRecipe } from '../random';

const STEPS_MAX = 100;
/** Their colour is the person's, and stays whatever they look like; other things have colours of their own. */
const STAYS: ReadonlySet<SlotName> = new Set(['hair', 'eyes', 'brows', 'mouth', 'beard']);

/** A character that is being made, and all it was on the way. */
export class Maker {
  recipe = $state.raw<Recipe>({ v: RECIPE_VERSION, skin: '#f0bd97', slots: {} });
  /** As it was saved last; null: never. */
  saved = $state.raw<Recipe | null>(null);
  #past = $state.raw<Recipe[]>([]);
  #future = $state.raw<Recipe[]>([]);
  /** What is being dragged: all of it is one step. */
  #stroke: string | null = null;

  constructor(start: Recipe, saved: Recipe | null) {
    this.recipe = start;
    this.saved = saved;
  }

  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }
  get isSaved() {
    return JSON.stringify(this.recipe) === JSON.stringify(this.saved);
  }

  item(slot: SlotName): string {
    const id = this.recipe.slots[slot]?.item;
    return id !== undefined && Object.hasOwn(PARTS[slot], id) ? id : (Object.keys(PARTS[slot])[0] ?? '');
  }
  /** The colours that a slot is seen in. */
  colours(slot: SlotName): string[] {
    const usual = PARTS[slot][this.item(slot)]?.colours ?? [];
    const own = this.recipe.slots[slot]?.colours ?? [];
    return usual.map((colour, i) => own[i] ?? colour);
  }

  /** Those of them that can be seen, by index. */
  seen(slot: SlotName): number[] {
    return coloursSeen(slot, this.item(slot));
  }

  wearing(slot: SlotName, item: string): Recipe {
    const colours = STAYS.has(slot) ? this.recipe.slots[slot]?.colours : undefined;
    return { ...this.recipe, slots: { ...this.recipe.slots, [slot]: colours ? { item, colours } : { item } } };
  }
  wear(slot: SlotName, item: string) {
    this.change(this.wearing(slot, item));
  }
  paint(slot: SlotName, index: number, colour: string, stroke: string | null = null) {
    const colours = this.colours(slot).map((old, i) => (i === index ? colour : old));
    this.change({ ...this.recipe, slots: { ...this.recipe.slots, [slot]: { item: this.item(slot), colours } } }, stroke);
  }
  paintSkin(skin: string, stroke: string | null = null) {
    this.change({ ...this.recipe, skin }, stroke);
  }
  random() {
    this.change(randomRecipe());
  }

  /** Another step; within one `stroke`, which ends with a change that is of none, the same one. */
  change(next: Recipe, stroke: string | null = null) {
    const isSame = JSON.stringify(next) === JSON.stringify(this.recipe);
    const isAnother = stroke === null || stroke !== this.#stroke;
    this.#stroke = stroke;
    if (isSame) return;
    if (isAnother) this.#past = [...this.#past.slice(-STEPS_MAX + 1), this.recipe];
    this.#future = [];
    this.recipe = next;
  }
  undo() {
    this.#step('back');
  }
  redo() {
    this.#step('forth');
  }

  #step(way: 'back' | 'forth') {
    const [from, to] = way === 'back' ? [this.#past, this.#future] : [this.#future, this.#past];
    const next = from.at(-1);
    if (!next) return;
    const [left, more] = [from.slice(0, -1), [...to, this.recipe]];
    if (way === 'back') [this.#past, this.#future] = [left, more];
    else [this.#future, this.#past] = [left, more];
    this.#stroke = null;
    this.recipe = next;
  }
}
