import type { Component } from 'svelte';
import type { Lang } from '$rooms/protocol/lang';
import type { OnDevice, PairState } from './on-device.svelte';
import { wanted } from './wanted';

type Device = { device: OnDevice; Progress: Component<{ state: PairState; onagain: () => void }> };

let found = $state.raw<Device | null>(null);
/** Language pairs that the device can have, as `from to`. */
let possible = $state.raw<ReadonlySet<string>>(new Set());
const looked = new Set<string>();

/** What translates on the reader's own device, once somebody has wanted it: one for the page, as a language is fetched once, not once a room. */
export const own = () => found;

/** How a language pair stands on this device. Whether it can be had is found out once, and only where it is wanted is there a script for it. */
export function stateOf(from: string, to: Lang): PairState {
  const pair = `${from} ${to}`;
  if (globalThis.Translator && !looked.has(pair)) {
    looked.add(pair);
    void look(from, to);
  }
  return found ? found.device.state(from, to) : possible.has(pair) ? 'offered' : 'none';
}

/** The reader wants it: by a tap, without which a browser fetches no language. */
export async function accept(from: string, to: Lang): Promise<void> {
  (await load())?.device.accept(from, to);
}

async function look(from: string, to: Lang): Promise<void> {
  try {
    const can = await globalThis.Translator?.availability({ sourceLanguage: from, targetLanguage: to });
    if (!can || can === 'unavailable') return;
  } catch {
    // A language that it has never heard of.
    return;
  }
  const pair = `${from} ${to}`;
  possible = new Set([...possible, pair]);
  if (wanted.read().includes(pair)) await load();
}

async function load(): Promise<Device | null> {
  try {
    const [{ OnDevice }, { default: Progress }] = await Promise.all([import('./on-device.svelte'), import('./DeviceProgress.svelte')]);
    found ??= { device: new OnDevice(), Progress };
  } catch {
    // No line: the offer stands.
  }
  return found;
}
