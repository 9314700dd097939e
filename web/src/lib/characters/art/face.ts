import type { Items } from './item';
import { both, disc, line, patch } from './shape';

/** The lower half of a head: how full the cheeks are, half widths of jaw and chin, where the chin ends and how round it is. */
export type Head = { cheek: number; jaw: number; chin: number; drop: number; soft: number; point: number };
export const HEADS: Record<string, Head> = {
  soft: { cheek: 3, jaw: 46, chin: 20, drop: 51, soft: 7, point: 5 },
  oval: { cheek: -1, jaw: 41, chin: 18, drop: 54, soft: 9, point: 7 },
  round: { cheek: 8, jaw: 50, chin: 22, drop: 50, soft: 6, point: 5 },
  long: { cheek: -3, jaw: 42, chin: 18, drop: 59, soft: 9, point: 6 },
  heart: { cheek: 2, jaw: 33, chin: 10, drop: 54, soft: 14, point: 5 },
  slim: { cheek: -2, jaw: 36, chin: 13, drop: 56, soft: 12, point: 6 },
  square: { cheek: 1, jaw: 53, chin: 27, drop: 51, soft: 5, point: 4 },
  broad: { cheek: 6, jaw: 56, chin: 25, drop: 53, soft: 7, point: 5 },
  mochi: { cheek: 13, jaw: 54, chin: 26, drop: 47, soft: 5, point: 4 },
};

export const headPath = ({ cheek, jaw, chin, drop, soft, point }: Head) =>
  `M-58 0A58 57 0 0 1 58 0C${58 + cheek} ${drop * 0.52} ${jaw} ${drop - soft} ${chin} ${drop}Q0 ${drop + point} ${-chin} ${drop}C${-jaw} ${drop - soft} ${-58 - cheek} ${drop * 0.52} -58 0Z`;

const fleck = (x: number, y: number) => disc([x, y, 48], 1.5, 1.5, 'skin_', { line: 'none', opacity: 0.5 });

/** On the skin. They turn with the face. */
export const marks: Items = {
  none: {},
  blush: { layers: { glass: both((s) => [disc([s * 38, 29, 44], 10, 6.5, 'blush', { line: 'none', opacity: 0.75 })]) } },
  'blush-lines': {
    layers: {
      glass: both((s) => [
        disc([s * 38, 29, 44], 10, 6, 'blush', { line: 'none', opacity: 0.5 }),
        line(`M${s * 38 - 5} 31l2.5 -5M${s * 38} 31l2.5 -5M${s * 38 + 5} 31l2.5 -5`, 'skin_', 1.8, 0.6),
      ]),
    },
  },
  freckles: {
    layers: {
      glass: [
        ...both((s) =>
          [
            [30, 26],
            [36, 29],
            [42, 26],
            [33, 32],
            [40, 33],
          ].map(([x = 0, y = 0]) => fleck(s * x, y)),
        ),
        fleck(-4, 22),
        fleck(4, 22),
      ],
    },
  },
  'mole-eye': { layers: { glass: [disc([34, 28, 46], 2, 2, 'ink', { line: 'none', opacity: 0.8 })] } },
  'mole-lip': { layers: { glass: [disc([-13, 42, 48], 1.9, 1.9, 'ink', { line: 'none', opacity: 0.8 })] } },
  dimples: {
    layers: {
      glass: both((s) => [
        disc([s * 38, 29, 44], 9, 5.5, 'blush', { line: 'none', opacity: 0.45 }),
        line(`M${s * 24} 35q${s * 2.5} 3 0 6`, 'skin_', 2.2, 0.7),
      ]),
    },
  },
  laughter: {
    layers: {
      glass: both((s) => [line(`M${s * 15} 29q${s * 6} 4 ${s * 6} 9M${s * 42} 10l${s * 5} -2M${s * 42} 14l${s * 5} 1`, 'skin_', 2, 0.55)]),
    },
  },
  plaster: {
    layers: {
      glass: [
        patch('M27 27l18 -6q3 -1 4 2l1 4q1 3 -2 4l-18 6q-3 1 -4 -2l-1 -4q-1 -3 2 -4Z', 'a'),
        line('M27 27l18 -6q3 -1 4 2l1 4q1 3 -2 4l-18 6q-3 1 -4 -2l-1 -4q-1 -3 2 -4ZM34 25l3 9M41 23l3 9', 'a_', 1.8),
      ],
    },
    colours: ['#f3c9a0'],
  },
  stars: {
    colours: ['#f7c948'],
    layers: { glass: both((s) => [patch(`M${s * 38} 21l2 4.2 4.6.6-3.4 3.2.9 4.6-4.1-2.2-4.1 2.2.9-4.6-3.4-3.2 4.6-.6Z`, 'a')]) },
  },
};

