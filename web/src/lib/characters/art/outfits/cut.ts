import { trunk, WAIST_Y, type Body } from '../body';
import { both, disc, line, patch, sheet, type Paint, type Shape } from '../shape';

export type Cut = { hem: number; flare?: number; loose?: number; neck?: number };

/** The side away from the light. */
function shadow(body: Body, { hem, flare = 0, loose = 0 }: Cut): string {
  const [sh, wa] = [body.shoulder + loose, body.waist + loose];
  const he = body.hip + loose + flare;
  const waistY = Math.min(WAIST_Y, hem - 6);
  const third = (hem - waistY) * 0.4;
  return `M${sh - 2} 72C${sh} 76 ${sh} 78 ${sh} 80C${sh} 90 ${wa} ${waistY - 14} ${wa} ${waistY}C${wa} ${waistY + third} ${he} ${hem - third} ${he} ${hem}L${he - 12} ${hem + 4}C${he - 14} ${hem - third} ${wa - 11} ${waistY + third} ${wa - 11} ${waistY}C${wa - 11} ${waistY - 10} ${sh - 9} 90 ${sh - 2} 72Z`;
}

/** The trunk of a garment, with its shade. */
export const top = (body: Body, cut: Cut, fill: 'a' | 'b' | 'c' | 'd' = 'a'): Shape[] => [
  sheet([0, (57 + cut.hem) / 2, 0], [2 * body.shoulder, cut.hem - 57, 2 * body.waist * 0.7], trunk(body, cut), fill),
  patch(shadow(body, cut), `${fill}-` as Paint),
];

/** A round neckline's edge. */
export const neckline = (depth: number, paint: Paint = 'a_', width = 3) => line(`M-14 58Q0 ${58 + 2 * depth} 14 58`, paint, width);

/** Buttons down the front. */
export const buttons = (from: number, to: number, count: number, paint: Paint = 'a_', x = 0): Shape[] =>
  Array.from({ length: count }, (_, i) =>
    disc([x, from + ((to - from) * i) / Math.max(1, count - 1), 20], 1.7, 1.7, paint, { line: 'none' }),
  );

/** A folded collar. */
export const collar = (paint: Paint = 'a', drop = 12): Shape[] =>
  both((s) => [
    sheet(
      [s * 9, 62, 16],
      [14, 14, 4],
      `M${s * 15} 54L${s * 1} ${58 + drop * 0.45}L${s * 11} ${60 + drop}Q${s * 20} 64 ${s * 17} 55Z`,
      paint,
    ),
  ]);

/**
 * The crossed front of hanbok and yukata: the wearer's left lies over the right, so the line that is seen runs from the viewer's right at
 * the neck to the viewer's left at the waist.
 */
export const crossed = (to: number, paint: Paint, width: number, inner: Paint): Shape[] => [
  line(`M-13 57Q-8 66 2 ${60 + (to - 60) * 0.42}`, `${paint.replace(/[-+_]$/, '')}_` as Paint, width + 3),
  line(`M-13 57Q-8 66 2 ${60 + (to - 60) * 0.42}`, inner, width - 1),
  line(`M13 57Q6 72 -16 ${to}`, `${paint.replace(/[-+_]$/, '')}_` as Paint, width + 3),
  line(`M13 57Q6 72 -16 ${to}`, paint, width - 1),
];

/** A skirt from `from` to `hem`, `half` wide at its hem. */
export function skirt(body: Body, from: number, hem: number, half: number, fill: 'a' | 'b' | 'c' | 'd' = 'b', folds = 3): Shape[] {
  const w = body.waist + 2;
  const mid = (from + hem) / 2;
  const d = `M${-w} ${from}C${-w - 2} ${mid - 14} ${-half} ${mid} ${-half} ${hem - 4}Q${-half} ${hem} ${-half + 5} ${hem + 1}Q0 ${hem + 9} ${half - 5} ${hem + 1}Q${half} ${hem} ${half} ${hem - 4}C${half} ${mid} ${w + 2} ${mid - 14} ${w} ${from}Q0 ${from + 4} ${-w} ${from}Z`;
  const shaded = `M${w} ${from}C${w + 2} ${mid - 14} ${half} ${mid} ${half} ${hem - 4}Q${half} ${hem} ${half - 5} ${hem + 1}L${half * 0.62} ${hem + 4}C${half * 0.6} ${mid} ${w - 8} ${mid - 20} ${w - 8} ${from + 2}Z`;
  const lines = Array.from({ length: folds }, (_, i) => {
    const t = (i + 1) / (folds + 1);
    const x = (2 * t - 1) * half * 0.92;
    return line(`M${x * 0.62} ${from + (hem - from) * 0.35}Q${x * 0.9} ${mid + 10} ${x} ${hem - 3}`, `${fill}_` as Paint, 2, 0.45);
  });
  return [sheet([0, mid, 0], [2 * half, hem - from, 2 * half * 0.8], d, fill), patch(shaded, `${fill}-` as Paint), ...lines];
}

/** Hanging sleeves: `drop` is how far they hang below the arm; `round` ones curve as a hanbok's, the others end square as a yukata's. */
export function wideSleeves(body: Body, drop: number, round: boolean, fill: 'a' | 'b' = 'a', cuff?: Paint): Shape[] {
  return both((s) => {
    const a = body.shoulder - 8;
    const x = body.shoulder + 15;
    const y = 112;
    const low = round
      ? `Q${s * (x - 2)} ${y + drop} ${s * (x - 14)} ${y + drop - 2}Q${s * (a - 2)} ${y + drop - 10} ${s * (a - 4)} 92`
      : `L${s * (x - 1)} ${y + drop - 3}Q${s * (x - 2)} ${y + drop} ${s * (x - 5)} ${y + drop}L${s * (a - 2)} ${y + drop - 3}L${s * (a - 4)} 92`;
    const d = `M${s * a} 64Q${s * (x - 2)} 72 ${s * x} ${y}${low}Z`;
    const sleeve = sheet([s * (body.shoulder + 4), 94, 0], [24, 50 + drop, 18], d, fill);
    if (!cuff) return [sleeve];
    return [
      sleeve,
      line(`M${s * (x - 1)} ${y + 1}L${s * (x - 12)} ${y + drop - 5}`, `${cuff.replace(/[-+_]$/, '')}_` as Paint, 9),
      line(`M${s * (x - 1)} ${y + 1}L${s * (x - 12)} ${y + drop - 5}`, cuff, 5),
    ];
  });
}

/** A five-petalled flower. */
export function flower(x: number, y: number, r: number, petals: Paint, heart: Paint): Shape[] {
  const ring = Array.from({ length: 5 }, (_, i) => {
    const turn = (i * 2 * Math.PI) / 5 - Math.PI / 2;
    return disc([x + Math.cos(turn) * r * 0.62, y + Math.sin(turn) * r * 0.62, 22], r * 0.48, r * 0.48, petals, { line: 'none' });
  });
  return [...ring, disc([x, y, 23], r * 0.34, r * 0.34, heart, { line: 'none' })];
}
