import type { NewWord, Word } from './word';

/** Where the words of one room wait, in order. Everything may throw where the browser refuses. */
export type Store = {
  list(): Promise<Word[]>;
  add(word: NewWord): Promise<Word>;
  /** Changes a word in one go; undefined where it is gone. `quietly`: nobody else need look. */
  change(order: number, how: (word: Word) => Word, quietly?: boolean): Promise<Word | undefined>;
  remove(order: number): Promise<void>;
  /**
   * Does `work` while no other tab does. Gives up waiting for its turn with `stop`; `robbed` tells the work that another tab has taken
   * the turn away, where it took too long.
   */
  alone(stop: AbortSignal, work: (robbed: AbortSignal) => Promise<void>): Promise<void>;
  close(): void;
};

/** Words that live as long as the page: for where a browser keeps nothing. */
export class MemoryStore implements Store {
  #words: Word[];

  constructor(words: readonly Word[] = []) {
    this.#words = [...words];
  }

  async list() {
    return [...this.#words];
  }
  async add(word: NewWord) {
    const added = { ...word, order: (this.#words.at(-1)?.order ?? 0) + 1 };
    this.#words.push(added);
    return added;
  }
  async change(order: number, how: (word: Word) => Word) {
    const i = this.#words.findIndex((word) => word.order === order);
    const word = this.#words[i];
    return word && (this.#words[i] = how(word));
  }
  async remove(order: number) {
    this.#words = this.#words.filter((word) => word.order !== order);
  }
  alone(_stop: AbortSignal, work: (robbed: AbortSignal) => Promise<void>) {
    return work(new AbortController().signal);
  }
  close() {}
}
