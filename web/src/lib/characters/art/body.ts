import { ball, tube, type Paint, type Shape } from './shape';

/** Half widths and heights of a build. */
export type Body = {
  shoulder: number;
  waist: number;
  hip: number;
  arm: number;
  leg: number;
  /** y of the soles. */
  foot: number;
};

export const BODIES: Record<string, Body> = {
  medium: { shoulder: 36, waist: 30, hip: 32, arm: 9, leg: 11, foot: 200 },
  slim: { shoulder: 32, waist: 25, hip: 28, arm: 7.5, leg: 9.5, foot: 202 },
  petite: { shoulder: 31, waist: 26, hip: 29, arm: 8, leg: 10, foot: 188 },
  tall: { shoulder: 37, waist: 29, hip: 31, arm: 9, leg: 11, foot: 216 },
  broad: { shoulder: 43, waist: 34, hip: 33, arm: 10.5, leg: 12, foot: 208 },
  curvy: { shoulder: 35, waist: 29, hip: 39, arm: 9, leg: 13, foot: 200 },
  round: { shoulder: 40, waist: 42, hip: 42, arm: 10.5, leg: 13.5, foot: 196 },
  sturdy: { shoulder: 44, waist: 41, hip: 40, arm: 11.5, leg: 14, foot: 206 },
};

export const WAIST_Y = 106;
export const HIP_Y = 130;

type Point = readonly [number, number];
/** An arm's curve on one side: shoulder, elbow (a control point), wrist. */
const arm = (body: Body, side: -1 | 1): [Point, Point, Point] => [
  [side * (body.shoulder - 7), 74],
  [side * (body.shoulder + 9), 92],
  [side * (body.shoulder + 7), 122],
];
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Along an arm as far as `t`, 0 to 1 (de Casteljau), as path data, and where that ends. */
export function along(body: Body, side: -1 | 1, t: number): { d: string; end: Point } {
  const [a, b, c] = arm(body, side);
  const [ab, bc] = [between(a, b, t), between(b, c, t)];
  const end = between(ab, bc, t);
  return { d: `M${a[0]} ${a[1]}Q${ab[0]} ${ab[1]} ${end[0]} ${end[1]}`, end };
}

export function arms(body: Body): Shape[] {
  return ([-1, 1] as const).flatMap((side) => {
    const { d, end } = along(body, side, 1);
    const at = [side * (body.shoulder + 5), 98, 0] as const;
    return [
      tube(at, [2 * body.arm, 52, 2 * body.arm], d, 2 * body.arm - 2, 'skin'),
      ball([end[0], end[1] + 4, 2], body.arm - 0.5, body.arm + 1, 'skin'),
    ];
  });
}

/** Sleeves as far as `t` along the arms, `more` wider than them. */
export const sleeves = (body: Body, t: number, more: number, fill: Paint = 'a'): Shape[] =>
  ([-1, 1] as const).map((side) =>
    tube(
      [side * (body.shoulder + 4), 74 + 24 * t, 0],
      [2 * body.arm + more, 50 * t, 2 * body.arm + more],
      along(body, side, t).d,
      2 * body.arm + more,
      fill,
    ),
  );

const legX = (body: Body) => body.hip * 0.5;

export function legs(body: Body): Shape[] {
  return ([-1, 1] as const).map((side) => {
    const x = side * legX(body);
    return tube(
      [x, (HIP_Y + body.foot) / 2, 0],
      [2 * body.leg, body.foot - HIP_Y, 2 * body.leg],
      `M${x} ${HIP_Y - 6}V${body.foot - 9}`,
      2 * body.leg - 3,
      'skin',
    );
  });
}

/** Trouser legs down to `t` of the way from hip to sole. */
export const trousers = (body: Body, t: number, more: number, fill: Paint = 'b'): Shape[] =>
  ([-1, 1] as const).map((side) => {
    const x = side * legX(body);
    const to = HIP_Y + (body.foot - HIP_Y) * t;
    const width = 2 * body.leg + more;
    return tube([x, (HIP_Y + to) / 2, 0], [width, to - HIP_Y, width], `M${x} ${HIP_Y - 4}V${to - width / 2 + 2}`, width, fill);
  });

/** Shoes, or whatever is on the feet. */
export function shoes(body: Body, fill: Paint = 'c', height = 11): Shape[] {
  return ([-1, 1] as const).map((side) => {
    const x = side * legX(body);
    const y = body.foot;
    const [inner, outer] = [x - side * (body.leg - 1), x + side * (body.leg + 5)];
    const top = y - height;
    const d = `M${inner} ${y - 2}V${top + 3}Q${inner} ${top} ${inner + side * 4} ${top}H${x + side * 3}Q${x + side * 6} ${top} ${x + side * 7} ${top + 3}Q${outer} ${top + 5} ${outer} ${y - 3}Q${outer} ${y} ${outer - side * 3} ${y}H${inner + side * 2}Q${inner} ${y} ${inner} ${y - 2}Z`;
    return {
      form: 'shell' as const,
      at: [x, y - 5, 4] as const,
      size: [2 * body.leg + 6, height, 26] as const,
      d,
      fill,
      line: `${fill}_` as Paint,
      width: 3,
    };
  });
}

/** What covers the trunk, from the neck to `hem`; `flare` widens it there, `loose` everywhere, `neck` is how deep it is cut. */
export function trunk(
  body: Body,
  { hem, flare = 0, loose = 0, neck = 5 }: { hem: number; flare?: number; loose?: number; neck?: number },
): string {
  const [sh, wa] = [body.shoulder + loose, body.waist + loose];
  const he = body.hip + loose + flare;
  const waistY = Math.min(WAIST_Y, hem - 6);
  return `M-14 57C${-sh + 9} 59 ${-sh} 64 ${-sh} 78C${-sh} 90 ${-wa} ${waistY - 14} ${-wa} ${waistY}C${-wa} ${waistY + (hem - waistY) * 0.4} ${-he} ${hem - (hem - waistY) * 0.4} ${-he} ${hem}Q0 ${hem + 7} ${he} ${hem}C${he} ${hem - (hem - waistY) * 0.4} ${wa} ${waistY + (hem - waistY) * 0.4} ${wa} ${waistY}C${wa} ${waistY - 14} ${sh} 90 ${sh} 78C${sh} 64 ${sh - 9} 59 14 57Q0 ${57 + 2 * neck} -14 57Z`;
}
