import type { Age } from '$worker/pets/kinds';
import { d, dot, filled, GROUND, joint, MIDDLE, outlined, pair, stroked, volume, type Joint } from './draw';
import { BUILD, type Coat } from './figure';

/** Two round feet under the body, toes marked. */
export function feet(age: Age, { fur, line }: Coat, apart = BUILD[age].body * 0.52, wide = age === 'grown' ? 7 : 6): [Joint, Joint] {
  const [x, y] = [MIDDLE - apart, GROUND - 2.6];
  const toes = stroked(d`M${x - 1.8} ${y + 2.6}v-2M${x + 1.8} ${y + 2.6}v-2`, line, 1.3);
  return pair(
    joint(
      x,
      y - 3,
      outlined(d`M${x - wide} ${y}a${wide} ${3.8} 0 0 1 ${wide * 2} 0q0 ${3.6} ${-wide} ${3.6}t${-wide} ${-3.6}Z`, fur, line) + toes,
    ),
  );
}

/** Two front paws, hanging before the belly. */
export function paws(age: Age, { fur, line }: Coat, size = 1): [Joint, Joint] {
  const { body, neck } = BUILD[age];
  const long = (age === 'baby' ? 7.5 : age === 'young' ? 12 : 15) * size;
  const [x, y, w] = [MIDDLE - body * 0.56, neck + (age === 'baby' ? 12 : 15), age === 'baby' ? 3.6 : 4.2];
  const arm = d`M${x - w} ${y}C${x - w - 0.6} ${y + long * 0.5} ${x - w} ${y + long} ${x} ${y + long}C${x + w} ${y + long} ${x + w + 0.4} ${y + long * 0.5} ${x + w} ${y}`;
  return pair(joint(x, y, outlined(arm, fur, line)));
}

/** The trunk, with a lighter belly. */
export function trunk(age: Age, { fur, shade, belly, line }: Coat, bellyWide = 0.62): string {
  const { neck, body } = BUILD[age];
  const light = dot(MIDDLE, GROUND - (GROUND - neck) * 0.3, body * bellyWide, (GROUND - neck) * 0.3, belly);
  return volume([MIDDLE, neck, GROUND, body, 0.66], fur, shade, line, light);
}

/** A band about the neck. */
export const collar = (age: Age, colour: string, line: string) => {
  const { chin, body } = BUILD[age];
  const [y, w] = [chin - 1, body * 0.8];
  return outlined(
    d`M${MIDDLE - w} ${y - 2}Q${MIDDLE} ${y + 6} ${MIDDLE + w} ${y - 2}L${MIDDLE + w} ${y + 2.4}Q${MIDDLE} ${y + 10.6} ${MIDDLE - w} ${y + 2.4}Z`,
    colour,
    line,
    2,
  );
};

/** A little bell under the chin. */
export const bell = (age: Age) => {
  const y = BUILD[age].chin + 7.6;
  return (
    outlined(d`M${MIDDLE - 4} ${y}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0Z`, '#ffd24a', '#8a5a12', 1.8) +
    stroked(d`M${MIDDLE} ${y + 0.6}v2.2M${MIDDLE - 3.4} ${y - 0.6}h6.8`, '#8a5a12', 1.3)
  );
};

/** Where most kinds get dirty. */
export const dirtOf = (age: Age): [number, number, number][] => {
  const { neck, body, top, head } = BUILD[age];
  return [
    [MIDDLE - body * 0.45, neck + 22, 4.6],
    [MIDDLE + body * 0.5, neck + 15, 3.6],
    [MIDDLE + head * 0.62, top + 12, 3.8],
    [MIDDLE - head * 0.7, top + 25, 3],
  ];
};

/** Fluff: a row of rounded locks along a line down from (x, y). */
export const ruff = (y: number, wide: number, high: number, fill: string, line: string) =>
  outlined(
    d`M${MIDDLE - wide} ${y}Q${MIDDLE - wide - 1} ${y + high * 0.55} ${MIDDLE - wide * 0.62} ${y + high * 0.62}Q${MIDDLE - wide * 0.4} ${y + high} ${MIDDLE} ${y + high * 1.08}Q${MIDDLE + wide * 0.4} ${y + high} ${MIDDLE + wide * 0.62} ${y + high * 0.62}Q${MIDDLE + wide + 1} ${y + high * 0.55} ${MIDDLE + wide} ${y}Z`,
    fill,
    line,
    2,
  );

export const spot = (path: string, fill: string) => filled(path, fill);
