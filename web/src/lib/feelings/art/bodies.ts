import { C, dab, flat, INK, line, shape, type Colour } from './kit';

/** Outline, shade along the foot, and where the light falls. */
const BODIES = {
  round: [
    'M48 19c20.500 0 35 13.500 35 32.500S69 82 48 82 13 70.500 13 51.500 27.500 19 48 19z',
    'M14.600 58c4 15 16.400 22.700 33.400 22.700S77.400 73 81.400 58C75.500 68 64 72.500 48 72.500S20.500 68 14.600 58z',
    [29, 33],
  ],
  egg: [
    'M48 14c16 0 31 19 31 40 0 18-13 28-31 28S17 72 17 54c0-21 15-40 31-40z',
    'M18.300 58C21 73.500 32 80.700 48 80.700S75 73.500 77.700 58C72 68.500 62 73 48 73S24 68.500 18.300 58z',
    [33, 30],
  ],
  pear: [
    'M48 24c13 0 20 7 24 17 8 4 17 13 16 24-1 13-16 19-40 19S9 78 8 65c-1-11 8-20 16-24 4-10 11-17 24-17z',
    'M9 68c2 10 16 14.700 39 14.700S85 78 87 68c-5 6-16 8.500-39 8.500S14 74 9 68z',
    [32, 35],
  ],
  star: [
    'M36 33Q48-2 60 33q37 1 8 24 11 36-20 15-31 21-20-15-29-23 8-24z',
    'M28 57q-11 36 20 15 31 21 20-15 1 15-8 14-7-1-12-5-5 4-12 5-9 1-8-14z',
    [41, 27],
  ],
  heart: [
    'M48 82C30 70 11 57 11 38c0-12 9-20 19.500-20C38 18 44 21.500 48 28c4-6.500 10-10 17.500-10C76 18 85 26 85 38c0 19-19 32-37 44z',
    'M13.800 48C18.500 61 33 71 48 80.800 63 71 77.500 61 82.200 48 74 60 62 66 48 73.500 34 66 22 60 13.800 48z',
    [25, 30],
  ],
  cloud: [
    'M26 78c-11 0-18-7-18-16.500C8 53 13.500 47 21.500 46 21.500 33 31 25 42.500 25c9 0 16 5 19 12 12.500-2 24 6 26 17.500C89.500 68 81 78 69 78z',
    'M9.200 64C11 72.500 17.500 76.700 26 76.700h43c9 0 16-5 17.800-14.700C82 69 77 70 69 70H28c-9 0-15-1-18.800-6z',
    [33, 34],
  ],
  drop: [
    'M48 9c4 13 31 27 31 50 0 15-13 25-31 25S17 74 17 59C17 36 44 22 48 9z',
    'M18.600 64C21.500 76.500 33 82.700 48 82.700S74.500 76.500 77.400 64C71.500 72.500 61.500 76 48 76s-23.500-3.500-29.400-12z',
    [32, 42],
  ],
  flame: [
    'M51 7c3 13 16 17 16 29 3-1.500 5-5 5-9 8 9 13 19 13 29 0 17-16 28-37 28S11 73 11 56c0-14 10-20 14-33 6 4 8 9 8 14 8-5 15-17 18-30z',
    'M12.600 61C16 75 30 82.700 48 82.700S80 75 83.400 61C77 70.500 65 74.500 48 74.500S19 70.500 12.600 61z',
    [26, 42],
  ],
  puddle: [
    'M48 36c14 0 20 10 22 21 1.500 8 8 9 14 12 8 4 6 15-6 15H18c-12 0-14-11-6-15 6-3 12.500-4 14-12 2-11 8-21 22-21z',
    'M8.500 76c.5 4 4 6.800 9.500 6.800h60c5.500 0 9-2.800 9.500-6.800-3 2.500-7 3-12 3h-55c-5 0-9-.5-12-3z',
    [37, 48],
  ],
  ghost: [
    'M48 13c17 0 28 13 28 30v36c0 4-5 4.500-7.500 1.500S61 77 58 80s-6.500 4-10 1-7-4-10-1-7.500 3-10.500.5S20 83 20 79V43c0-17 11-30 28-30z',
    'M21.300 70v9c0 2.500 3 2.500 5.200.6 3-2.600 7.500-2.600 10.500-.1 3.500-3 8-2 11.500 1 3-2 7-3 10.500.2 2.700-2.600 7.500-2.700 10.500-.4 2.200 1.700 5.200 1.200 5.200-1.300v-9c-5 4-9 3-12 1-5 4-9 4-13 1-5 3-10 3-14-.5-5 3.500-10 2.500-13.900-1.500z',
    [33, 30],
  ],
  moon: [
    'M66 13C40 6 15 22 13 48c-2 22 15 37 37 36 17-1 30-11 34-26-9 5-20 4-26-3-9-10-4-30 8-42z',
    'M14.600 56C18 73 32 83 50 82.600c15-.6 27-8.600 32-20.600C72 74 55 76 40 73c-12-2-20-8-25.400-17z',
    [27, 32],
  ],
} as const;
export type Body = keyof typeof BODIES;

