import type { Age } from '$worker/pets/kinds';
import type { Joint } from './draw';

/** Colours of one coat: of the fur, its shade, the belly, the marks, what is inside the ears, and the outline. */
export type Coat = { fur: string; shade: string; belly: string; mark: string; inner: string; line: string; baby?: Partial<Coat> };

/** How a mouth is made, which is what most tells kinds apart. */
export type Muzzle = 'cat' | 'dog' | 'rabbit' | 'beak' | 'wide' | 'snout';

export type Face = {
  x: number;
  y: number;
  /** From the middle to each eye, and an eye's half height. */
  apart: number;
  eye: number;
  mouth: number;
  muzzle: Muzzle;
  /** Over what the eyes stand, for lids. */
  lid: string;
  line: string;
};

/** One kind at one age in one coat, as the parts that move: from the back to the front. */
export type Figure = {
  wings?: [Joint, Joint];
  tail: Joint;
  feet: [Joint, Joint];
  body: string;
  /** Above the body, below the head. */
  paws: [Joint, Joint];
  /** Turns about the neck. */
  head: Joint;
  ears: [Joint, Joint];
  earsBehind: boolean;
  /** On top of the head and its ears. */
  top: string;
  face: Face;
  /** Where it gets dirty. */
  dirt: [x: number, y: number, r: number][];
  /** How far its head comes down when it lies. */
  lies: number;
};

/** Where head and body are at an age: measures that all kinds begin from. */
export const BUILD: Record<Age, { top: number; chin: number; head: number; neck: number; body: number }> = {
  baby: { top: 36, chin: 73, head: 24.5, neck: 60, body: 15.5 },
  young: { top: 25, chin: 63, head: 25, neck: 51, body: 18.5 },
  grown: { top: 14, chin: 51, head: 24, neck: 41, body: 21 },
};

export type Draw = (age: Age, coat: Coat) => Figure;
export type Kind = { coats: [Coat, Coat, Coat, Coat]; draw: Draw };
