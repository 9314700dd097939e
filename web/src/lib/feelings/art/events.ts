import type { EventIcon } from '$worker/events/icons';
import { body, face } from './bodies';
import { C, dab, dot, drawn, flat, heart, INK, line, shape, turned, twinkle } from './kit';

const petal = (x: number, y: number, fill: string) =>
  Array.from({ length: 6 }, (_, i) => turned(i * 60, x, y, `<ellipse cx="${x}" cy="${y - 12}" rx="8" ry="11" fill="${fill}"/>`)).join('');

/** What a day is marked by; the inside of an svg with viewBox 0 0 96 96. */
export const EVENT_ART: Record<EventIcon, string> = {
  cake: drawn(
    line('M48 26V15M32 30V20M64 30V20', INK, 6) + line('M48 26V15M32 30V20M64 30V20', C.sky[0], 2.4),
    [48, 32, 64].map((x, i) => `<path d="M${x} ${i ? 19 : 14}c-4-3-4-6 0-11 4 5 4 8 0 11z" fill="${C.sun[0]}" stroke-width="2"/>`).join(''),
    shape('M16 42q0-12 32-12t32 12v38q0 6-6 6H22q-6 0-6-6z', C.cream[0]),
    flat('M17.300 66h61.400v14q0 4.700-4.700 4.700H22q-4.700 0-4.700-4.700z', C.peach[0]),
    line('M17 65h62', C.peach[1], 2.4),
    shape('M16 43q0-13 32-13t32 13v6q-4 7-8 0-4 10-8 2-4 8-8 0-4 10-8 1-4 8-8 0-4 9-8 0-4 7-8-1-4 6-8 0z', C.rose[0]),
    dab(27, 38, 5, 2, '#fff', ' opacity=".7"'),
    dot(30, 75, 2.6, C.rose[0]) + dot(48, 75, 2.6, C.sun[0]) + dot(66, 75, 2.6, C.sky[0]),
  ),
  ring: drawn(
    `<circle cx="48" cy="58" r="27" fill="none" stroke-width="11"/><circle cx="48" cy="58" r="27" fill="none" stroke="${C.sun[0]}" stroke-width="6"/>`,
    line('M26 70q7 12 22 12.500', C.sun[1], 3),
    shape('M35 12h26l8 10-21 19-21-19z', C.sky[0]),
    flat('M35 12l6 10 7 19-21-19z', '#fff', ' opacity=".7"'),
    line('M27 22h42M41 22l7-10 7 10-7 19z', INK, 2),
    line('M35 12h26l8 10-21 19-21-19z'),
    twinkle(82, 14, 7),
  ),
  heart: drawn(
    shape('M12 24q0-6 6-6h60q6 0 6 6v56q0 6-6 6H18q-6 0-6-6z', '#fff'),
    shape('M12 36V24q0-6 6-6h60q6 0 6 6v12z', C.rose[0]),
    line('M30 10v14M66 10v14', INK, 5) + line('M30 11v12M66 11v12', C.grey[0], 1.6),
    heart(48, 61, 17, C.rose[0], 2.5),
    dab(40, 54, 3.4, 2.2, '#fff', ' opacity=".8" transform="rotate(-38 40 54)"'),
  ),
  plane: drawn(
    flat('M14 74q-8 0-8 6t9 6h56q10 0 10-8-1-8-10-7-3-9-13-8-9 1-11 9-4-3-8-1-3 3-2 5-10-2-23-2z', C.sky[0], ' opacity=".8"'),
    turned(
      -22,
      48,
      42,
      shape('M42 36L28 12h9l23 22z', C.blue[0]) +
        shape('M14 38L8 24h7l10 11z', C.blue[0]) +
        shape('M10 42c0-5 6-8 14-8h50c10 0 18 4 18 9s-8 9-18 9H30c-10 0-20-4-20-10z', '#fff') +
        flat(
          'M11.500 44c3 4 10 6.700 18.500 6.700h44c9 0 16.500-3.400 16.700-7.400-4 3-10 4-16.700 4H26c-6 0-11-1-14.500-3.300z',
          C.grey[0],
        ) +
        line('M10 42c0-5 6-8 14-8h50c10 0 18 4 18 9s-8 9-18 9H30c-10 0-20-4-20-10z') +
        shape('M44 46L30 72h9l25-26z', C.blue[0]) +
        line('M78 40q4 0 7 2', INK, 3) +
        [38, 48, 58, 68].map((x) => dot(x, 40, 1.6, INK)).join(''),
    ),
  ),
  exam: drawn(
    shape('M16 10h46l14 14v58q0 4-4 4H20q-4 0-4-4z', '#fff'),
    shape('M62 10v10q0 4 4 4h10z', C.grey[0]),
    line('M26 34h30M26 46h36M26 58h22', C.grey[1], 3),
    line('M24 71l5 5 9-10', '#4aa86b', 3.4),
    turned(
      38,
      70,
      58,
      shape('M64 28h12v44l-6 12-6-12z', C.sun[0]) +
        shape('M64 72h12l-6 12z', C.cream[0]) +
        shape('M64 28v-5q0-4 6-4t6 4v5z', C.rose[0]) +
        line('M70 34v36', C.sun[1], 2.4),
    ),
  ),
  cap: drawn(
    shape('M24 44v22c0 9 48 9 48 0V44z', C.blue[1]),
    shape('M48 18L92 38 48 58 4 38z', C.blue[0]),
    flat('M48 52.500L86 36l5 2-43 19.500L5 38l5-2z', C.blue[1]),
    line('M48 18L92 38 48 58 4 38z'),
    line('M48 37l34 9v20', C.sun[1], 3),
    shape('M78 66h8l2 16H76z', C.sun[0]),
    dot(82, 65, 4, C.sun[0]),
    dot(48, 37, 3, C.sun[0]),
    twinkle(14, 72, 7),
  ),
  house: drawn(
    shape('M66 16h11v22H66z', C.red[1]),
    shape('M16 46h64v36q0 4-4 4H20q-4 0-4-4z', C.cream[0]),
    shape('M48 10L90 46q2 4-3 4H9q-5 0-3-4z', C.red[0]),
    flat('M9 47h78q-1 2-4 2H13q-3 0-4-2z', C.red[1]),
    line('M48 10L90 46q2 4-3 4H9q-5 0-3-4z'),
    shape('M40 86V68q0-8 8-8t8 8v18z', C.brown[0]),
    dot(52, 75, 1.3, INK),
    shape('M22 58h12v12H22zM62 58h12v12H62z', C.sky[0]),
    line('M28 58v12M22 64h12M68 58v12M62 64h12', INK, 1.8),
    heart(48, 33, 6, '#fff', 2),
  ),
  paw: drawn(
    shape('M48 46c14 0 25 12 25 24 0 10-7 15-14 15-5 0-7-3-11-3s-6 3-11 3c-7 0-14-5-14-15 0-12 11-24 25-24z', C.brown[0]),
    flat(
      'M24.500 72c1 8 6.500 11.700 12.500 11.700 5 0 7-3 11-3s6 3 11 3c6 0 11.500-3.700 12.500-11.700-4 5-8 6-13 5-4-1-6-3-10.500-3S41 76 37 77c-5 1-9 0-12.500-5z',
      C.brown[1],
      ' opacity=".75"',
    ),
    [
      [17, 42, -24],
      [36, 25, -8],
      [60, 25, 8],
      [79, 42, 24],
    ]
      .map(([x = 0, y = 0, turn = 0]) => turned(turn, x, y, `<ellipse cx="${x}" cy="${y}" rx="8.500" ry="11.500" fill="${C.brown[0]}"/>`))
      .join(''),
    dab(40, 58, 5, 3, '#fff', ' opacity=".5" transform="rotate(-30 40 58)"'),
  ),
  baby: drawn(
    body('round', 'cream'),
    line('M48 19q-9-1-7-8t9-2-1 7'),
    face({ eyes: 'dot', mouth: 'small', blush: 0.9 }, 0, -1),
    dot(48, 62, 7, C.sky[0]) + dot(48, 62, 2.5, '#fff') + line('M48 69v2a5 5 0 0 0 0 10 5 5 0 0 0 0-10', INK, 2.4),
    heart(84, 22, 6, C.pink[0]),
  ),
  stage: drawn(
    turned(
      32,
      48,
      48,
      shape('M40 46h16l-4 38q0 4-4 4t-4-4z', C.grape[0]) +
        shape('M34 38h28v4q0 6-6 6H40q-6 0-6-6z', C.grey[1]) +
        shape('M30 26a18 18 0 0 1 36 0v12H30z', C.grey[0]) +
        line('M36 20l22 16M42 13l22 17M32 28l12 9M62 14L36 36M66 24L50 37', C.grey[1], 2) +
        line('M30 26a18 18 0 0 1 36 0v12H30z'),
    ),
    twinkle(20, 22, 9),
    twinkle(34, 8, 5, C.rose[0]),
    line('M18 58V44l12-4v14', undefined, 2.5) + dab(15.2, 58, 3.6, 2.8, INK) + dab(27.2, 54, 3.6, 2.8, INK),
  ),
  tree: drawn(
    shape('M42 76h12v12H42z', C.brown[0]),
    shape('M48 40l32 32q2 5-4 5H20q-6 0-4-5z', C.green[1]),
    shape('M48 24l26 28q1 4-4 4H26q-5 0-4-4z', C.green[0]),
    shape('M48 12l18 21q1 3-3 3H33q-4 0-3-3z', C.green[0]),
    line('M32 66q10 6 24 2t16-2', C.sun[0], 3),
    dot(38, 47, 3, C.red[0]) + dot(56, 48, 3, C.sky[0]) + dot(30, 70, 3, C.sun[0]) + dot(64, 71, 3, C.rose[0]),
    `<path d="M48 1l2.700 5.700 6.300.7-4.700 4.200 1.300 6.200-5.600-3.200-5.600 3.200 1.300-6.200-4.700-4.200 6.300-.7z" fill="${C.sun[0]}" stroke-width="2"/>`,
  ),
  flag: drawn(
    shape('M4 86L36 40q3-4 6 0l14 20 6-8q3-4 6 0l24 34z', C.sky[0]),
    flat('M36 40q3-4 6 0l7 10-6-2-4 5-5-4-5 1zM62 52q3-4 6 0l5 7-5-1-3 3-5-2z', '#fff'),
    line('M4 86L36 40q3-4 6 0l14 20 6-8q3-4 6 0l24 34z'),
    line('M39 40V8', INK, 3),
    shape('M40 8q10-6 18 0t16 0v18q-8 6-16 0t-18 0z', C.red[0]),
    flat('M40 20q10-6 18 0t16 0v6q-8 6-16 0t-18 0z', C.red[1], ' opacity=".75"'),
    line('M40 8q10-6 18 0t16 0v18q-8 6-16 0t-18 0z'),
  ),
  flower: drawn(
    line('M48 46q3 20-1 42', C.green[1], 5),
    shape('M48 74q-18 2-24-14 20-2 24 14zM48 80q2-16 22-18-2 18-22 18z', C.green[0]),
    petal(48, 32, C.pink[0]),
    dot(48, 32, 9, C.sun[0]),
    dot(45, 31, 1.2, INK) + dot(51, 31, 1.2, INK) + line('M46 34.500q2 2 4 0', INK, 1.8),
  ),
  gift: drawn(
    shape('M16 46h64v36q0 4-4 4H20q-4 0-4-4z', C.lilac[0]),
    flat('M17.300 74h61.400v8q0 2.700-2.700 2.700H20q-2.700 0-2.700-2.700z', C.grape[0]),
    shape('M40 46h16v40H40z', C.rose[0]),
    shape('M10 34q0-4 4-4h68q4 0 4 4v12q0 3-3 3H13q-3 0-3-3z', C.lilac[0]),
    shape('M40 30h16v19H40z', C.rose[0]),
    shape('M48 30C30 32 22 24 26 15c4-8 18-4 22 15zM48 30c18 2 26-6 22-15-4-8-18-4-22 15z', C.rose[0]),
    line('M47 28q-4-9-13-10M49 28q4-9 13-10', C.rose[1], 2.4),
    twinkle(84, 14, 6),
  ),
};
