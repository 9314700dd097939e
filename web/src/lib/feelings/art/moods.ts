import type { MoodKind } from '$worker/feelings/kinds';
import { body, face, hand, smallFace } from './bodies';
import { C, dab, dot, drawn, flat, heart, INK, line, note, scaled, shape, tear, twinkle } from './kit';

const rays = Array.from(
  { length: 10 },
  (_, i) => `<path d="M48 1.500q4.500 6 3.500 12h-7q-1-6 3.500-12z" fill="${C.sun[1]}" transform="rotate(${i * 36} 48 51)"/>`,
).join('');
const catEars = (fill: string, inner: string) =>
  shape('M19 38L17 15q0-3 3-2l19 9z', fill) +
  shape('M77 38l2-23q0-3-3-2l-19 9z', fill) +
  flat('M23 31l-1.500-11 10 5z', inner) +
  flat('M73 31l1.500-11-10 5z', inner);
const bunnyEars = (fill: string, inner: string) =>
  shape('M30 30C22 20 18 4 26 3s13 12 14 22z', fill) +
  shape('M66 30C74 20 78 4 70 3S57 15 56 25z', fill) +
  flat('M30 22c-3-6-4-13-1.500-13.500S34 14 35 20z', inner) +
  flat('M66 22c3-6 4-13 1.500-13.500S62 14 61 20z', inner);
const bearEars = (fill: string, inner: string) =>
  dot(22, 27, 10, fill) + dot(74, 27, 10, fill) + dab(22, 27, 4.5, 4.5, inner) + dab(74, 27, 4.5, 4.5, inner);
const sprout = line('M48 19q-1-6 0-9') + shape('M48 11q-2-8-13-7q1 9 13 7z', C.green[0]) + shape('M48 11q1-9 12-9q0 10-12 9z', C.green[1]);
const butterfly = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(.9)" stroke-width="2">${shape('M0 0c-8-9-14-4-11 2 1 3 5 4 11 0z', C.lilac[0])}${shape('M0 0c8-9 14-4 11 2-1 3-5 4-11 0z', C.lilac[0])}${line('M0-3v8', INK, 2.4)}</g>`;
const sweat = (x: number, y: number) => tear(x, y, 3.6);
const zed = (x: number, y: number, r: number) => line(`M${x} ${y}h${r}l${-r} ${r}h${r}`, '#6f5fb3', 2.6);
const anger = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})" stroke="#d63b3b" stroke-width="2.800" fill="none"><path d="M-2-8v4q0 2-2 2h-4M2-8v4q0 2 2 2h4M-8 2h4q2 0 2 2v4M8 2h-4q-2 0-2 2v4"/></g>`;

