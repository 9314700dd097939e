import type { Item, Items } from '../item';
import { line, lock, patch, shell, type Shape } from '../shape';
import { cloud } from './cut';

/** Hair over the forehead, down to an edge that runs from the left temple to the right one. Above, it is one with the hair behind it. */
function over(edge: string, more: Shape[] = []): Item {
  const start = /^M([-\d.]+) ([-\d.]+)/.exec(edge);
  const close = `C52 -42 34 -61 0 -61C-34 -61 -52 -42 ${start?.[1] ?? -54} ${start?.[2] ?? 0}Z`;
  return { layers: { front: [shell([0, -36, 40], [110, 50, 40], edge + close, 'a', { line: 'none' }), line(edge), ...more] } };
}
const strand = (d: string) => line(d, 'a_', 2, 0.45);

/** Of the hair's own colour. */
export const fringes: Items = {
  swept: { layers: {} },
  straight: over(
    'M-55 2C-56 -8 -54 -15 -50 -18C-38 -20 -32 -19 -27 -19L-24 -25L-20 -19C-8 -18 2 -18 9 -19L12 -25L15 -19C26 -19 38 -20 50 -18C54 -15 56 -8 55 2',
    [strand('M-38 -48Q-42 -34 -41 -24M0 -50Q-2 -36 -2 -26M36 -48Q40 -36 39 -24')],
  ),
  side: over('M-56 6C-56 -10 -44 -17 -24 -20C4 -25 24 -36 33 -52C38 -36 48 -24 56 0', [
    strand('M22 -52C8 -38 -16 -30 -36 -26M28 -58C16 -48 2 -42 -10 -38'),
  ]),
  curtain: over('M-57 14C-56 -4 -40 -14 -24 -25C-12 -33 -4 -44 0 -58C4 -44 12 -33 24 -25C40 -14 56 -4 57 14', [
    strand('M-6 -54C-14 -38 -30 -28 -44 -18M6 -54C14 -38 30 -28 44 -18'),
  ]),
  wispy: {
    layers: {
      front: [
        ...[-36, -24, -11, 3, 16, 29].map((x, i) =>
          lock([x, -30, 52], [9, 36, 5], `M${x - 5} -42Q${x - 8} -28 ${x - 2 + (i % 2)} ${-15 - (i % 3)}Q${x + 3} -28 ${x + 6} -42Z`),
        ),
        patch('M-54 -22C-48 -50 -24 -62 0 -62C24 -62 48 -50 54 -22C36 -38 -36 -38 -54 -22Z', 'a'),
      ],
    },
  },
  choppy: over(
    'M-56 6L-49 -16L-41 -12Q-38 -20 -31 -26Q-29 -17 -23 -12Q-17 -20 -13 -27Q-8 -18 -1 -12Q5 -20 8 -27Q14 -18 21 -13Q26 -20 29 -26Q35 -18 42 -13L49 -17L56 6',
    [strand('M-26 -52Q-31 -40 -31 -30M8 -52Q9 -40 8 -31')],
  ),
  comma: over('M-55 4C-56 -20 -46 -38 -28 -50C-26 -34 -12 -20 12 -16C25 -14 31 -20 30 -29C44 -24 52 -12 55 2', [
    strand('M-22 -54C-18 -38 0 -27 18 -25'),
  ]),
  baby: over('M-55 2C-54 -18 -44 -29 -30 -31L-24 -36L-18 -31L4 -31L9 -37L14 -31L30 -31C44 -29 54 -18 55 2'),
  round: over('M-57 16C-57 -8 -36 -20 0 -20C36 -20 57 -8 57 16', [
    strand('M-34 -50Q-42 -36 -44 -20M-12 -55Q-15 -38 -15 -26M12 -55Q15 -38 15 -26M34 -50Q42 -36 44 -20'),
  ]),
  curly: over(`M-56 6${cloud(50, 12, -24, 6, Math.PI, 0).replace(/^M/, 'L').replaceAll(' 0 0 1 ', ' 0 0 0 ')}L56 6`, [
    strand('M-34 -40a7 7 0 1 1 9 6M-4 -46a7 7 0 1 1 9 6M24 -42a7 7 0 1 1 9 6'),
  ]),
  long: over('M-59 46C-50 30 -58 4 -44 -8C-30 -18 2 -24 20 -50C32 -38 48 -26 56 4', [
    strand('M12 -54C-4 -38 -36 -28 -50 -4M18 -58C4 -50 -6 -46 -16 -42'),
  ]),
  quiff: {
    layers: { front: [] },
    crown: {
      front: [
        shell(
          [2, -62, 44],
          [104, 50, 50],
          'M-48 -34C-58 -58 -44 -84 -14 -84C-6 -92 22 -94 32 -82C52 -80 58 -54 48 -36C38 -46 20 -48 6 -44C-12 -40 -34 -42 -48 -34Z',
        ),
        line('M-32 -44C-34 -60 -22 -72 -6 -74M2 -48C8 -62 20 -70 34 -66', 'a_', 2, 0.45),
        line('M-30 -70Q-18 -80 -2 -80', 'a+', 5, 0.8),
      ],
    },
  },
};