/** On cheeks and chin, in a colour of their own. They turn with the face, under the mouth. */
export const beards: Items = {
  none: {},
  stubble: {
    colours: ['#2a2630'],
    layers: {
      glass: [
        patch(
          'M-54 18C-50 42 -32 52 -19 53Q0 58 19 53C32 52 50 42 54 18C48 32 40 40 30 38C24 31 12 29 0 30C-12 29 -24 31 -30 38C-40 40 -48 32 -54 18Z',
          'a',
          0.2,
        ),
      ],
    },
  },
  moustache: {
    colours: ['#3d2c2e'],
    layers: { glass: [patch('M0 31C-6 27 -14 30 -19 36C-13 38 -5 37 0 34C5 37 13 38 19 36C14 30 6 27 0 31Z', 'a')] },
  },
  handlebar: {
    colours: ['#3d2c2e'],
    layers: {
      glass: [
        patch(
          'M0 31C-6 27 -13 30 -17 34Q-22 37 -25 31Q-27 40 -18 40C-11 41 -4 38 0 34.5C4 38 11 41 18 40Q27 40 25 31Q22 37 17 34C13 30 6 27 0 31Z',
          'a',
        ),
      ],
    },
  },
  goatee: {
    colours: ['#3d2c2e'],
    layers: {
      glass: [
        patch('M-10 47C-12 56 -6 63 0 63C6 63 12 56 10 47Q0 51 -10 47Z', 'a'),
        patch('M0 31.5C-5 29 -11 31 -14 35.5Q-6 36 0 34.5Q6 36 14 35.5C11 31 5 29 0 31.5Z', 'a'),
      ],
    },
  },
  short: {
    colours: ['#3d2c2e'],
    layers: {
      glass: [
        patch(
          'M-59 2C-60 32 -43 53 -20 57Q0 63 20 57C43 53 60 32 59 2C55 16 52 30 44 38C34 45 27 41 21 35C16 30 8 30 0 31.5C-8 30 -16 30 -21 35C-27 41 -34 45 -44 38C-52 30 -55 16 -59 2Z',
          'a',
          0.94,
        ),
      ],
    },
  },
  full: {
    colours: ['#3d2c2e'],
    layers: {
      glass: [
        patch(
          'M-60 0C-67 38 -48 64 -24 72Q0 80 24 72C48 64 67 38 60 0C56 14 53 28 45 36C35 43 27 39 21 33C16 28 8 28.5 0 30C-8 28.5 -16 28 -21 33C-27 39 -35 43 -45 36C-53 28 -56 14 -60 0Z',
          'a',
        ),
        line('M-24 60Q-20 66 -14 68M24 60Q20 66 14 68M0 62V72', 'a_', 2, 0.5),
      ],
    },
  },
  sideburns: {
    colours: ['#3d2c2e'],
    layers: {
      glass: both((s) => [
        patch(`M${s * 59} -2C${s * 60} 14 ${s * 56} 28 ${s * 48} 36Q${s * 44} 34 ${s * 46} 28C${s * 52} 18 ${s * 52} 6 ${s * 52} -4Z`, 'a'),
      ]),
    },
  },
  wise: {
    colours: ['#e9e4ee'],
    layers: {
      glass: [
        patch('M0 30C-8 26 -20 31 -28 46C-20 44 -14 44 -9 45C-16 58 -12 84 0 96C12 84 16 58 9 45C14 44 20 44 28 46C20 31 8 26 0 30Z', 'a'),
        line('M-4 58Q-6 74 0 86M5 58Q7 70 4 80', 'a_', 2, 0.45),
        line(
          'M0 30C-8 26 -20 31 -28 46C-20 44 -14 44 -9 45C-16 58 -12 84 0 96C12 84 16 58 9 45C14 44 20 44 28 46C20 31 8 26 0 30Z',
          'a_',
          2.2,
        ),
      ],
    },
  },
};
