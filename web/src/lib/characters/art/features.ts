/**
 * Eyes, brows, nose and mouth are said by measures alone, in the head's units: drawing.ts draws them for any pose, and in space they are
 * lids over balls, arches, and lips around an opening.
 */
export type Eye = {
  /** Half the width, half the height. */
  w: number;
  h: number;
  /** How much the outer corner stands above the inner one. */
  tilt: number;
  /** `bead`: one dark drop; `gem`: a big dark iris that fills the eye; `round`: iris on white. */
  kind: 'bead' | 'gem' | 'round';
  lid: number;
  lashes: 0 | 1 | 2 | 3;
  fold?: true;
  /** Half closed by nature, 0 to 1. */
  heavy?: number;
};
export const EYES: Record<string, Eye> = {
  gem: { w: 9, h: 11, tilt: 1, kind: 'gem', lid: 3.6, lashes: 1 },
  bead: { w: 5.4, h: 7, tilt: 0, kind: 'bead', lid: 0, lashes: 0 },
  round: { w: 10.5, h: 11, tilt: 0, kind: 'round', lid: 3.6, lashes: 0 },
  almond: { w: 12, h: 8.5, tilt: 2.5, kind: 'round', lid: 3.8, lashes: 1, fold: true },
  fox: { w: 12.5, h: 7.5, tilt: 4.5, kind: 'round', lid: 4, lashes: 2 },
  puppy: { w: 10.5, h: 10, tilt: -3, kind: 'gem', lid: 3.6, lashes: 1 },
  doll: { w: 11, h: 12.5, tilt: 1, kind: 'round', lid: 4.2, lashes: 3, fold: true },
  mono: { w: 11, h: 6.5, tilt: 2, kind: 'gem', lid: 3.4, lashes: 0 },
  sleepy: { w: 11, h: 9.5, tilt: -1, kind: 'round', lid: 3.8, lashes: 1, heavy: 0.38, fold: true },
  oval: { w: 6.8, h: 10, tilt: 0, kind: 'bead', lid: 0, lashes: 1 },
  sparkle: { w: 11, h: 12.5, tilt: 0, kind: 'gem', lid: 4, lashes: 2 },
};

export type Brow = {
  /** Half the length, thickness, how high the arch stands, and how much the outer end stands above the inner one. */
  half: number;
  thick: number;
  arch: number;
  rise: number;
  /** Thickness of the outer end, as a share. */
  taper: number;
};
export const BROWS: Record<string, Brow> = {
  natural: { half: 11, thick: 4.2, arch: 3.5, rise: 1, taper: 0.45 },
  straight: { half: 11.5, thick: 4.2, arch: 0.6, rise: -0.5, taper: 0.7 },
  arched: { half: 12, thick: 3.8, arch: 6, rise: 0.5, taper: 0.3 },
  thin: { half: 11, thick: 2.2, arch: 3.5, rise: 0, taper: 0.5 },
  bold: { half: 12, thick: 6.6, arch: 3, rise: 1.5, taper: 0.6 },
  short: { half: 6.5, thick: 4.6, arch: 1.5, rise: 0, taper: 0.8 },
  round: { half: 5.2, thick: 6, arch: 0.8, rise: 0, taper: 1 },
  fierce: { half: 12, thick: 4.8, arch: 1.5, rise: 5, taper: 0.35 },
  gentle: { half: 11, thick: 4, arch: 3, rise: -3, taper: 0.5 },
};

export type Nose = { kind: 'dot' | 'button' | 'curve' | 'bridge' | 'broad' | 'snub' | 'hook' | 'tip' | 'nostrils'; size: number };
export const NOSES: Record<string, Nose> = {
  button: { kind: 'button', size: 4 },
  dot: { kind: 'dot', size: 2 },
  curve: { kind: 'curve', size: 4 },
  snub: { kind: 'snub', size: 4.5 },
  bridge: { kind: 'bridge', size: 5 },
  broad: { kind: 'broad', size: 8 },
  hook: { kind: 'hook', size: 6 },
  tip: { kind: 'tip', size: 4 },
  nostrils: { kind: 'nostrils', size: 3 },
};

export type Mouth = {
  /** Half the width, and how much it smiles by nature, -1 to 1. */
  half: number;
  smile: number;
  /** How full the lips are; 0: a line. */
  lips: number;
  /** What shows: a fang, the upper row, a gap in it. */
  teeth?: 'fang' | 'row' | 'gap';
  /** Two small arcs, as a cat's. */
  cat?: true;
  /** Higher on one side. */
  skew?: number;
};
export const MOUTHS: Record<string, Mouth> = {
  smile: { half: 9, smile: 0.3, lips: 0 },
  small: { half: 5, smile: 0.15, lips: 0 },
  wide: { half: 13, smile: 0.35, lips: 0, teeth: 'row' },
  cat: { half: 9, smile: 0.3, lips: 0, cat: true },
  fang: { half: 9, smile: 0.35, lips: 0, teeth: 'fang' },
  full: { half: 9, smile: 0.2, lips: 4.4 },
  rosy: { half: 6.5, smile: 0.2, lips: 3.2 },
  even: { half: 8, smile: -0.12, lips: 0 },
  smirk: { half: 9, smile: 0.28, lips: 0, skew: 3 },
  gap: { half: 10.5, smile: 0.4, lips: 0, teeth: 'gap' },
};
