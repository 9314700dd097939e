import { arms, legs, shoes, sleeves, trousers, type Body } from '../body';
import type { Items, Layers } from '../item';
import { both, line, sheet, type Shape } from '../shape';
import { buttons, collar, skirt, top } from './cut';

const lapels = (to: number): Shape[] =>
  both((s) => [
    sheet(
      [s * 12, 78, 20],
      [18, to - 57, 4],
      `M${s * 14} 56L${s * 2} ${to}L${s * 22} ${to - 28}L${s * 17} ${to - 32}L${s * 25} ${to - 36}Q${s * 24} 62 ${s * 19} 56Z`,
      'a',
    ),
  ]);
const shirtFront = (): Shape => sheet([0, 80, 18], [28, 54, 2], 'M-15 56L0 112L15 56Q0 64 -15 56Z', 'd');
const tie = (): Shape[] => [sheet([0, 84, 21], [10, 40, 2], 'M-4 66H4L3 71L6 98L0 106L-6 98L-3 71Z', 'c')];
const wear =
  (make: (body: Body) => Shape[]) =>
  (body: Body): Layers => ({ body: make(body) });

/** Colours: jacket, lower half, tie, shirt. */
export const formal: Items = {
  uniform: {
    colours: ['#2f3d6b', '#8b5d6b', '#d9534f', '#ffffff'],
    layers: wear((body) => [
      ...legs(body),
      ...skirt(body, 118, 160, body.hip + 13, 'b', 6),
      ...shoes(body, 'c', 9),
      ...arms(body),
      ...sleeves(body, 0.93, 7),
      ...top(body, { hem: 132, loose: 2 }),
      shirtFront(),
      ...tie(),
      ...lapels(112),
      ...collar('d', 8),
      ...buttons(119, 128, 2, 'd'),
    ]),
  },
  suit: {
    colours: ['#4a4863', '#4a4863', '#8b6fd8', '#ffffff'],
    layers: wear((body) => [
      ...legs(body),
      ...trousers(body, 0.97, 5),
      ...shoes(body, 'c', 9),
      ...arms(body),
      ...sleeves(body, 0.93, 8),
      ...top(body, { hem: 136, loose: 3 }),
      shirtFront(),
      ...tie(),
      ...lapels(114),
      ...collar('d', 8),
      line('M0 114V141', 'a_', 2.6),
      line('M14 90l8 -1.5', 'd', 4),
    ]),
  },
  coat: {
    colours: ['#c9a070', '#5b4a58', '#3f3148', '#f3e6d0'],
    layers: wear((body) => [
      ...legs(body),
      ...trousers(body, 0.95, 4),
      ...shoes(body, 'c', 14),
      ...arms(body),
      ...sleeves(body, 0.94, 10),
      ...top(body, { hem: 168, loose: 4, flare: 8 }),
      shirtFront(),
      ...lapels(110),
      line('M0 110V174', 'a_', 2.6),
      line(`M${-body.waist - 4} 118Q0 126 ${body.waist + 4} 118`, 'a_', 8),
      line(`M${-body.waist - 4} 118Q0 126 ${body.waist + 4} 118`, 'a-', 4.6),
      ...buttons(104, 136, 2, 'a_', 9),
      ...buttons(104, 136, 2, 'a_', -9),
    ]),
  },
};
