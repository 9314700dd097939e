import { arms, HIP_Y, legs, shoes, sleeves, trousers, type Body } from '../body';
import type { Items, Layers } from '../item';
import { ball, both, disc, line, patch, sheet, type Shape } from '../shape';
import { buttons, collar, neckline, skirt, top } from './cut';

const jeans = (body: Body): Shape[] => [...trousers(body, 0.97, 4), line(`M0 ${HIP_Y - 4}V${HIP_Y + 12}`, 'b_', 2.4)];
const wear =
  (make: (body: Body) => Shape[]) =>
  (body: Body): Layers => ({ body: make(body) });

/** Colours: the top, the lower half, the shoes, the trimming. */
export const everyday: Items = {
  tee: {
    colours: ['#5aa9e6', '#4f5d8f', '#ffffff', '#ffffff'],
    layers: wear((body) => [
      ...legs(body),
      ...jeans(body),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.42, 7),
      ...top(body, { hem: 130, loose: 1 }),
      neckline(6, 'a_', 3.4),
      disc([0, 92, 20], 8, 8, 'd', { line: 'none' }),
      patch('M-4.5 92.5q4.5 4 9 0', 'a'),
    ]),
  },
  striped: {
    colours: ['#ffffff', '#3e4a75', '#ef6f6c', '#3e4a75'],
    layers: wear((body) => [
      ...legs(body),
      ...trousers(body, 0.42, 8),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.86, 5),
      ...top(body, { hem: 130, loose: 1 }),
      ...[76, 89, 102, 115].map((y) =>
        line(`M${-(body.waist + 2) + (y < 90 ? -2 : 1)} ${y}Q0 ${y + 6} ${body.waist + 2 - (y < 90 ? -2 : 1)} ${y}`, 'd', 4.4),
      ),
      neckline(7, 'a_', 3.4),
    ]),
  },
  hoodie: {
    colours: ['#f3b54a', '#6b6580', '#ffffff', '#fff3dc'],
    layers: (body) => ({
      body: [
        ...legs(body),
        ...trousers(body, 0.95, 8),
        ...shoes(body),
        ...arms(body),
        ...sleeves(body, 0.93, 10),
        ...top(body, { hem: 134, loose: 4, flare: -2 }),
        sheet(
          [0, 118, 24],
          [40, 20, 4],
          `M-17 108H17Q20 108 21 112L25 126Q25 129 22 129H-22Q-25 129 -25 126L-21 112Q-20 108 -17 108Z`,
          'a',
        ),
      ],
      collar: [
        sheet([0, 62, 8], [70, 26, 40], 'M-36 58C-34 46 -18 44 0 44C18 44 34 46 36 58C36 70 20 82 0 84C-20 82 -36 70 -36 58Z', 'a'),
        patch('M-23 58C-20 50 20 50 23 58C22 66 10 73 0 74C-10 73 -22 66 -23 58Z', 'a_', 0.55),
        line('M-9 78V95', 'd', 2.6),
        line('M9 78V92', 'd', 2.6),
      ],
    }),
  },
  shirt: {
    colours: ['#dfeaf7', '#4a4560', '#5b3d33', '#ffffff'],
    layers: wear((body) => [
      ...legs(body),
      ...jeans(body),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.9, 5),
      ...top(body, { hem: 130, loose: 1 }),
      line('M0 66V132', 'a_', 2.2, 0.8),
      ...buttons(76, 122, 4),
      ...collar('a'),
    ]),
  },
  cardigan: {
    colours: ['#d98c7a', '#f3e6d0', '#7a5346', '#fff8ec'],
    layers: wear((body) => [
      ...legs(body),
      ...skirt(body, 116, 164, body.hip + 15, 'b', 4),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.93, 8),
      ...top(body, { hem: 132, loose: 3 }),
      sheet([0, 82, 20], [22, 52, 4], 'M-12 57L0 112L12 57Q0 66 -12 57Z', 'd'),
      line('M-12 57L0 112V136', 'a_', 3),
      line('M12 57L0 112', 'a_', 3),
      ...buttons(116, 130, 2, 'd', 5),
    ]),
  },
  knit: {
    colours: ['#4fae9c', '#3b3550', '#2f2b3d', '#ffffff'],
    layers: (body) => ({
      body: [
        ...legs(body),
        ...jeans(body),
        ...shoes(body, 'c', 16),
        ...arms(body),
        ...sleeves(body, 0.93, 9),
        ...top(body, { hem: 131, loose: 3 }),
        ...[-12, 0, 12].map((x) => line(`M${x} 74q4 5 0 10t0 10t0 10t0 10t0 8`, 'a_', 2, 0.5)),
      ],
      collar: [
        sheet([0, 58, 0], [40, 18, 34], 'M-19 50Q0 58 19 50Q22 58 20 66Q0 75 -20 66Q-22 58 -19 50Z', 'a'),
        line('M-19 59Q0 67 19 59', 'a_', 2, 0.6),
      ],
    }),
  },
  overalls: {
    colours: ['#5b78b8', '#5b78b8', '#f7cf5c', '#fbe3c6'],
    layers: wear((body) => [
      ...legs(body),
      ...trousers(body, 0.9, 7, 'a'),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.45, 7, 'd'),
      ...top(body, { hem: 112, loose: 1 }, 'd'),
      neckline(6, 'd_', 3.2),
      sheet(
        [0, 112, 4],
        [64, 50, 30],
        `M-19 82H19Q21 82 21 85V102Q${body.waist + 2} 104 ${body.waist + 3} 110L${body.hip + 3} 134Q0 142 ${-body.hip - 3} 134L${-body.waist - 3} 110Q${-body.waist - 2} 104 -21 102V85Q-21 82 -19 82Z`,
        'a',
      ),
      ...both((s) => [
        line(`M${s * 17} 84L${s * 22} 61`, 'a_', 8),
        line(`M${s * 17} 84L${s * 22} 62`, 'a', 4.4),
        disc([s * 17, 86, 22], 3, 3, 'c'),
      ]),
      sheet([0, 98, 22], [20, 14, 2], 'M-10 92H10V100Q10 106 0 106Q-10 106 -10 100Z', 'a'),
    ]),
  },
  dress: {
    colours: ['#ef8f9c', '#ef8f9c', '#b4485f', '#fff3dc'],
    layers: wear((body) => [
      ...legs(body),
      ...shoes(body, 'c', 8),
      ...arms(body),
      ...skirt(body, 100, 168, body.hip + 20, 'a', 4),
      ...both((s) => [ball([s * (body.shoulder - 1), 76, 0], 13, 12, 'a')]),
      ...top(body, { hem: 106, loose: 0 }),
      line(`M${-body.waist} 103Q0 110 ${body.waist} 103`, 'd', 5),
      sheet([0, 63, 18], [40, 16, 6], 'M-21 55Q-24 66 -12 70Q0 66 0 64Q0 66 12 70Q24 66 21 55Q0 66 -21 55Z', 'd'),
    ]),
  },
  puffer: {
    colours: ['#7b6fd0', '#3b3550', '#ffffff', '#ffd479'],
    layers: (body) => ({
      body: [
        ...legs(body),
        ...jeans(body),
        ...shoes(body, 'c', 15),
        ...arms(body),
        ...sleeves(body, 0.93, 15),
        ...top(body, { hem: 132, loose: 9, flare: 2 }),
        ...[84, 100, 116].map((y) => line(`M${-body.waist - 9} ${y}Q0 ${y + 8} ${body.waist + 9} ${y}`, 'a_', 2.4, 0.7)),
        line('M0 66V139', 'd', 3.4),
      ],
      collar: [
        sheet([0, 58, 4], [58, 24, 44], 'M-29 50Q0 62 29 50Q35 60 30 70Q16 80 0 80Q-16 80 -30 70Q-35 60 -29 50Z', 'a'),
        line('M0 60V80', 'd', 3.4),
      ],
    }),
  },
  jersey: {
    colours: ['#e8505b', '#2f3a66', '#ffffff', '#ffffff'],
    layers: wear((body) => [
      ...legs(body),
      ...trousers(body, 0.38, 11),
      ...shoes(body),
      ...arms(body),
      ...sleeves(body, 0.46, 9),
      ...top(body, { hem: 132, loose: 3 }),
      sheet([0, 62, 18], [26, 14, 2], 'M-14 57L0 74L14 57Q0 66 -14 57Z', 'd'),
      line('M-7 88H7M7 88L-2 112', 'd', 5),
    ]),
  },
};