/** A creature's body, without a face. */
export function body(kind: Body, colour: Colour): string {
  const [outline, shade, [x, y]] = BODIES[kind];
  const [fill, dark] = C[colour];
  return (
    flat(outline, fill) +
    flat(shade, dark, ' opacity=".75"') +
    dab(x, y, 5.5, 3.2, '#fff', ` opacity=".75" transform="rotate(-38 ${x} ${y})"`) +
    line(outline)
  );
}

const both = (art: (x: number, mirror: 1 | -1) => string) => art(35, 1) + art(61, -1);
const ink = (x: number, y: number, rx: number, ry: number) => dab(x, y, rx, ry, INK);

/** Eyes, the middle of them at 48, 50. */
export const EYES = {
  dot: both((x) => ink(x, 50, 3.6, 4.6) + dab(x - 1.2, 48.2, 1.3, 1.5, '#fff')),
  big: both((x) => ink(x, 50, 5.6, 6.6) + dab(x - 1.9, 47.4, 2.1, 2.4, '#fff') + dab(x + 2, 53, 1.2, 1.2, '#fff')),
  joy: both((x) => line(`M${x - 5.5} 52q5.500-8.500 11 0`, INK, 3)),
  shut: both((x) => line(`M${x - 5.5} 49q5.500 6 11 0`, INK, 3)),
  wide: both((x) => `<circle cx="${x}" cy="49" r="7" fill="#fff" stroke-width="2.200"/>` + ink(x, 49, 2.6, 2.8)),
  half: both((x) => flat(`M${x - 5.5} 49h11a5.500 5.500 0 0 1-11 0z`, INK) + line(`M${x - 7} 48.500h14`, INK, 2.6)),
  squeeze: both((x, side) => line(`M${x - 4 * side} 45.500l${8 * side} 4.500l${-8 * side} 4.500`, INK, 3)),
  wink: ink(35, 50, 3.8, 4.8) + dab(33.8, 48.2, 1.3, 1.5, '#fff') + line('M55.500 51q5.500-7 11 0', INK, 3),
  wet: both((x) => ink(x, 49, 5.4, 6.2) + dab(x - 1.8, 46.5, 2, 2.2, '#fff') + dab(x + 0.5, 53, 3.4, 1.6, '#fff', ' opacity=".9"')),
  heart: both(
    (x) => `<path d="M${x} 56c-4-3-7-5.500-7-9 0-5 5.500-5.500 7-2 1.500-3.500 7-3 7 2 0 3.500-3 6-7 9z" fill="#ef4f72" stroke-width="2"/>`,
  ),
  star: both(
    (x) =>
      `<path d="M${x} 42l2.200 5 5.300.6-4 3.600 1.200 5.300-4.700-2.800-4.700 2.800 1.200-5.300-4-3.600 5.300-.6z" fill="#ffb21f" stroke-width="2"/>`,
  ),
  swirl: both((x) =>
    line(`M${x} 50a2 2 0 0 1 2-2a4 4 0 0 1 4 4a5.500 5.500 0 0 1-6 5.500a6.500 6.500 0 0 1-6.500-7a7.500 7.500 0 0 1 7.500-7`, INK, 2.2),
  ),
  aside: both((x) => ink(x + 2, 50, 3.4, 4.4) + dab(x + 3, 48.4, 1.2, 1.4, '#fff')),
  up: both((x) => `<circle cx="${x}" cy="49" r="6.500" fill="#fff" stroke-width="2.200"/>` + ink(x + 1, 46, 3, 3.2)),
  line: both((x) => line(`M${x - 4} 50h8`, INK, 3)),
} as const;