/** Each mood as a creature of its own, by name; the inside of an svg with viewBox 0 0 96 96. */
export const MOOD_ART: Record<MoodKind, string> = {
  happy: drawn(rays, body('round', 'sun'), face({ eyes: 'joy', mouth: 'grin' })),
  excited: drawn(
    line('M10 24l6 5M86 24l-6 5M4 46h6M92 46h-6', C.peach[1], 3),
    body('star', 'sun'),
    smallFace({ eyes: 'star', mouth: 'grin' }, 8.5, 8.5, 0.81),
    twinkle(15, 76, 8, C.rose[0]),
    twinkle(84, 74, 6, C.sky[0]),
  ),
  flutter: drawn(
    body('round', 'pink'),
    shape('M40 20c-4-8-14-6-12 1 1 5 7 5 12-1z', C.rose[0]),
    shape('M40 20c4-9 14-8 13-1-1 6-8 6-13 1z', C.rose[0]),
    dot(40.5, 20, 3, C.rose[1]),
    face({ eyes: 'big', mouth: 'small', blush: 0.9 }),
    butterfly(82, 22, 16),
    butterfly(11, 34, -18),
  ),
  loved: drawn(
    body('heart', 'rose'),
    face({ eyes: 'joy', mouth: 'smile', blush: 0.9 }, 0, -4),
    heart(82, 80, 7, C.pink[0]),
    heart(13, 76, 5, C.pink[0]),
  ),
  grateful: drawn(
    bearEars(C.cream[0], C.peach[0]),
    body('round', 'cream'),
    face({ eyes: 'shut', mouth: 'smile' }, 0, -3),
    shape('M34 70h28l-9 18H43z', C.white[0]) + line('M43 88l2-10M53 88l-2-10', C.grey[1], 2),
    dot(37, 68, 6.5, C.rose[0]) + dot(59, 68, 6.5, C.lilac[0]) + dot(48, 65, 7, C.sun[0]),
    dot(37, 68, 1.6, C.rose[1]) + dot(59, 68, 1.6, C.grape[1]) + dot(48, 65, 1.8, C.sun[1]),
    hand(34, 78, 'cream', 20) + hand(62, 78, 'cream', -20),
  ),
  proud: drawn(
    body('egg', 'lilac'),
    shape('M30 17l-3-14 10 7L48 1l11 9 10-7-3 14q-18 5-36 0z', C.sun[0]),
    dot(48, 11, 2.4, C.rose[0]),
    face({ eyes: 'shut', mouth: 'smirk' }, 0, 0),
    line('M35 72l-4 13 6-3 3 5 3-11', C.red[1], 2.2),
    dot(38, 72, 6.5, C.red[0]) +
      flat('M38 68.500l1.100 2.300 2.500.3-1.800 1.700.5 2.500-2.300-1.200-2.300 1.200.5-2.500-1.800-1.700 2.500-.3z', '#fff'),
  ),
  calm: drawn(
    line('M6 84q7-4 14 0t14 0t14 0t14 0t14 0t14 0', C.sky[1], 3),
    body('round', 'mint'),
    sprout,
    face({ eyes: 'shut', mouth: 'small' }),
  ),
  cozy: drawn(
    body('round', 'peach'),
    shape('M9 58c0-10 8-13 15-9 7 9 16 13 24 13s17-4 24-13c7-4 15-1 15 9 0 16-8 28-39 28S9 74 9 58z', C.grape[0]),
    line('M24 49c7 9 16 13 24 13s17-4 24-13M33 60l-4 23M63 60l4 23', C.grape[1], 2.4),
    face({ eyes: 'shut', mouth: 'smile' }, 0, -11),
    shape('M38 66h18v9q0 7-9 7t-9-7z', C.white[0]) + line('M56 69q6-1 6 4t-7 4'),
    heart(47, 73, 3.6, C.rose[0], 1.6),
    hand(36, 76, 'peach', 30),
  ),
  relieved: drawn(
    line('M50 30q5-8 2-14', INK, 2),
    shape('M52 17c-9-1-14-7-12-13 2-5 8-5 11 0 4-4 10-2 10 4-1 6-5 8-9 9z', C.rose[0]),
    body('puddle', 'mint'),
    face({ eyes: 'shut', mouth: 'smile' }, 0, 8),
    line('M74 62q6-2 9 0t-1 5q-3 1-4-1', C.sky[1], 2.6),
  ),
  playful: drawn(
    body('ghost', 'white'),
    face({ eyes: 'wink', mouth: 'tongue' }, 0, -4),
    hand(17, 52, 'white', -50),
    hand(79, 46, 'white', 50),
    twinkle(84, 24, 6),
  ),
  cool: drawn(
    catEars(C.blue[0], C.pink[0]),
    body('round', 'blue'),
    face({ mouth: 'smirk', blush: false }),
    shape('M22 42h23q2 0 2 2c0 8-4 13-11 13s-12-4-14-11c-.500-2 0-4 0-4z', INK) +
      shape('M74 42H51q-2 0-2 2c0 8 4 13 11 13s12-4 14-11c.500-2 0-4 0-4z', INK) +
      line('M22 43l-7-3M74 43l7-3M45 43.500h6') +
      line('M28 47l5 5M57 47l5 5', '#fff', 2.4),
  ),
  dreamy: drawn(
    body('moon', 'sun'),
    smallFace({ eyes: 'shut', mouth: 'small' }, -1, 13, 0.78),
    twinkle(76, 26, 8, C.sun[0]),
    twinkle(64, 44, 4.5, C.lilac[0]),
    dot(86, 46, 2, C.sky[0]),
  ),
  curious: drawn(
    body('egg', 'green'),
    line('M48 14q2-6 8-7M48 14q-2-5-7-5'),
    dot(57, 7, 3.2, C.sun[0]),
    dot(40, 8.5, 2.6, C.sun[0]),
    face({ eyes: 'big', mouth: 'o' }, -2, 0),
    line('M73 64l11 15', INK, 7) + line('M74.500 66l9 12', C.brown[0], 3),
    `<circle cx="64" cy="52" r="13" fill="#dff3ff" fill-opacity=".85"/>` +
      dab(64, 51, 7, 8, INK) +
      dab(61.5, 47.5, 2.6, 3, '#fff') +
      line('M56 45q3-5 8-5', '#fff', 2.4),
  ),
  focused: drawn(
    body('round', 'peach'),
    shape('M13.500 45Q48 28 82.500 45l-1.500-8Q48 19 15 37z', C.white[0]) + dot(48, 32.5, 5, '#e8455f'),
    line('M82 40l9-6M82 42l10 2', INK, 2.2),
    face({ eyes: 'dot', mouth: 'pout', brows: 'angry' }, 0, 2),
    shape('M22 74l24 5v12l-24-5zM74 74l-24 5v12l24-5z', '#fff') + line('M26 79l15 3M26 83l15 3M70 79l-15 3M70 83l-15 3', C.grey[1], 1.8),
  ),
  busy: drawn(
    line('M4 30h9M2 40h8M5 50h6', C.grey[1], 3),
    body('round', 'sky'),
    face({ eyes: 'swirl', mouth: 'wobble' }, 0, -1),
    sweat(80, 26),
    sweat(88, 38),
    `<g transform="rotate(-14 20 76)">${shape('M10 66h18v20H10z', '#fff')}${line('M14 71h10M14 76h10M14 81h6', C.grey[1], 1.8)}</g>`,
    `<g transform="rotate(12 77 76)">${shape('M68 66h18v20H68z', '#fff')}${line('M72 71h10M72 76h10M72 81h6', C.grey[1], 1.8)}</g>`,
    hand(29, 77, 'sky') + hand(67, 77, 'sky'),
  ),
  listening: drawn(
    body('round', 'lilac'),
    line('M14 46C14 24 30 10 48 10s34 14 34 36', INK, 7) + line('M14 46C14 24 30 10 48 10s34 14 34 36', C.rose[0], 3),
    shape('M8 46q0-6 6-6h4v22h-4q-6 0-6-6zM88 46q0-6-6-6h-4v22h4q6 0 6-6z', C.rose[0]),
    face({ eyes: 'shut', mouth: 'cat' }, 0, 2),
    note(85, 16, '#6f5fb3') + note(6, 20, '#6f5fb3'),
  ),
  hungry: drawn(
    body('pear', 'cream'),
    face({ eyes: 'big', mouth: 'grin' }, 0, 0),
    shape('M55 66c3 0 3.500 4 3.500 6.500a2.700 2.700 0 0 1-5.400 0C53 70 53 66 55 66z', C.sky[0]),
    line('M13 46v40M8 44v9q0 4 5 4t5-4v-9M13 44v8', INK, 2.6),
    line('M83 86V62', INK, 2.6) + shape('M83 62c-5 0-7-4-7-9s3-10 7-10 7 5 7 10-2 9-7 9z', C.grey[0]),
    hand(15, 72, 'cream', -70) + hand(81, 74, 'cream', 70),
  ),
  full: drawn(
    body('pear', 'peach'),
    flat('M48 84c-17 0-26-6-26-16s10-17 26-17 26 7 26 17-9 16-26 16z', '#fff', ' opacity=".5"'),
    face({ eyes: 'shut', mouth: 'cat' }, 0, -8),
    line('M46 71q2 2.500 4 0', INK, 2.4),
    hand(24, 66, 'peach', 40) + hand(72, 66, 'peach', -40),
    line('M78 22q5-2 7 2t-4 5M84 14q4-1 5 2', C.peach[1], 2.4),
  ),
  sleepy: drawn(
    body('round', 'blue'),
    shape('M17 40C18 20 34 10 50 11c16 1 30 12 34 24 3 8 1 14-3 14-5 0-6-6-9-12-6 6-30 12-55 3z', C.grape[0]),
    line('M15 41q30 10 57-3', INK, 6) + line('M15 41q30 10 57-3', C.white[0], 2.6),
    dot(81, 51, 5.5, C.white[0]),
    face({ eyes: 'shut', mouth: 'yawn' }, -3, 6),
    zed(78, 6, 10) + zed(91, 20, 5),
  ),
  tired: drawn(
    body('puddle', 'grey'),
    face({ eyes: 'half', mouth: 'flat', blush: false }, 0, 8),
    `<g transform="translate(36 8)"><rect x="0" y="0" width="24" height="13" rx="3" fill="#fff"/><path d="M24.500 4h2.500v5h-2.500" fill="${INK}" stroke-width="1.500"/><rect x="3" y="3" width="4" height="7" rx="1" fill="#e5604a" stroke="none"/></g>`,
    line('M26 30q4-4 2-8M70 30q-4-4-2-8', C.grey[1], 2.4),
  ),
  shy: drawn(
    bunnyEars(C.white[0], C.pink[0]),
    body('round', 'white'),
    face({ eyes: 'aside', mouth: 'wobble', blush: 1 }, 0, 0),
    line('M23 57l-2 4M27 57l-2 4M69 57l-2 4M73 57l-2 4', '#e2557a', 1.8),
    hand(41, 74, 'white', 25) + hand(55, 74, 'white', -25),
  ),
  nervous: drawn(
    line('M8 44q-4 6 0 12t0 12M88 44q4 6 0 12t0 12', C.grey[1], 2.6),
    body('egg', 'sun'),
    face({ eyes: 'wide', mouth: 'grit', brows: 'worried' }, 0, 2),
    sweat(22, 34),
    sweat(75, 30),
    sweat(79, 46),
  ),
  surprised: drawn(
    line('M14 18l6 8M82 18l-6 8M48 3v8M4 42l9 2M92 42l-9 2', C.red[1], 3),
    body('round', 'sun'),
    face({ eyes: 'wide', mouth: 'gasp', brows: 'up' }, 0, 0),
  ),
  worried: drawn(
    body('round', 'green'),
    face({ eyes: 'dot', mouth: 'wobble', brows: 'worried' }, 0, 4),
    flat('M24 16c0-7 8-10 13-6 3-5 13-5 15 1 6-3 13 1 12 7-1 7-9 8-14 5-5 5-12 4-14 0-6 3-12-1-12-7z', '#9a9ab0'),
    line('M32 18q2-5 7-4t3 5t-5 1M50 18q2-4 6-3t2 5', INK, 2.2),
    line('M24 16c0-7 8-10 13-6 3-5 13-5 15 1 6-3 13 1 12 7-1 7-9 8-14 5-5 5-12 4-14 0-6 3-12-1-12-7z'),
  ),
  missing: drawn(
    catEars(C.pink[0], C.rose[0]),
    body('round', 'pink'),
    face({ eyes: 'wet', mouth: 'pout', brows: 'worried' }, 0, -2),
    `<g transform="rotate(-6 48 76)">${shape('M32 66h32v22H32z', '#fff')}${line('M32 67l16 12 16-12')}</g>`,
    heart(48, 80, 5, C.rose[0], 1.8),
    hand(30, 77, 'pink', 60) + hand(66, 75, 'pink', -60),
  ),
  lonely: drawn(
    dab(48, 84, 34, 6, C.grey[1], ' opacity=".6"'),
    scaled(14.5, 21, 0.7, body('round', 'grey') + face({ eyes: 'dot', mouth: 'frown', blush: 0.3 })),
    shape('M70 22c9-8 18-3 15 5-2 6-10 9-17 8 1-4 0-9 2-13z', '#e58a4a') + line('M68 35l12-9M68 35l-5 6', INK, 2),
    line('M20 20q5 3 3 8M12 34q5 2 4 7', C.grey[1], 2.4),
  ),
  wistful: drawn(
    body('cloud', 'lilac'),
    face({ eyes: 'aside', mouth: 'small', brows: 'worried', blush: 0.5 }, 0, 4),
    line('M24 84l-2 7M40 84l-2 7M56 84l-2 7M72 84l-2 7', C.blue[1], 3),
  ),
  sad: drawn(
    body('drop', 'sky'),
    face({ eyes: 'wet', mouth: 'cry', brows: 'worried', blush: 0.35 }, 0, 5),
    tear(29, 69, 4.2),
    tear(67, 69, 4.2),
  ),
  grumpy: drawn(
    body('round', 'mint'),
    dab(24, 62, 11, 9, C.mint[0]) + dab(72, 62, 11, 9, C.mint[0]),
    line('M15 57q-5 12 10 14M81 57q5 12-10 14'),
    face({ eyes: 'half', mouth: 'pout', brows: 'angry', blush: 0.8 }, 0, 0),
    line('M70 14q8-6 11 0t-6 7t-6-6t12-8t11 8', INK, 2.2),
  ),
  angry: drawn(body('flame', 'red'), face({ eyes: 'dot', mouth: 'grit', brows: 'angry', blush: 0.4 }, 0, 6), anger(82, 18)),
  sick: drawn(
    body('round', 'green'),
    shape('M26 25c4-12 38-12 44 0 3 6-8 9-22 9s-25-3-22-9z', C.sky[0]),
    shape('M42 12q6-5 12 0l-2 4h-8z', C.blue[1]),
    face({ eyes: 'squeeze', mouth: 'wobble', blush: 0.9 }, 0, 3),
    `<g transform="rotate(28 56 66)">${shape('M54 62h26q3 0 3 3t-3 3H54z', '#fff')}${line('M60 65h12', '#e5604a', 2.6)}</g>`,
  ),
  blank: drawn(
    body('ghost', 'cream'),
    face({ eyes: 'line', mouth: 'flat', blush: 0.4 }, 0, -4),
    line('M70 20q8-8 14-4', INK, 2),
    dot(87, 15, 3, '#fff') + dot(92, 7, 2, '#fff'),
  ),
};
