import { getLocale } from '$lib/paraglide/runtime';
import type { Line } from '../lines';
import type { Reading } from '../reading';
import { own, stateOf } from './device.svelte';

/** What an engine of ours didn't translate, as the device does, where the reader wants that. */
export function readOnDevice(reading: Reading, { text, lang: from }: Line, original: boolean): Reading {
  if (!reading.label || reading.label.kind === 'translated' || reading.label.kind === 'waiting') return reading;
  const to = getLocale();
  if (stateOf(from, to) !== 'on') return reading;
  const said = own()?.device.of(text, from, to);
  if (said === null) return reading;
  if (said === undefined) return { ...reading, label: { kind: 'waiting', from } };
  const label = { kind: 'translated', from, engine: 'device' } as const;
  return original ? { ...reading, label } : { text: said, lang: to, label };
}
