import { SvelteMap } from 'svelte/reactivity';
import { getLocale } from '$lib/paraglide/runtime';
import type { Lang } from '$rooms/protocol/lang';
import { z } from '$rooms/protocol/z';
import type { Line } from './lines';
import type { Reading } from './reading';

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
const KEY = 'translate-on-device';
const kept = z.array(z.string());
const nameOf = (from: string, to: Lang) => `${from} ${to}`;

/**
 * Translates on the reader's device what no engine of ours did, where the browser can and the reader wants it. Texts go nowhere.
 * Whoever reads `state` or `of` follows what changes.
 */
export class OnDevice {
  #states = new SvelteMap<string, PairState>();
  /** By language pair and text: a translation, or null where there is none to be had. */
  #texts = new SvelteMap<string, string | null>();
  #asked = new Set<string>();
  #translators = new Map<string, Promise<Translator>>();
  #wanted: Set<string>;

  constructor() {
    this.#wanted = new Set(this.#read());
  }

  state(from: string, to: Lang): PairState {
    const pair = nameOf(from, to);
    if (globalThis.Translator && !this.#asked.has(pair)) {
      this.#asked.add(pair);
      void this.#look(from, to);
    }
    return this.#states.get(pair) ?? 'none';
  }

  /** A text's translation, when it is there; where the reader wants this pair, it is on its way. */
  of(text: string, from: string, to: Lang): string | null {
    if (this.state(from, to) !== 'on') return null;
    const name = `${nameOf(from, to)} ${text}`;
    if (!this.#asked.has(name)) {
      this.#asked.add(name);
      void this.#translate(text, from, to).then((said) => this.#texts.set(name, said));
    }
    return this.#texts.get(name) ?? null;
  }

  /** The reader wants it: by a tap, without which a browser fetches nothing. */
  accept(from: string, to: Lang) {
    const pair = nameOf(from, to);
    this.#states.set(pair, 0);
    this.#open(from, to).then(
      () => this.#states.set(pair, 'on'),
      () => this.#states.set(pair, 'failed'),
    );
    this.#keep(this.#wanted.add(pair));
  }

  /** No longer, in any language: what was translated shows as it was said. */
  stop() {
    for (const [pair, state] of this.#states) if (state === 'on') this.#states.set(pair, 'offered');
    this.#wanted.clear();
    this.#keep(this.#wanted);
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
      this.#states.set(pair, isReady ? 'on' : 'offered');
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

  /** Names, addresses, code and emoji come through as they are, as with every engine. */
  async #translate(text: string, from: string, to: Lang): Promise<string | null> {
    try {
      const [{ isWhole, protect, restore }, translator] = await Promise.all([import('$rooms/protocol/marks'), this.#open(from, to)]);
      const { text: marked, parts } = protect(text);
      const said = await translator.translate(marked);
      return isWhole(said, parts.length) && said.trim() !== '' ? restore({ text: said, parts }) : null;
    } catch {
      return null;
    }
  }

  #read(): string[] {
    try {
      return kept.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '')).data ?? [];
    } catch {
      return [];
    }
  }
  #keep(wanted: Set<string>) {
    try {
      localStorage.setItem(KEY, JSON.stringify([...wanted]));
    } catch {
      // It holds for this page all the same.
    }
  }
}

/** One for the page: a language pair is fetched and accepted once, not once a room. */
export const onDevice = new OnDevice();

/** What an engine of ours didn't translate, as the device does, where the reader wants that. */
export function readOnDevice(reading: Reading, { text, lang: from }: Line, original: boolean): Reading {
  if (!reading.label || reading.label.kind === 'translated' || reading.label.kind === 'waiting') return reading;
  const to = getLocale();
  const said = onDevice.of(text, from, to);
  if (said === null) return reading;
  const label = { kind: 'translated', from, engine: 'device' } as const;
  return original ? { ...reading, label } : { text: said, lang: to, label };
}