/** Mouths, the middle of them at 48, 60. */
export const MOUTHS = {
  smile: line('M42 59q6 6.500 12 0', INK, 2.8),
  small: line('M45 60q3 3 6 0', INK, 2.8),
  grin: shape('M38.500 57.500h19a9.500 9.500 0 0 1-19 0z', '#9c2f4c') + flat('M42.500 64.600q5.500-4.500 11 0q-5.500 5-11 0z', '#ff9fb0'),
  laugh: shape('M36 56.500h24c1 0 1 1 1 2a13 12 0 0 1-26 0c0-1 0-2 1-2z', '#9c2f4c') + flat('M41 67q7-6 14 0q-7 6.500-14 0z', '#ff9fb0'),
  cat: line('M40.500 58.500q3.700 5.500 7.500 0q3.700 5.500 7.500 0', INK, 2.8),
  frown: line('M42 63q6-6.500 12 0', INK, 2.8),
  wobble: line('M38.500 61q3.200-4 6.300 0t6.300 0t6.300 0', INK, 2.8),
  o: `<ellipse cx="48" cy="61" rx="3.600" ry="4.400" fill="#9c2f4c" stroke-width="2.200"/>`,
  gasp: `<ellipse cx="48" cy="63" rx="6" ry="7.500" fill="#9c2f4c" stroke-width="2.500"/>`,
  flat: line('M43 61h10', INK, 2.8),
  pout: line('M44.500 62q3.500-4 7 0', INK, 2.8),
  smirk: line('M43 61.500q6.500 2 11-4', INK, 2.8),
  tongue:
    line('M41 58.500q7 5 14 0', INK, 2.8) + `<path d="M46.500 61v3.500a3.800 3.800 0 0 0 7.500 0V60" fill="#ff9fb0" stroke-width="2.200"/>`,
  grit:
    '<rect x="37" y="57" width="22" height="9.500" rx="3.500" fill="#fff" stroke-width="2.400"/>' +
    line('M42.500 57v9.500M48 57v9.500M53.500 57v9.500M37 61.800h22', INK, 1.6),
  cry: shape('M40 66q0-9 8-9t8 9q-8-3.500-16 0z', '#9c2f4c'),
  yawn: `<ellipse cx="48" cy="62.500" rx="5" ry="6.500" fill="#9c2f4c" stroke-width="2.400"/>` + dab(48, 66, 3, 2, '#ff9fb0'),
} as const;

/** What goes over the eyes. */
export const BROWS = {
  angry: line('M28 41l11 4.500M68 41l-11 4.500', INK, 3),
  worried: line('M28.500 44q4-4.500 9-4.500M67.500 44q-4-4.500-9-4.500', INK, 2.6),
  up: line('M30 40q5-4 10 0M56 40q5-4 10 0', INK, 2.4),
} as const;

export const cheeks = (colour = '#ff8fa3', opacity = 0.55) =>
  dab(26.5, 59, 5, 3.2, colour, ` opacity="${opacity}"`) + dab(69.5, 59, 5, 3.2, colour, ` opacity="${opacity}"`);

type Face = { eyes?: keyof typeof EYES; mouth: keyof typeof MOUTHS; brows?: keyof typeof BROWS; blush?: number | false };
/** A face, `dx` and `dy` from where a round one has it. */
export const face = ({ eyes, mouth, brows, blush = 0.55 }: Face, dx = 0, dy = 0) =>
  `<g transform="translate(${dx} ${dy})">${blush === false ? '' : cheeks('#ff8fa3', blush)}${eyes ? EYES[eyes] : ''}${brows ? BROWS[brows] : ''}${MOUTHS[mouth]}</g>`;

/** The same, smaller, for bodies that are narrow there. */
export const smallFace = (wanted: Face, x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${face(wanted)}</g>`;

/** A little hand: a stub that holds something, or waves. */
export const hand = (x: number, y: number, colour: Colour, turn = 0) =>
  `<ellipse cx="${x}" cy="${y}" rx="5.500" ry="4.500" fill="${C[colour][0]}" transform="rotate(${turn} ${x} ${y})"/>`;
