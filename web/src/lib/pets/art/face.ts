import { d, dot, filled, INK, outlined, stroked } from './draw';
import type { Face } from './figure';

export type Eyes = 'open' | 'happy' | 'closed' | 'sad' | 'cross' | 'love' | 'wide' | 'sleepy' | 'squeezed';
export type Mouth = 'rest' | 'smile' | 'open' | 'sad' | 'pout' | 'sing';
const PINK = '#ff8fa3';
const TONGUE = '#f4738a';

function ball(x: number, y: number, r: number): string {
  return (
    dot(x, y, r * 0.88, r, INK) +
    dot(x, y + r * 0.45, r * 0.55, r * 0.42, '#7466a8', ' opacity=".55"') +
    dot(x - r * 0.28, y - r * 0.38, r * 0.34, r * 0.36, '#fff') +
    dot(x + r * 0.34, y + r * 0.36, r * 0.15, r * 0.16, '#fff')
  );
}
const heart = (x: number, y: number, r: number) =>
  d`M${x} ${y + r}C${x - r * 1.7} ${y - r * 0.1} ${x - r * 0.9} ${y - r * 1.35} ${x} ${y - r * 0.5}C${x + r * 0.9} ${y - r * 1.35} ${x + r * 1.7} ${y - r * 0.1} ${x} ${y + r}Z`;

/** One eye; `side` is -1 for the left one, as we look at it. */
function eye(eyes: Eyes, x: number, y: number, r: number, side: number, { lid, line }: Face): string {
  if (eyes === 'open') return ball(x, y, r);
  if (eyes === 'wide') return ball(x, y - 0.4, r * 1.16);
  if (eyes === 'happy') return stroked(d`M${x - r} ${y + r * 0.45}Q${x} ${y - r * 1.15} ${x + r} ${y + r * 0.45}`, INK, 2.5);
  if (eyes === 'closed') return stroked(d`M${x - r} ${y}Q${x} ${y + r * 0.95} ${x + r} ${y}`, INK, 2.4);
  if (eyes === 'squeezed') {
    const tip = x - side * r * 0.7;
    return stroked(d`M${tip + side * r * 1.4} ${y - r * 0.8}L${tip} ${y}L${tip + side * r * 1.4} ${y + r * 0.8}`, INK, 2.4);
  }
  if (eyes === 'love')
    return filled(heart(x, y, r * 1.05), '#f0476b') + dot(x - r * 0.42, y - r * 0.4, r * 0.22, r * 0.26, '#fff', ' opacity=".85"');
  if (eyes === 'sad') {
    const brow = d`M${x + side * r} ${y - r * 1.35}Q${x} ${y - r * 1.75} ${x - side * r * 0.9} ${y - r * 2.05}`;
    return ball(x, y, r) + dot(x, y + r * 0.5, r * 0.5, r * 0.34, '#cfe4ff', ' opacity=".9"') + stroked(brow, line, 1.8);
  }
  // Cross or sleepy: a lid over the upper part, which slants inwards where it is cross.
  const slant = eyes === 'cross' ? r * 0.3 : -r * 0.12;
  const lidAt = y - r * (eyes === 'cross' ? 0.3 : 0.02);
  const [left, right] = side < 0 ? [lidAt - slant, lidAt + slant] : [lidAt + slant, lidAt - slant];
  const edge = d`${x - r * 1.12} ${left}Q${x} ${lidAt - r * 0.22} ${x + r * 1.12} ${right}`;
  const over = `M${edge}L${d`${x + r * 1.2} ${y - r * 1.35}H${x - r * 1.2}`}Z`;
  return ball(x, y, r) + filled(over, lid) + stroked(`M${edge}`, INK, 2);
}

export const eyesOf = (eyes: Eyes, face: Face) =>
  [-1, 1].map((side) => eye(eyes, face.x + side * face.apart, face.y, face.eye, side, face)).join('');

export const cheeksOf = ({ x, y, apart, eye }: Face) =>
  [-1, 1].map((side) => dot(x + side * (apart + eye * 0.9), y + eye * 1.55, eye * 0.95, eye * 0.58, PINK, ' opacity=".5"')).join('');

/** ω under a nose: cats, dogs and rabbits. */
function lips(mouth: Mouth, x: number, y: number, w: number): string {
  if (mouth === 'sad' || mouth === 'pout')
    return stroked(d`M${x - w * 0.7} ${y + 3.2}Q${x} ${y + 0.2} ${x + w * 0.7} ${y + 3.2}`, INK, 1.9);
  const both = stroked(
    d`M${x - w} ${y}Q${x - w * 0.85} ${y + 3} ${x - w * 0.42} ${y + 2.6}Q${x} ${y + 2.2} ${x} ${y - 0.4}Q${x} ${y + 2.2} ${x + w * 0.42} ${y + 2.6}Q${x + w * 0.85} ${y + 3} ${x + w} ${y}`,
    INK,
    1.9,
  );
  if (mouth === 'rest') return both;
  const high = mouth === 'smile' ? 4.6 : mouth === 'open' ? 6.6 : 5.4;
  const wide = mouth === 'sing' ? w * 0.42 : w * 0.6;
  const hole = d`M${x - wide} ${y + 2.3}Q${x} ${y + 1.6} ${x + wide} ${y + 2.3}Q${x + wide * 0.9} ${y + 2 + high} ${x} ${y + 2 + high}Q${x - wide * 0.9} ${y + 2 + high} ${x - wide} ${y + 2.3}Z`;
  return outlined(hole, '#8c2f45', INK, 1.6) + dot(x, y + 1 + high * 0.82, wide * 0.58, high * 0.26, TONGUE) + both;
}

