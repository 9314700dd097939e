import { arms, legs, shoes, sleeves, trousers, type Body } from '../body';
import type { Items } from '../item';
import { both, disc, line, lock, patch, sheet, type Shape } from '../shape';
import { crossed, flower, skirt, top, wideSleeves } from './cut';

/** The long ribbon of a jeogori: a knot with one loop, and two ends that hang. */
const goreum = (y: number): Shape[] => [
  lock([-9, y + 26, 22], [9, 52, 2], `M-9 ${y}Q-15 ${y + 26} -12 ${y + 54}L-3 ${y + 50}Q-6 ${y + 24} -4 ${y}Z`, 'c'),
  lock([1, y + 20, 23], [9, 40, 2], `M-5 ${y}Q2 ${y + 18} 1 ${y + 42}L10 ${y + 38}Q8 ${y + 14} 0 ${y - 1}Z`, 'c'),
  lock([8, y - 2, 24], [22, 9, 3], `M-4 ${y - 3}Q10 ${y - 12} 19 ${y - 5}Q21 ${y + 1} 12 ${y + 3}Q2 ${y + 4} -4 ${y + 2}Z`, 'c'),
  disc([-5, y, 25], 4.2, 4.6, 'c'),
];
const petals = (body: Body, foot: number): Shape[] =>
  [
    [-20, 132, 6],
    [16, 150, 7],
    [-10, 172, 6],
    [22, 118, 5],
    [-body.shoulder - 8, 114, 5],
    [body.shoulder + 9, 104, 5],
  ].flatMap(([x = 0, y = 0, r = 5]) => (y < foot - 16 ? flower(x, y, r, 'd', 'c') : []));

