import { line, lock, patch, shell, type Shape } from '../shape';

/** The hair over the skull, from the forehead's hairline back. `low` is how far it comes down before the ears, `rise` how high it stands. */
export function cap(low = 8, rise = 70, wide = 66): Shape[] {
  const d = `M${-wide + 4} ${low}C${-wide - 6} ${-rise * 0.45} ${-wide + 16} ${-rise} 0 ${-rise}C${wide - 16} ${-rise} ${wide + 6} ${-rise * 0.45} ${wide - 4} ${low}C56 ${low - 3} 56 -6 51 -15C42 -31 22 -39 0 -39C-22 -39 -42 -31 -51 -15C-56 -6 -56 ${low - 3} ${-wide + 4} ${low}Z`;
  return [shell([0, -20, 0], [2 * wide, rise + low, 2 * wide], d), shine(rise)];
}

/** Light on the crown. */
export const shine = (rise = 70): Shape =>
  line(`M-40 ${-rise * 0.56}C-32 ${-rise * 0.74} -18 ${-rise * 0.84} 2 ${-rise * 0.85}`, 'a+', 5, 0.8);

/** Hair that falls on both sides of the face down to `len`, ends turned in by `curl`. */
export function curtains(len: number, { rise = 70, curl = 4, wide = 66 }: { rise?: number; curl?: number; wide?: number } = {}): Shape[] {
  const inner = 52;
  const d = `M${-wide + 2} ${len}C${-wide - 7} ${len * 0.4 - 14} ${-wide - 4} ${-rise} 0 ${-rise}C${wide + 4} ${-rise} ${wide + 7} ${len * 0.4 - 14} ${wide - 2} ${len}Q${wide - 8 - curl} ${len + 7} ${inner - 2 - curl} ${len - 2}C57 ${len * 0.5} 57 -4 50 -16C42 -31 22 -39 0 -39C-22 -39 -42 -31 -50 -16C-57 -4 -57 ${len * 0.5} ${-inner + 2 + curl} ${len - 2}Q${-wide + 8 + curl} ${len + 7} ${-wide + 2} ${len}Z`;
  return [shell([0, 0, 0], [2 * wide, rise + len, 2 * wide], d), shine(rise)];
}

/** What hangs behind: a sheet down to `len`, `half` wide there. */
export function fall(len: number, half: number, top = -58): Shape[] {
  const d = `M-64 ${top + 40}C-72 10 ${-half - 4} ${len * 0.5} ${-half} ${len - 8}Q${-half + 2} ${len + 2} ${-half + 14} ${len}Q0 ${len + 9} ${half - 14} ${len}Q${half - 2} ${len + 2} ${half} ${len - 8}C${half + 4} ${len * 0.5} 72 10 64 ${top + 40}C60 ${top} -60 ${top} -64 ${top + 40}Z`;
  return [
    lock([0, len / 2 - 20, -34], [2 * half, len + 58, 50], d, 'a-'),
    ...[-0.5, 0, 0.5].map((t) =>
      line(`M${half * t} ${len * 0.45}Q${half * t * 1.1} ${len * 0.7} ${half * t * 1.06} ${len - 4}`, 'a_', 2, 0.4),
    ),
  ];
}

/** Scallops along an ellipse: curls around the head. */
export function cloud(rx: number, ry: number, y: number, bumps: number, from = 0, to = 2 * Math.PI): string {
  const points = Array.from({ length: bumps + 1 }, (_, i) => {
    const turn = from + ((to - from) * i) / bumps;
    return [Math.cos(turn) * rx, y + Math.sin(turn) * ry] as const;
  });
  const arcs = points.slice(1).map(([x, yy], i) => {
    const [px, py] = points[i] ?? [0, 0];
    const r = Math.hypot(x - px, yy - py) * 0.56;
    return `A${r.toFixed(1)} ${r.toFixed(1)} 0 0 1 ${x.toFixed(1)} ${yy.toFixed(1)}`;
  });
  const [sx, sy] = points[0] ?? [0, 0];
  return `M${sx.toFixed(1)} ${sy.toFixed(1)}${arcs.join('')}`;
}

/** Fine lines that show which way it is combed. */
export const strands = (d: string): Shape => line(d, 'a_', 2, 0.45);
export const glints = (d: string): Shape => line(d, 'a+', 3, 0.6);
export const under = (d: string): Shape => patch(d, 'a-');