function beak(mouth: Mouth, x: number, y: number, w: number): string {
  const [fill, line] = ['#ff9d2e', '#a3540f'];
  const gap = mouth === 'open' || mouth === 'sing' ? 4.6 : mouth === 'smile' ? 2.6 : 0;
  const under = gap
    ? outlined(d`M${x - w * 0.66} ${y + 0.6}Q${x} ${y + 4 + gap * 1.5} ${x + w * 0.66} ${y + 0.6}Z`, '#e2791a', line, 1.8)
    : '';
  const droop = mouth === 'sad' || mouth === 'pout' ? 1.6 : -0.6;
  const upper = d`M${x - w} ${y + droop + 0.6}C${x - w * 0.7} ${y - 4.6} ${x - w * 0.3} ${y - 5.4} ${x} ${y - 5.4}C${x + w * 0.3} ${y - 5.4} ${x + w * 0.7} ${y - 4.6} ${x + w} ${y + droop + 0.6}C${x + w * 0.6} ${y + 3.6} ${x - w * 0.6} ${y + 3.6} ${x - w} ${y + droop + 0.6}Z`;
  return under + outlined(upper, fill, line, 2) + stroked(d`M${x - 2.4} ${y - 2.6}h.1M${x + 2.4} ${y - 2.6}h.1`, line, 1.7);
}

/** A line from cheek to cheek: axolotls and dragons. */
function line(mouth: Mouth, x: number, y: number, w: number, fang: boolean): string {
  if (mouth === 'sad' || mouth === 'pout')
    return stroked(d`M${x - w * 0.55} ${y + 2.6}Q${x} ${y - 0.8} ${x + w * 0.55} ${y + 2.6}`, INK, 2);
  const tooth = fang && mouth !== 'sing' ? outlined(d`M${x + w * 0.42} ${y + 1.5}l1.3 3.2l1.6 -3.8`, '#fff', INK, 1.1) : '';
  if (mouth === 'rest') return stroked(d`M${x - w} ${y}Q${x} ${y + w * 0.5} ${x + w} ${y}`, INK, 2) + tooth;
  const [wide, high] = mouth === 'sing' ? [w * 0.36, 6] : mouth === 'open' ? [w * 0.8, 8.4] : [w * 0.8, 6];
  const hole = d`M${x - wide} ${y + 0.4}Q${x} ${y + 2.2} ${x + wide} ${y + 0.4}Q${x + wide * 0.86} ${y + high} ${x} ${y + high}Q${x - wide * 0.86} ${y + high} ${x - wide} ${y + 0.4}Z`;
  return outlined(hole, '#8c2f45', INK, 1.8) + dot(x, y + high * 0.8, wide * 0.52, high * 0.16, TONGUE) + tooth;
}

export function mouthOf(mouth: Mouth, { x, y, mouth: below, muzzle }: Face): string {
  const at = y + below;
  if (muzzle === 'beak') return beak(mouth, x, at, 8.6);
  if (muzzle === 'wide') return line(mouth, x, at - 0.6, 7.4, false);
  if (muzzle === 'snout') return line(mouth, x, at + 1.8, 7, true);
  if (muzzle === 'dog')
    return lips(mouth, x, at + 2.8, 5.6) + dot(x, at - 0.4, 4.1, 3, INK) + dot(x - 1.2, at - 1.4, 1.3, 0.8, '#fff', ' opacity=".7"');
  const w = muzzle === 'cat' ? 5.4 : 4.8;
  const teeth =
    muzzle === 'rabbit' && (mouth === 'rest' || mouth === 'smile')
      ? outlined(d`M${x - 1.6} ${at + 3.7}v2.5h3.2v-2.5Z`, '#fff', INK, 1.2)
      : '';
  const nose = d`M${x - 2.3} ${at - 1.3}Q${x} ${at - 2.4} ${x + 2.3} ${at - 1.3}Q${x + 0.9} ${at + 1.2} ${x} ${at + 1.2}Q${x - 0.9} ${at + 1.2} ${x - 2.3} ${at - 1.3}Z`;
  return teeth + lips(mouth, x, at + 1.5, w) + outlined(nose, '#f5859c', '#b8465f', 1.2);
}
