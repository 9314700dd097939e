import type { FeelingKind } from '$worker/feelings/kinds';
import { body, face, hand, smallFace } from './bodies';
import { C, dot, drawn, flat, heart, line, scaled, shape, tear, turned, twinkle } from './kit';

const leaf = (turn: number) =>
  turned(
    turn,
    48,
    46,
    shape('M48 46C36 38 28 26 36 19c5-4 10-1 12 4 2-5 7-8 12-4 8 7 0 19-12 27z', C.green[0]) + line('M48 42V32', C.green[1], 2.4),
  );
const pompom = (x: number, y: number, colour: 'rose' | 'sun') =>
  Array.from({ length: 8 }, (_, i) => turned(i * 45, x, y, dot(x, y - 8.5, 5, C[colour][0]))).join('') +
  `<circle cx="${x}" cy="${y}" r="11" fill="${C[colour][0]}" stroke="none"/>` +
  Array.from({ length: 8 }, (_, i) => turned(i * 45 + 20, x, y, line(`M${x} ${y - 3}v-6`, C[colour][1], 2.2))).join('');

/** What a feeling that is put up is shown by; the inside of an svg with viewBox 0 0 96 96. */
export const FEELING_ART: Record<FeelingKind, string> = {
  heart: drawn(body('heart', 'rose'), twinkle(82, 20, 8, '#fff'), twinkle(13, 70, 5, '#fff')),
  pat: drawn(
    scaled(8, 19, 0.8, body('round', 'cream') + face({ eyes: 'shut', mouth: 'cat', blush: 0.9 })),
    shape('M28 31c-6-1-8-8-3-11l32-15c14-5 28 2 32 14l-9 11c-4 4-8 4-12 2-4 4-10 5-14 1-5 4-10 3-12-1-4 2-9 1-14-1z', C.peach[0]),
    line('M54 32q-2-5 2-8M42 31q-2-5 2-8M68 31q-2-5 2-8', C.peach[1], 2.4),
    line('M8 22q-3-5 0-9M17 12q-1-4 2-7', C.grey[1], 2.6),
  ),
  cheer: drawn(
    line('M26 70L14 54M70 70l12-16', C.sky[1], 6),
    body('round', 'sky'),
    face({ eyes: 'joy', mouth: 'grin' }),
    pompom(14, 30, 'rose'),
    pompom(82, 30, 'sun'),
    hand(16, 47, 'sky', -60) + hand(80, 47, 'sky', 60),
  ),
  praise: drawn(
    shape('M30 66l-8 24 12-4 6 8 8-22M66 66l8 24-12-4-6 8-8-22', C.red[1]),
    turned(
      -8,
      48,
      48,
      Array.from({ length: 12 }, (_, i) => turned(i * 30, 48, 46, dot(48, 15, 8, C.red[0]))).join('') +
        `<circle cx="48" cy="46" r="30" fill="${C.red[0]}" stroke="none"/>` +
        dot(48, 46, 24, '#fff') +
        flat('M48 29l5 10.500 11.500 1.500-8.400 8 2.100 11.500L48 55l-10.200 5.500 2.100-11.500-8.400-8 11.500-1.500z', C.sun[0]) +
        line('M48 29l5 10.500 11.500 1.500-8.400 8 2.100 11.500L48 55l-10.200 5.500 2.100-11.500-8.400-8 11.500-1.500z') +
        line('M43 47q5 5 10 0'),
    ),
  ),
  clover: drawn(
    line('M49 48q4 20-6 40', C.green[1], 5),
    leaf(0),
    leaf(90),
    leaf(180),
    leaf(270),
    dot(48, 46, 2, C.green[1]),
    twinkle(82, 78, 7),
  ),
  party: drawn(
    shape('M12 86L32 38q4-3 15 9t9 15z', C.lilac[0]),
    flat('M14.500 82l8-19 9 9-8 6zM28 47l4-7q3 0 9 6L49 55l-4 11z', C.grape[0], ' opacity=".75"'),
    line('M12 86L32 38q4-3 15 9t9 15z'),
    line('M50 36q0-10 8-14t4-12', C.rose[1], 3.4),
    line('M60 48q8-8 15-3t12-5', C.sky[1], 3.4),
    dot(42, 22, 4, C.sun[0]),
    dot(76, 62, 4.5, C.rose[0]),
    twinkle(78, 20, 9),
    heart(28, 14, 6, C.pink[0]),
    turned(20, 88, 52, shape('M86 48h5v8h-5z', C.mint[0])),
  ),
  tea: drawn(
    line('M34 22q-5-6 0-11t0-9M50 22q-5-6 0-11t0-9', C.grey[1], 3),
    line('M70 44c16-3 19 20-3 23', undefined, 8) + line('M70 44c16-3 19 20-3 23', C.cream[0], 3.4),
    shape('M14 32h58v26c0 15-11 24-29 24S14 73 14 58z', C.cream[0]),
    flat('M15.300 56C16 73 27 80.700 43 80.700S70 73 70.700 56C66 68 57 72 43 72S20 68 15.300 56z', C.cream[1], ' opacity=".75"'),
    `<ellipse cx="43" cy="32.500" rx="29" ry="6.500" fill="${C.brown[0]}"/>`,
    scaled(9, 14, 0.7, face({ eyes: 'shut', mouth: 'smile', blush: 0.9 })),
  ),
  tears: drawn(
    scaled(9.6, 4, 0.8, body('drop', 'sky') + face({ eyes: 'wet', mouth: 'frown', brows: 'worried', blush: 0.4 }, 0, 5)),
    shape('M24 74l5-9q19-5 38 0l5 9v12q0 4-4 4H28q-4 0-4-4z', C.pink[0]),
    line('M24 74h48'),
    shape('M40 70q1-7-4-12 12 3 12-3 0 6 12 3-5 5-4 12z', '#fff'),
    tear(82, 48, 4),
    tear(14, 54, 3.4),
  ),
  fire: drawn(
    body('flame', 'red'),
    shape('M49 44c4 8 15 12 15 24 0 9-7 14.500-16 14.500S32 77 32 68c0-9 8-13 11-17 2 2 3 4 3 6 3-3 4-8 3-13z', C.sun[0]),
    twinkle(84, 20, 6),
    twinkle(12, 26, 5),
  ),
  laugh: drawn(body('round', 'sun'), face({ eyes: 'squeeze', mouth: 'laugh' }), tear(14, 48, 5), tear(82, 48, 5)),
  moon: drawn(
    body('moon', 'lilac'),
    smallFace({ eyes: 'shut', mouth: 'smile' }, -1, 13, 0.78),
    shape('M62 13q3-8 12-7t16 13q4 8-3 9-9-9-25-15z', C.blue[0]),
    dot(91, 28, 4.5, '#fff'),
    twinkle(78, 50, 7),
    twinkle(66, 34, 4),
  ),
  star: drawn(
    line('M64 24l24-16M72 36l20-10M54 14l14-10', C.sky[0], 4),
    turned(-14, 44, 54, scaled(-2, 8, 0.94, body('star', 'sun') + smallFace({ eyes: 'shut', mouth: 'smile' }, 10, 10, 0.78))),
  ),
};
