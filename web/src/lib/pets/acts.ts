import type { Eyes, Mouth } from './art/face';
import type { Trick } from '$worker/pets/kinds';

/** What a pet can be seen doing. */
export type Act = 'idle' | 'walk' | 'eat' | 'play' | 'wash' | 'nap' | 'sulk' | 'sad' | 'glad' | 'love' | 'tired' | 'no' | Trick;
export type Look = { eyes: Eyes; mouth: Mouth };

export const LOOKS: Record<Act, Look> = {
  idle: { eyes: 'open', mouth: 'rest' },
  walk: { eyes: 'open', mouth: 'smile' },
  eat: { eyes: 'happy', mouth: 'open' },
  play: { eyes: 'wide', mouth: 'open' },
  wash: { eyes: 'squeezed', mouth: 'smile' },
  nap: { eyes: 'closed', mouth: 'rest' },
  sulk: { eyes: 'cross', mouth: 'pout' },
  sad: { eyes: 'sad', mouth: 'sad' },
  glad: { eyes: 'happy', mouth: 'open' },
  love: { eyes: 'love', mouth: 'smile' },
  tired: { eyes: 'sleepy', mouth: 'sing' },
  no: { eyes: 'closed', mouth: 'pout' },
  wave: { eyes: 'happy', mouth: 'open' },
  spin: { eyes: 'open', mouth: 'smile' },
  bow: { eyes: 'closed', mouth: 'smile' },
  jump: { eyes: 'wide', mouth: 'open' },
  roll: { eyes: 'squeezed', mouth: 'open' },
  sing: { eyes: 'closed', mouth: 'sing' },
  dance: { eyes: 'happy', mouth: 'open' },
};

/** How long those take that end by themselves, ms. */
export const LASTS: Partial<Record<Act, number>> = {
  eat: 2600,
  play: 2800,
  wash: 3000,
  glad: 1600,
  love: 2200,
  no: 1100,
  wave: 1900,
  spin: 1500,
  bow: 1700,
  jump: 1500,
  roll: 1600,
  sing: 2900,
  dance: 3000,
};
