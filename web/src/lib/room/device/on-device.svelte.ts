import { SvelteMap } from 'svelte/reactivity';
import type { Lang } from '$rooms/protocol/lang';
import { isWhole, protect, restore } from '$rooms/protocol/marks';
import { wanted } from './wanted';

/** The browser's own translator, as far as we use it (https://webmachinelearning.github.io/translation-api/). */
type Pair = { sourceLanguage: string; targetLanguage: string };
type Translator = { translate(text: string): Promise<string> };
type TranslatorApi = {
  availability(pair: Pair): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(pair: Pair & { monitor: (of: EventTarget) => void; signal: AbortSignal }): Promise<Translator>;
};
declare global {
  var Translator: TranslatorApi | undefined;
}

/** `offered`: the reader may have it; a number: being fetched, the part of it that is there, 0 to 1; `on`: what lacks a translation gets it. */
export type PairState = 'none' | 'offered' | 'failed' | 'on' | number;

/** A download that gets nowhere for so long has failed. */
const STALLED_MS = 60_000;
/** A text that a translator has failed at is tried again, by who comes to it after so long. */
const AGAIN_MS = 30_000;
/** More than anybody has in sight: what was translated first is forgotten first. */
const TEXTS_MAX = 1000;
const nameOf = (from: string, to: Lang) => `${from} ${to}`;

/**
 * Translates on the reader's device what no engine of ours did, where the browser can and the reader wants it. Texts go nowhere.
 * Whoever reads `state` or `of` follows what changes.
 */
export class OnDevice {
  #states = new SvelteMap<string, PairState>();
  /** By language pair and text: a translation, or null where there is none to be had, or none for now. */
  #texts = new SvelteMap<string, string | null>();
  #looked = new Set<string>();
  /** When a text may be asked for anew, ms: by language pair and text. */
  #asked = new Map<string, number>();
  #listeners = new Set<() => void>();
  #translators = new Map<string, Promise<Translator>>();
  #wanted: Set<string>;

  constructor() {
    this.#wanted = new Set(wanted.read());
  }

  state(from: string, to: Lang): PairState {
    const pair = nameOf(from, to);
    if (globalThis.Translator && !this.#looked.has(pair)) {
      this.#looked.add(pair);
      void this.#look(from, to);
    }
    return this.#states.get(pair) ?? 'none';
  }

  /** A text's translation; null where there is none, undefined while it is on its way, as it is where the reader wants this pair. */
  of(text: string, from: string, to: Lang): string | null | undefined {
    if (this.state(from, to) !== 'on') return null;
    const name = `${nameOf(from, to)} ${text}`;
    if (Date.now() >= (this.#asked.get(name) ?? 0)) void this.#ask(name, text, from, to);
    return this.#texts.get(name);
  }

  /** Calls whenever a text is translated, or couldn't be, until the function that it returns is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The reader wants it: by a tap, without which a browser fetches nothing. */
  accept(from: string, to: Lang) {
    const pair = nameOf(from, to);
    this.#states.set(pair, 0);
    this.#open(from, to).then(
      () => this.#states.set(pair, 'on'),
      () => this.#states.set(pair, 'failed'),
    );
    this.#wanted.add(pair);
    wanted.write([...this.#wanted]);
  }

  /** No longer, in any language: what was translated shows as it was said. */
  stop() {
    for (const [pair, state] of this.#states) if (state === 'on') this.#states.set(pair, 'offered');
    this.#wanted.clear();
    wanted.write([]);
  }

  /** Whether anything is translated here now. */
  get isOn() {
    return [...this.#states.values()].includes('on');
  }

  async #look(from: string, to: Lang) {
    const pair = nameOf(from, to);
    try {
      const can = await globalThis.Translator?.availability({ sourceLanguage: from, targetLanguage: to });
      if (!can || can === 'unavailable') return;
      const isReady = can === 'available' && this.#wanted.has(pair);
      if (isReady) await this.#open(from, to);
      // Who wanted it in the meantime sees how far that is.
      if (!this.#states.has(pair)) this.#states.set(pair, isReady ? 'on' : 'offered');
    } catch {
      // A language that it has never heard of.
    }
  }

  #open(from: string, to: Lang): Promise<Translator> {
    const pair = nameOf(from, to);
    const api = globalThis.Translator;
    if (!api) return Promise.reject(new Error('This browser has no translator.'));
    const opening = this.#translators.get(pair) ?? this.#create(api, from, to);
    this.#translators.set(pair, opening);
    opening.catch(() => this.#translators.delete(pair));
    return opening;
  }

  async #create(api: TranslatorApi, from: string, to: Lang): Promise<Translator> {
    const pair = nameOf(from, to);
    const stalled = new AbortController();
    const wait = () => setTimeout(() => stalled.abort(), STALLED_MS);
    let waiting = wait();
    const monitor = (of: EventTarget) =>
      of.addEventListener('downloadprogress', (event) => {
        clearTimeout(waiting);
        waiting = wait();
        if (typeof this.#states.get(pair) === 'number' && 'loaded' in event) this.#states.set(pair, Number(event.loaded));
      });
    try {
      return await api.create({ sourceLanguage: from, targetLanguage: to, monitor, signal: stalled.signal });
    } finally {
      clearTimeout(waiting);
    }
  }

  async #ask(name: string, text: string, from: string, to: Lang) {
    this.#asked.set(name, Number.POSITIVE_INFINITY);
    try {
      this.#texts.set(name, await this.#translate(text, from, to));
    } catch {
      // The translator's doing, not the text's.
      this.#texts.set(name, null);
      this.#asked.set(name, Date.now() + AGAIN_MS);
    }
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > TEXTS_MAX && oldest !== undefined) {
      this.#texts.delete(oldest);
      this.#asked.delete(oldest);
    }
    for (const listener of this.#listeners) listener();
  }

  /** Names, addresses, code and emoji come through as they are, as with every engine. Throws where the translator does. */
  async #translate(text: string, from: string, to: Lang): Promise<string | null> {
    const translator = await this.#open(from, to);
    const { text: marked, parts } = protect(text);
    const said = await translator.translate(marked);
    return isWhole(said, parts.length) && said.trim() !== '' ? restore({ text: said, parts }) : null;
  }
}