/** Colours: jeogori or robe; chima, baji or sash; ribbon or collar; collar's white or pattern. */
export const dressed: Items = {
  hanbok: {
    colours: ['#fbe9ef', '#d9577e', '#8f2f5b', '#ffffff'],
    layers: (body) => ({
      body: [
        ...shoes(body, 'c', 7),
        ...arms(body),
        ...skirt(body, 84, body.foot - 6, body.hip + 27, 'b', 5),
        ...wideSleeves(body, 20, true, 'a', 'c'),
        ...top(body, { hem: 99, loose: 1, neck: 6 }),
        ...crossed(97, 'd', 5, 'd'),
        ...goreum(90),
      ],
    }),
  },
  'hanbok-baji': {
    colours: ['#e8eef7', '#6d86b8', '#2f4a7a', '#ffffff'],
    layers: (body) => ({
      body: [
        ...shoes(body, 'c', 8),
        ...arms(body),
        ...trousers(body, 0.9, 15),
        ...both((s) => [
          line(`M${s * (body.hip * 0.5 - body.leg - 5)} ${body.foot - 17}H${s * (body.hip * 0.5 + body.leg + 5)}`, 'b_', 7),
          line(`M${s * (body.hip * 0.5 - body.leg - 4)} ${body.foot - 17}H${s * (body.hip * 0.5 + body.leg + 4)}`, 'd', 3.6),
        ]),
        ...wideSleeves(body, 16, true),
        ...top(body, { hem: 126, loose: 4, neck: 6 }),
        ...top(body, { hem: 128, loose: 1, neck: 12 }, 'c'),
        sheet([0, 80, 18], [34, 50, 2], 'M-15 57L0 108L15 57Q0 66 -15 57Z', 'a'),
        ...crossed(96, 'd', 5, 'd'),
        line('M-16 57L0 110V133', 'c_', 3),
        line('M16 57L0 110', 'c_', 3),
        ...[114, 124].map((y) => disc([0, y, 22], 3, 3, 'd')),
      ],
    }),
  },
  yukata: {
    colours: ['#3f5596', '#f08a8a', '#f7cf5c', '#dfe8ff'],
    layers: (body) => ({
      body: [
        ...legs(body),
        ...both((s) => [
          sheet(
            [s * body.hip * 0.5, body.foot - 1, 4],
            [26, 6, 28],
            `M${s * body.hip * 0.5 - 13} ${body.foot - 5}h26v4q0 2 -2 2h-22q-2 0 -2 -2Z`,
            'c',
          ),
        ]),
        ...both((s) => [
          line(
            `M${s * body.hip * 0.5 - 7} ${body.foot - 5}Q${s * body.hip * 0.5} ${body.foot - 14} ${s * body.hip * 0.5 + 7} ${body.foot - 5}`,
            'b_',
            3,
          ),
        ]),
        ...arms(body),
        ...wideSleeves(body, 26, false),
        ...top(body, { hem: body.foot - 14, loose: 3, flare: 1, neck: 7 }),
        line(`M-12 116Q-16 150 -12 ${body.foot - 9}`, 'a_', 2.6),
        ...petals(body, body.foot),
        ...crossed(104, 'd', 6, 'd'),
        sheet(
          [0, 109, 6],
          [2 * body.waist + 8, 22, 40],
          `M${-body.waist - 4} 98Q0 106 ${body.waist + 4} 98L${body.waist + 3} 118Q0 126 ${-body.waist - 3} 118Z`,
          'b',
        ),
        patch(`M${body.waist - 8} 101L${body.waist + 4} 98L${body.waist + 3} 118L${body.waist - 10} 121Z`, 'b-'),
        line(`M${-body.waist - 3} 108.5Q0 116 ${body.waist + 3} 108.5`, 'c', 3.6),
      ],
    }),
  },
  gamis: {
    colours: ['#8fb9a8', '#8fb9a8', '#5f8a7a', '#f7efe0'],
    layers: (body) => ({
      body: [
        ...shoes(body, 'c', 8),
        ...arms(body),
        ...skirt(body, 96, body.foot - 5, body.hip + 17, 'a', 4),
        ...sleeves(body, 0.95, 10),
        ...top(body, { hem: 112, loose: 2 }),
        line('M0 66V104', 'd', 3),
        line(`M${-body.waist} 109Q0 117 ${body.waist} 109`, 'c', 5),
        line(`M${-body.hip - 15} ${body.foot - 15}Q0 ${body.foot - 5} ${body.hip + 15} ${body.foot - 15}`, 'd', 3, 0.9),
      ],
    }),
  },
  kebaya: {
    colours: ['#e4a3b5', '#7a4a35', '#e9c46a', '#f7dfb0'],
    layers: (body) => ({
      body: [
        ...shoes(body, 'c', 7),
        sheet(
          [0, 154, 0],
          [2 * body.hip, 80, 44],
          `M${-body.hip} 116L${-body.hip + 3} ${body.foot - 10}Q0 ${body.foot - 3} ${body.hip - 3} ${body.foot - 10}L${body.hip} 116Z`,
          'b',
        ),
        ...[146, 162, 178].flatMap((y, row) => [-15, 0, 15].map((x) => line(`M${x + (row % 2) * 7 - 5} ${y}q2.5 -6 5 0t5 0`, 'd', 2.2))),
        line(`M-6 120L-10 ${body.foot - 6}`, 'b_', 2.4),
        ...arms(body),
        ...sleeves(body, 0.92, 5),
        ...top(body, { hem: 132, loose: 1, flare: 3, neck: 4 }),
        sheet([0, 82, 18], [22, 48, 2], 'M-13 57L0 104L13 57Q0 66 -13 57Z', 'd'),
        line('M-13 57L0 104L-9 137', 'a+', 5),
        line('M13 57L0 104L9 137', 'a+', 5),
        line('M-13 57L0 104L-9 137M13 57L0 104L9 137', 'a_', 2),
        ...[98, 110, 122].map((y) => disc([0, y, 22], 2.6, 2.6, 'c')),
      ],
    }),
  },
  batik: {
    colours: ['#a65d3a', '#3f3148', '#2f2b3d', '#f2cf8f'],
    layers: (body) => ({
      body: [
        ...legs(body),
        ...trousers(body, 0.97, 5),
        ...shoes(body, 'c', 9),
        ...arms(body),
        ...sleeves(body, 0.5, 9),
        ...top(body, { hem: 134, loose: 3 }),
        ...[
          [-19, 80],
          [17, 84],
          [-18, 106],
          [18, 110],
          [-10, 126],
          [24, 128],
        ].flatMap(([x = 0, y = 0]) => [
          line(`M${x - 6} ${y}q6 -9 12 0q-6 9 -12 0Z`, 'd', 2.2),
          disc([x, y, 20], 1.8, 1.8, 'd', { line: 'none' }),
        ]),
        line('M0 70V140', 'a_', 2.4),
        ...both((s) => [sheet([s * 9, 62, 16], [14, 14, 4], `M${s * 15} 54L${s * 1} 63L${s * 11} 72Q${s * 20} 64 ${s * 17} 55Z`, 'a')]),
      ],
    }),
  },
};
