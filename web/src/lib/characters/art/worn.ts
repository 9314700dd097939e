import type { Items } from './item';
import { ball, both, disc, line, lock, patch, sheet, shell, type Paint, type Shape } from './shape';

const EYE_X = 24;
const EYE_Y = 12;
const arms = (paint: Paint = 'a') => both((s) => [line(`M${s * 42} ${EYE_Y - 4}L${s * 59} ${EYE_Y - 7}`, paint, 3.4)]);
const bridge = line(`M-9 ${EYE_Y - 3}Q0 ${EYE_Y - 9} 9 ${EYE_Y - 3}`, 'a', 3.4);
const lens = (d: (s: -1 | 1) => string, fill: Paint, opacity: number, width = 3.4): Shape[] =>
  both((s) => [
    patch(d(s), fill, opacity),
    line(d(s), 'a', width),
    line(`M${s * EYE_X - 10} ${EYE_Y + 3}L${s * EYE_X - 3} ${EYE_Y - 8}`, 'white', 2.6, 0.55),
  ]);
const circle = (r: number) => (s: -1 | 1) => {
  const x = s * EYE_X;
  return `M${x - r} ${EYE_Y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
};
const box = (s: -1 | 1) => {
  const x = s * EYE_X;
  return `M${x - 13} ${EYE_Y - 13}H${x + 13}Q${x + 18} ${EYE_Y - 13} ${x + 18} ${EYE_Y - 8}V${EYE_Y + 7}Q${x + 18} ${EYE_Y + 13} ${x + 12} ${EYE_Y + 13}H${x - 12}Q${x - 18} ${EYE_Y + 13} ${x - 18} ${EYE_Y + 7}V${EYE_Y - 8}Q${x - 18} ${EYE_Y - 13} ${x - 13} ${EYE_Y - 13}Z`;
};
const cat = (s: -1 | 1) =>
  `M${s * 7} ${EYE_Y - 8}Q${s * 26} ${EYE_Y - 16} ${s * 47} ${EYE_Y - 18}Q${s * 45} ${EYE_Y + 12} ${s * 26} ${EYE_Y + 13}Q${s * 8} ${EYE_Y + 12} ${s * 7} ${EYE_Y - 8}Z`;
const heart = (s: -1 | 1) => {
  const x = s * EYE_X;
  return `M${x} ${EYE_Y + 17}C${x - 28} ${EYE_Y + 2} ${x - 20} ${EYE_Y - 19} ${x - 8} ${EYE_Y - 15}Q${x - 2} ${EYE_Y - 13} ${x} ${EYE_Y - 8}Q${x + 2} ${EYE_Y - 13} ${x + 8} ${EYE_Y - 15}C${x + 20} ${EYE_Y - 19} ${x + 28} ${EYE_Y + 2} ${x} ${EYE_Y + 17}Z`;
};

/** Before the eyes. Colours: the frame, the glass. */
export const glasses: Items = {
  none: {},
  round: { colours: ['#4a3b4f', '#e8f3ff'], layers: { glass: [...arms(), ...lens(circle(17.5), 'b', 0.14), bridge] } },
  square: { colours: ['#2f2b3d', '#e8f3ff'], layers: { glass: [...arms(), ...lens(box, 'b', 0.14, 3.6), bridge] } },
  wire: {
    colours: ['#c9a050', '#fff6e6'],
    layers: { glass: [...arms(), ...lens(circle(16), 'b', 0.12, 2.2), line(`M-9 ${EYE_Y - 3}Q0 ${EYE_Y - 9} 9 ${EYE_Y - 3}`, 'a', 2.2)] },
  },
  'cat-eye': { colours: ['#b4485f', '#ffe6ee'], layers: { glass: [...lens(cat, 'b', 0.14, 3.6), bridge] } },
  half: {
    colours: ['#3e4a75', '#e8f3ff'],
    layers: {
      glass: [
        ...arms(),
        ...both((s) => [
          patch(box(s), 'b', 0.12),
          line(
            `M${s * EYE_X - 18} ${EYE_Y + 2}V${EYE_Y - 8}Q${s * EYE_X - 18} ${EYE_Y - 13} ${s * EYE_X - 13} ${EYE_Y - 13}H${s * EYE_X + 13}Q${s * EYE_X + 18} ${EYE_Y - 13} ${s * EYE_X + 18} ${EYE_Y - 8}V${EYE_Y + 2}`,
            'a',
            4.4,
          ),
        ]),
        bridge,
      ],
    },
  },
  sun: { colours: ['#2f2b3d', '#3a3550'], layers: { glass: [...arms(), ...lens(circle(18), 'b', 0.92, 4), bridge] } },
  hearts: {
    colours: ['#e0506f', '#ff9db3'],
    layers: { glass: [...arms(), ...lens(heart, 'b', 0.78, 3.4), line(`M-6 ${EYE_Y - 6}Q0 ${EYE_Y - 10} 6 ${EYE_Y - 6}`, 'a', 3.4)] },
  },
  tinted: { colours: ['#c9a050', '#f7a35c'], layers: { glass: [...arms(), ...lens(box, 'b', 0.55, 2.6), bridge] } },
};

const EAR = 61;
/** On both ears. Colours: metal, stone. */
export const earrings: Items = {
  none: {},
  stud: { colours: ['#f7c948', '#ffffff'], layers: { front: both((s) => [disc([s * EAR, 24, 4], 3.6, 3.6, 'a', { width: 2 })]) } },
  pearl: {
    colours: ['#fff6ea', '#ffffff'],
    layers: {
      front: both((s) => [ball([s * EAR, 27, 4], 5, 5, 'a', { width: 2 }), line(`M${s * EAR - 2} 25.5q1 -1.5 2.5 -1.5`, 'white', 1.8)]),
    },
  },
  hoop: {
    colours: ['#f7c948', '#ffffff'],
    layers: { front: both((s) => [line(`M${s * EAR} 23a8 8 0 1 1 -0.1 0`, 'a_', 5), line(`M${s * EAR} 23a8 8 0 1 1 -0.1 0`, 'a', 2.6)]) },
  },
  drop: {
    colours: ['#c9a050', '#5aa9e6'],
    layers: {
      front: both((s) => [
        line(`M${s * EAR} 23V30`, 'a', 2.6),
        lock([s * EAR, 37, 4], [10, 16, 8], `M${s * EAR} 28Q${s * EAR + 8} 40 ${s * EAR} 44Q${s * EAR - 8} 40 ${s * EAR} 28Z`, 'b', {
          width: 2,
        }),
      ]),
    },
  },
  star: {
    colours: ['#f7c948', '#ffffff'],
    layers: {
      front: both((s) => [
        line(`M${s * EAR} 22V27`, 'a', 2.4),
        disc([s * EAR, 32, 4], 5, 5, 'a', { width: 2 }),
        patch(`M${s * EAR} 28l1.3 2.7 2.9 .4-2.1 2 .5 2.9-2.600-1.400-2.600 1.400.5-2.9-2.1-2 2.9-.4Z`, 'white'),
      ]),
    },
  },
  cuff: {
    colours: ['#c9ccd9', '#ffffff'],
    layers: {
      front: both((s) => [
        line(`M${s * (EAR + 6)} 4Q${s * (EAR + 10)} 8 ${s * (EAR + 6)} 14`, 'a_', 6),
        line(`M${s * (EAR + 6)} 4Q${s * (EAR + 10)} 8 ${s * (EAR + 6)} 14`, 'a', 3.4),
      ]),
    },
  },
  tassel: {
    colours: ['#c94a4a', '#f7c948'],
    layers: {
      front: both((s) => [
        disc([s * EAR, 25, 4], 3.4, 3.4, 'b', { width: 2 }),
        lock([s * EAR, 40, 4], [10, 24, 6], `M${s * EAR - 3} 29H${s * EAR + 3}L${s * EAR + 5} 50H${s * EAR - 5}Z`, 'a', { width: 2 }),
      ]),
    },
  },
  cherry: {
    colours: ['#e0444f', '#6fae57'],
    layers: {
      front: both((s) => [
        line(`M${s * EAR} 23Q${s * EAR - 5} 30 ${s * EAR - 4} 34M${s * EAR} 23Q${s * EAR + 5} 29 ${s * EAR + 4} 32`, 'b', 2.2),
        ball([s * EAR - 4, 37, 4], 4.4, 4.4, 'a', { width: 2 }),
        ball([s * EAR + 4, 35, 5], 4.4, 4.4, 'a', { width: 2 }),
      ]),
    },
  },
};

/** Around the neck, over what is worn. */
export const necks: Items = {
  none: {},
  scarf: {
    colours: ['#d9534f', '#fff3dc'],
    layers: {
      collar: [
        lock([20, 96, 22], [24, 62, 6], 'M8 72L36 70L40 122L16 126Z', 'a-'),
        line('M17 118L39 115', 'b', 5),
        shell([0, 64, 4], [76, 30, 56], 'M-34 52C-42 62 -38 78 -22 82C-8 85 8 85 22 82C38 78 42 62 34 52Q0 66 -34 52Z'),
        line('M-32 62Q0 78 32 62', 'a_', 2.2, 0.55),
      ],
    },
  },
  pearls: {
    colours: ['#fff6ea', '#ffffff'],
    layers: { collar: [-20, -14, -7, 0, 7, 14, 20].map((x) => ball([x, 70 - Math.abs(x) * 0.55 + 2, 24], 4, 4, 'a', { width: 2 })) },
  },
  pendant: {
    colours: ['#f7c948', '#ef6f8f'],
    layers: {
      collar: [
        line('M-15 58Q-10 82 0 86Q10 82 15 58', 'a_', 3.6),
        line('M-15 58Q-10 82 0 86Q10 82 15 58', 'a', 1.8),
        patch('M0 98C-11 91 -8 82 -3 83.5Q-1 84 0 86Q1 84 3 83.5C8 82 11 91 0 98Z', 'b'),
        line('M0 98C-11 91 -8 82 -3 83.5Q-1 84 0 86Q1 84 3 83.5C8 82 11 91 0 98Z', 'b_', 2),
      ],
    },
  },
  'bow-tie': {
    colours: ['#b4485f', '#8f2f4a'],
    layers: {
      collar: [
        ...both((s) => [sheet([s * 10, 68, 24], [18, 18, 4], `M0 68L${s * 19} 58Q${s * 22} 68 ${s * 19} 78Z`)]),
        ball([0, 68, 26], 5, 5.5, 'b'),
      ],
    },
  },
  choker: {
    colours: ['#2f2b3d', '#f7c948'],
    layers: { collar: [line('M-14 56Q0 64 14 56', 'a', 6), disc([0, 62, 24], 3.4, 3.4, 'b', { width: 2 })] },
  },
  bandana: {
    colours: ['#e8505b', '#ffffff'],
    layers: {
      collar: [
        sheet([0, 72, 22], [58, 36, 8], 'M-30 54Q0 66 30 54L4 92Q0 96 -4 92Z'),
        ...[
          [-12, 66],
          [0, 74],
          [12, 66],
          [-4, 84],
        ].map(([x = 0, y = 0]) => disc([x, y, 26], 2.2, 2.2, 'b', { line: 'none' })),
      ],
    },
  },
  lei: {
    colours: ['#f7a35c', '#f4b6c2', '#fff3dc'],
    layers: {
      collar: [
        [-26, 60],
        [-22, 72],
        [-14, 82],
        [-4, 88],
        [7, 87],
        [16, 80],
        [23, 70],
        [26, 59],
      ].flatMap(([x = 0, y = 0], i) => [
        ball([x, y, 22], 7, 7, i % 2 ? 'a' : 'b', { width: 2 }),
        disc([x, y, 28], 2.2, 2.2, 'c', { line: 'none' }),
      ]),
    },
  },
  bell: {
    colours: ['#c94a4a', '#f7c948'],
    layers: {
      collar: [
        line('M-15 56Q0 65 15 56', 'a_', 8.5),
        line('M-15 56Q0 65 15 56', 'a', 5.5),
        ball([0, 69, 26], 7.5, 7.5, 'b'),
        line('M-6 69H6M0 71v4', 'b_', 2),
      ],
    },
  },
};
