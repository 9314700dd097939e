import { brightness, mix, outline, shade } from '../colour';
import { BROWS, EYES, MOUTHS, NOSES, type Brow, type Eye, type Mouth, type Nose } from '../art/features';
import type { Pose } from '../rig';
import { eye, EYE_X, EYE_Y } from './eyes';
import { mouth, MOUTH_Y } from './mouth';

/** What a face is drawn from: which of each, and the colours that have been checked. */
export type Features = {
  eyes: string;
  brows: string;
  nose: string;
  mouth: string;
  colours: { skin: string; iris: string; brow: string; lip: string };
};
const INK = '#2b2440';
const n = (value: number) => String(Math.round(value * 100) / 100);
const first = <T>(styles: Record<string, T>): T => Object.values(styles)[0]!;
const of = <T>(styles: Record<string, T>, id: string): T => (Object.hasOwn(styles, id) ? styles[id]! : first(styles));

/** The eyes' lids and lashes, dark as the skin is dark. */
const inkOn = (skin: string) => mix(INK, outline(skin), 0.2);

function nose({ kind, size: s }: Nose, skin: string): string {
  const ink = brightness(skin) < 0.32 ? mix(skin, '#f0a8a0', 0.34) : mix(outline(skin), skin, 0.12);
  const curve = (d: string) => `<path d="${d}" fill="none" stroke="${ink}" stroke-width="2.6"/>`;
  switch (kind) {
    case 'dot':
      return `<ellipse rx="${s}" ry="${n(s * 0.8)}" fill="${ink}"/>`;
    case 'button':
      return curve(`M${-s} -1Q0 ${s} ${s} -1`);
    case 'curve':
      return curve(`M1 -5Q${-s - 2} 3 3 2.5`);
    case 'snub':
      return `<ellipse rx="${s + 1}" ry="${s}" fill="${shade(mix(skin, '#f2555a', 0.3))}"/><ellipse cx="-1.6" cy="-1.6" rx="1.8" ry="1.4" fill="#fff" opacity=".75"/>`;
    case 'bridge':
      return curve(`M-3 -14Q0 -8 ${-s} 0Q${-s} 4 1 3`);
    case 'broad':
      return curve(`M${-s} -1Q${-s} 4 ${-s + 4} 2.6Q0 5.6 ${s - 4} 2.6Q${s} 4 ${s} -1`);
    case 'hook':
      return curve(`M1 -13Q${s + 1} -4 ${s - 1} 1Q2 5 -2 2.5`);
    case 'tip':
      return `<path d="M-4.5 2L0 -5L4.5 2Q0 5 -4.5 2Z" fill="${shade(skin)}" stroke="${ink}" stroke-width="1.6"/>`;
    case 'nostrils':
      return `<circle cx="-3.4" cy="0" r="1.5" fill="${ink}"/><circle cx="3.4" cy="0" r="1.5" fill="${ink}"/>`;
  }
}

function brow({ half, thick, arch, rise, taper }: Brow, side: -1 | 1, pose: Pose, colour: string): string {
  const [inner, outer] = [-side * half, side * half];
  const t = thick / 2;
  const d = `M${n(inner)} ${n(-t)}Q${n(side * half * 0.2)} ${n(-arch * 1.6 - t - rise * 0.5)} ${n(outer)} ${n(-rise - t * taper)}L${n(outer)} ${n(-rise + t * taper)}Q${n(side * half * 0.2)} ${n(-arch * 1.6 + t - rise * 0.5)} ${n(inner)} ${n(t)}Z`;
  const y = -10 - 6.5 * pose.brows + Math.max(0, pose.slant) * 3.5 - Math.max(0, -pose.slant) * 1;
  const angle = -side * pose.slant * 19;
  const x = side * (EYE_X - Math.max(0, pose.slant) * 2);
  return `<path transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})" d="${d}" fill="${colour}" stroke="${colour}" stroke-width="1.4"/>`;
}

/** What lies beneath the fringe: nose, mouth, eyes, and the cheeks' colour of the moment. `clip` begins ids that nothing else on the page has. */
export function features({ eyes, nose: noseId, mouth: mouthId, colours }: Features, pose: Pose, clip: string): string {
  const { skin, iris, lip } = colours;
  const ink = inkOn(skin);
  const eyeStyle: Eye = of(EYES, eyes);
  const mouthStyle: Mouth = of(MOUTHS, mouthId);
  const cheek = mix(skin, '#f2555a', 0.5);
  const warmth = Math.max(0.32, pose.blush);
  const blush = ([-1, 1] as const)
    .map((s) => `<ellipse cx="${s * 39}" cy="29" rx="10.5" ry="6.5" fill="${cheek}" opacity="${n(Math.min(1, warmth) * 0.72)}"/>`)
    .join('');
  const pair = ([-1, 1] as const)
    .map(
      (s) =>
        `<g transform="translate(${s * EYE_X} ${EYE_Y}) scale(1.1)">${eye(eyeStyle, s, pose, { iris, ink }, `${clip}${s === 1 ? 'l' : 'r'}`)}</g>`,
    )
    .join('');
  return `${blush}<g transform="translate(0 25)">${nose(of(NOSES, noseId), skin)}</g><g transform="translate(0 ${MOUTH_Y})">${mouth(mouthStyle, pose, { skin, lip }, `${clip}m`)}</g>${pair}`;
}

export const brows = ({ brows: id, colours }: Features, pose: Pose): string =>
  ([-1, 1] as const).map((s) => brow(of(BROWS, id), s, pose, colours.brow)).join('');
