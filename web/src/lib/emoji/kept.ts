import { z } from '$rooms/protocol/z';
import { keptAs } from '../kept';
import { TONES, type Tone } from './tones';

const USED_MAX = 64;
const shape = z.object({ tone: z.enum(TONES), used: z.array(z.tuple([z.string(), z.number()])) });
const { read, write } = keptAs<z.infer<typeof shape>>('emoji', shape, { tone: '', used: [] });

/** The skin tone that was chosen last. */
export const keptTone = () => read().tone;
export const keepTone = (tone: Tone) => write({ ...read(), tone });

/** What is used here, most used first; of those used as often, the latest. Each use fades a little with every other one. */
export const often = (most: number) =>
  read()
    .used.toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([emoji]) => emoji);

const FADES = 0.97;
export function use(emoji: string) {
  const { tone, used } = read();
  const before = used.find(([one]) => one === emoji)?.[1] ?? 0;
  const others = used.filter(([one]) => one !== emoji).map(([one, n]): [string, number] => [one, n * FADES]);
  write({ tone, used: [[emoji, before * FADES + 1] as [string, number], ...others].slice(0, USED_MAX) });
}
