import type { Items } from './item';
import { disc, line, patch, type Shape } from './shape';

/** Behind everything, far beyond its edges. */
const wall = patch('M-400 -400H400V600H-400Z', 'a');
const spread = (make: (x: number, y: number, row: number) => Shape[], step: number): Shape[] =>
  Array.from({ length: 12 }, (_, row) => row).flatMap((row) =>
    Array.from({ length: 9 }, (_, i) => i).flatMap((i) => make((i - 4) * step + (row % 2 ? step / 2 : 0), -110 + row * step * 0.8, row)),
  );

/** Colours: the wall, what is on it. */
export const grounds: Items = {
  plain: { colours: ['#ffe3c9'], layers: { ground: [wall] } },
  halo: { colours: ['#e4dbff', '#ffffff'], layers: { ground: [wall, disc([0, 4, -90], 90, 90, 'b', { line: 'none', opacity: 0.55 })] } },
  dots: {
    colours: ['#d3e8ff', '#ffffff'],
    layers: { ground: [wall, ...spread((x, y) => [disc([x, y, -90], 5, 5, 'b', { line: 'none', opacity: 0.75 })], 34)] },
  },
  rays: {
    colours: ['#ffeaa8', '#ffd66b'],
    layers: {
      ground: [
        wall,
        ...Array.from({ length: 12 }, (_, i) => {
          const [a, b] = [(i * Math.PI) / 6, ((i + 0.5) * Math.PI) / 6];
          return patch(
            `M0 0L${Math.round(Math.cos(a) * 500)} ${Math.round(Math.sin(a) * 500)}L${Math.round(Math.cos(b) * 500)} ${Math.round(Math.sin(b) * 500)}Z`,
            'b',
            0.55,
          );
        }),
      ],
    },
  },
  hills: {
    colours: ['#cfeaff', '#a9dba0', '#ffffff'],
    layers: {
      ground: [
        wall,
        disc([52, -58, -95], 16, 16, 'c', { line: 'none', opacity: 0.9 }),
        patch('M-400 50C-80 0 -40 20 0 46C40 24 90 4 400 60V600H-400Z', 'b'),
        patch('M-400 84C-60 40 60 50 400 92V600H-400Z', 'b-', 0.6),
      ],
    },
  },
  night: {
    colours: ['#3b3670', '#ffe9a8'],
    layers: {
      ground: [
        wall,
        ...(
          [
            [-72, -70],
            [-40, -92],
            [66, -84],
            [84, -30],
            [-86, -14],
            [30, -96],
            [-90, 44],
            [88, 34],
          ] as const
        ).flatMap(([x, y], i) => [disc([x, y, -90], i % 2 ? 2.4 : 3.6, i % 2 ? 2.4 : 3.6, 'b', { line: 'none' })]),
        patch('M70 -66a17 17 0 1 0 14 26a14 14 0 0 1 -14 -26Z', 'b'),
      ],
    },
  },
  hearts: {
    colours: ['#ffd6dc', '#ff9fb0'],
    layers: {
      ground: [
        wall,
        ...spread((x, y) => [patch(`M${x} ${y + 7}c-11 -8 -7 -17 -2.5 -15q2 1 2.5 3q.5 -2 2.5 -3c4.5 -2 8.5 7 -2.5 15Z`, 'b', 0.6)], 46),
      ],
    },
  },
  check: {
    colours: ['#fff1e0', '#f7c9b0'],
    layers: {
      ground: [
        wall,
        ...Array.from({ length: 14 }, (_, i) => line(`M${-230 + i * 36} -400V600`, 'b', 15, 0.35)),
        ...Array.from({ length: 16 }, (_, i) => line(`M-400 ${-200 + i * 36}H400`, 'b', 15, 0.35)),
      ],
    },
  },
  waves: {
    colours: ['#cdeee8', '#8fd0c6'],
    layers: {
      ground: [wall, ...[-60, -20, 20, 60, 100, 140, 180].map((y) => line(`M-240 ${y}${'q15 -16 30 0t30 0'.repeat(8)}`, 'b', 4, 0.6))],
    },
  },
  confetti: {
    colours: ['#f5efff', '#ef8fa0', '#5aa9e6', '#f7c948'],
    layers: {
      ground: [
        wall,
        ...spread(
          (x, y, row) => [
            line(
              `M${x} ${y}l${row % 3 ? 8 : -6} ${row % 2 ? 7 : -8}`,
              (['b', 'c', 'd'] as const)[Math.abs(Math.round(x / 10) + row) % 3] ?? 'b',
              4.4,
              0.8,
            ),
          ],
          40,
        ),
      ],
    },
  },
};
