import type { Age } from '$worker/pets/kinds';
import type { Act } from '../acts';
import { d, dot, filled, outlined, stroked } from './draw';
import { BUILD } from './figure';

/** Things in the air about a pet; each of class `fx` floats up from where it is, one after the other. */
const floating = (x: number, y: number, nth: number, svg: string, kind = 'up') =>
  `<g transform="translate(${x} ${y}) scale(1.3)"><g class="fx ${kind} n${nth}">${svg}</g></g>`;

const heart = outlined('M0 4.4C-7.4 -.4 -4 -6 0 -2.2C4 -6 7.4 -.4 0 4.4Z', '#ff6f8d', '#a82a4b', 1.6);
const zed = (size: number) => stroked(d`M${-size} ${-size}H${size}L${-size} ${size}H${size}`, '#8079b8', 2.2);
const note = stroked('M-2.4 3.6V-4.6L4 -6.2V1.8', '#6a53c9', 1.9) + dot(-4, 3.8, 2.3, 1.8, '#6a53c9') + dot(2.4, 2, 2.3, 1.8, '#6a53c9');
const bubble = (r: number) =>
  `<circle r="${r}" fill="#e8f7ff" fill-opacity=".75" stroke="#79b8de" stroke-width="1.3"/>` +
  dot(-r * 0.36, -r * 0.4, r * 0.24, r * 0.2, '#fff');
const star = outlined('M0 -5L1.5 -1.6L5 -1.3L2.3 1.1L3.2 4.6L0 2.8L-3.2 4.6L-2.3 1.1L-5 -1.3L-1.5 -1.6Z', '#ffd24a', '#a8741a', 1.3);
const huff = stroked('M-4 3q-3.6 -1 -2 -4q.8 -3 4 -2q2.4 -3.4 5 -.4q3.4 .4 2.4 3.6q0 2.6 -3 2.4q-3.6 1.4 -6.4 .4', '#8b86a3', 1.8);
const sweat = filled('M0 -4Q3.4 .6 2.4 2.6Q0 4.8 -2.4 2.6Q-3.4 .6 0 -4Z', '#8fcdf2');

function foam(top: number): string {
  const puffs: [number, number, number][] = [
    [38, top + 2, 6],
    [46, top - 2, 7.4],
    [55, top + 1, 6.4],
    [61, top + 7, 4.4],
    [33, top + 8, 4],
    [40, 76, 5],
    [48, 79, 6],
    [57, 76, 5],
  ];
  return puffs.map(([x, y, r]) => dot(x, y, r, r, '#ffffff', ' stroke="#bcd9ea" stroke-width="1.3"')).join('');
}

export function effectsOf(act: Act, age: Age): string {
  const { top } = BUILD[age];
  if (act === 'nap') return floating(70, 46, 0, zed(2.4)) + floating(79, 37, 1, zed(3.1)) + floating(89, 26, 2, zed(3.9));
  if (act === 'love') return floating(26, top + 6, 0, heart) + floating(72, top, 1, heart) + floating(48, top - 10, 2, heart);
  if (act === 'sing') return floating(76, top + 14, 0, note) + floating(22, top + 8, 1, note) + floating(82, top + 2, 2, note);
  if (act === 'wash')
    return (
      foam(top) +
      floating(22, 60, 0, bubble(4.6)) +
      floating(78, 52, 1, bubble(6)) +
      floating(70, top + 4, 2, bubble(3.4)) +
      floating(28, top + 12, 1, bubble(3))
    );
  if (act === 'sulk') return floating(76, top + 6, 0, huff, 'huffs');
  if (act === 'sad' || act === 'tired') return floating(73, top + 14, 0, sweat, 'drips');
  if (act === 'glad' || act === 'dance')
    return floating(22, top + 10, 0, star, 'pops') + floating(75, top + 4, 1, star, 'pops') + floating(80, top + 30, 2, star, 'pops');
  return '';
}
