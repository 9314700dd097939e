import type { Look } from '$worker/profiles/look';

/** How far back one can go. */
const STEPS_MAX = 200;
/** Changes of the same thing within this time are one step: a word typed, a slider drawn. */
const MERGE_MS = 1200;

/** A look and how it came about, a step at a time. */
export class Steps {
  look = $state.raw<Look>() as Look;
  #past = $state.raw<readonly Look[]>([]);
  #future = $state.raw<readonly Look[]>([]);
  #merging = { name: '', at: 0 };

  constructor(look: Look) {
    this.look = look;
  }

  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }

  /** One step. Steps with the same `merge`, one right after the other, are undone together. */
  change(how: (look: Look) => Look, merge = '') {
    const next = how(this.look);
    if (next === this.look) return;
    const now = Date.now();
    const isOne = merge !== '' && merge === this.#merging.name && now - this.#merging.at < MERGE_MS;
    if (!isOne) this.#past = [...this.#past, this.look].slice(-STEPS_MAX);
    this.#future = [];
    this.#show(next, merge);
  }

  undo() {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.look, ...this.#future];
    this.#show(before);
  }

  redo() {
    const [next, ...rest] = this.#future;
    if (!next) return;
    this.#past = [...this.#past, this.look];
    this.#future = rest;
    this.#show(next);
  }

  #show(look: Look, merge = '') {
    this.#merging = { name: merge, at: Date.now() };
    this.look = look;
    this.shown();
  }

  /** Called after every step, there and back. */
  protected shown(): void {}
}
