import { LANGS, type Lang } from '../protocol/lang';

/** How long it is believed that no engine has a text, and of how many texts: scrolling must not ask again and again. */
const BELIEVED_MS = 10 * 60_000;
const KEPT_MAX = 2000;

/** Messages that no engine could bring into a language lately. In memory. */
export class Unknown {
  readonly #until = new Map<string, number>();

  has(seq: number, lang: Lang, now: number): boolean {
    return (this.#until.get(`${seq} ${lang}`) ?? 0) > now;
  }

  add(seq: number, lang: Lang, now: number): void {
    const key = `${seq} ${lang}`;
    this.#until.delete(key);
    this.#until.set(key, now + BELIEVED_MS);
    if (this.#until.size > KEPT_MAX) this.#until.delete(this.#until.keys().next().value!);
  }

  drop(seq: number): void {
    for (const lang of LANGS) this.#until.delete(`${seq} ${lang}`);
  }

  clear(): void {
    this.#until.clear();
  }
}
