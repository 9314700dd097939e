import { brightness, mix, outline } from '../colour';
import type { Mouth } from '../art/features';
import type { Pose } from '../rig';

export const MOUTH_Y = 37;
const n = (value: number) => String(Math.round(value * 100) / 100);
const DARK = '#6d2338';
const TONGUE = '#f0788c';

/** The mouth around its own middle. `lip` is the colour of full lips. */
export function mouth(style: Mouth, pose: Pose, { skin, lip }: { skin: string; lip: string }, clip: string): string {
  // A dark line would be lost on dark skin: there it is of the lips' own colour.
  const ink = brightness(skin) < 0.32 ? mix(skin, '#f0a8a0', 0.62) : mix(outline(skin), '#5a1f33', 0.35);
  const stroke = `fill="none" stroke="${ink}" stroke-width="3"`;
  const { jaw, pucker, frown } = pose;
  if (pucker > 0.75 && jaw < 0.25) return `<path d="M-2 -5Q6 -5 3 -0.5Q7 3.5 -2 5" ${stroke}/>`;
  const mood = Math.max(-1, Math.min(1.2, style.smile * (1 - frown) + pose.smile * 0.8 - frown));
  const w = style.half * (1 + 0.32 * Math.max(0, pose.smile) - 0.45 * pucker) + (jaw > 0 ? 1.5 * (1 - pucker) : 0);
  const lift = mood * 4.2;
  const skew = style.skew ?? 0;
  const [left, right] = [-lift, -lift - skew];
  if (jaw > 0.06) return opened(style, pose, { w, lift, left, right }, { ink, lip }, clip);
  if (style.cat && mood > -0.2) {
    const h = w * 0.55;
    return `<path d="M${n(-w)} -2Q${n(-h)} ${n(4 + lift * 0.6)} 0 0Q${n(h)} ${n(4 + lift * 0.6)} ${n(w)} -2" ${stroke}/>`;
  }
  const curve = `M${n(-w)} ${n(left)}Q${n(skew * 0.6)} ${n(lift * 1.7 + 0.6)} ${n(w)} ${n(right)}`;
  const lips =
    style.lips > 0
      ? `<path d="M${n(-w)} ${n(left)}Q${n(-w * 0.5)} ${n(-style.lips - lift * 0.2)} 0 ${n(-style.lips * 0.55 + lift * 0.3)}Q${n(w * 0.5)} ${n(-style.lips - lift * 0.2)} ${n(w)} ${n(right)}Q0 ${n(lift * 1.7 + style.lips * 2.6)} ${n(-w)} ${n(left)}Z" fill="${lip}" stroke="${outline(lip)}" stroke-width="1.6"/>`
      : '';
  const row =
    style.teeth === 'row' || style.teeth === 'gap'
      ? mood > 0.25
        ? `<path d="M${n(-w * 0.86)} ${n(left + 1)}Q0 ${n(lift * 1.1)} ${n(w * 0.86)} ${n(right + 1)}Q0 ${n(lift * 3 + 4)} ${n(-w * 0.86)} ${n(left + 1)}Z" fill="#fff" stroke="${ink}" stroke-width="2.6"/>${style.teeth === 'gap' ? `<path d="M0 ${n(lift * 0.55)}V${n(lift * 1.5 + 2.2)}" stroke="${ink}" stroke-width="2"/>` : ''}`
        : ''
      : '';
  const fang =
    style.teeth === 'fang'
      ? `<path d="M${n(w * 0.3)} ${n(lift * 0.55 + 0.6)}l2.2 4.6l2.6 -5.4Z" fill="#fff" stroke="${ink}" stroke-width="1.8"/>`
      : '';
  const tongue =
    pose.tongue > 0.5 ? `<path d="M-1 ${n(lift * 0.8 + 1)}q0 8 5 8t5 -8.5Z" fill="${TONGUE}" stroke="${ink}" stroke-width="2"/>` : '';
  return `${row || lips}${tongue}<path d="${curve}" ${stroke}${lips ? ' opacity=".8"' : ''}/>${fang}`;
}

type Corners = { w: number; lift: number; left: number; right: number };

function opened(
  style: Mouth,
  pose: Pose,
  { w, lift, left, right }: Corners,
  { ink, lip }: { ink: string; lip: string },
  clip: string,
): string {
  const { jaw, pucker, smile, frown } = pose;
  const height = 4 + jaw * 19;
  const round = Math.max(pucker, frown * 0.3);
  const top = frown > 0.4 ? -lift * 1.4 - 4 : lift * 0.5 - round * 3;
  const d = `M${n(-w)} ${n(left * (1 - round))}Q0 ${n(top - round * 5)} ${n(w)} ${n(right * (1 - round))}C${n(w * (1 + round * 0.15))} ${n(height * (0.9 + round * 0.3))} ${n(-w * (1 + round * 0.15))} ${n(height * (0.9 + round * 0.3))} ${n(-w)} ${n(left * (1 - round))}Z`;
  const deep = height * 0.72;
  const tongueY = deep + 2 - pose.tongue * 2;
  const teeth =
    smile > 0.35 || style.teeth
      ? `<path d="M${n(-w)} ${n(left - 6)}H${n(w)}V${n(top * 0.5 + 3.6)}Q0 ${n(top * 0.5 + 6)} ${n(-w)} ${n(top * 0.5 + 3.6)}Z" fill="#fff"/>`
      : '';
  const edge = style.lips > 0 ? ` stroke="${lip}" stroke-width="${n(3 + style.lips * 0.5)}"` : ` stroke="${ink}" stroke-width="3"`;
  const out =
    pose.tongue > 0.5
      ? `<path d="M-4 ${n(height * 0.4)}q-1 12 6 12t6 -12Z" fill="${TONGUE}" stroke="${ink}" stroke-width="2.2"/><path d="M2 ${n(height * 0.45)}v5" stroke="${ink}" stroke-width="1.6" opacity=".6"/>`
      : '';
  return `<clipPath id="${clip}"><path d="${d}"/></clipPath><path d="${d}" fill="${DARK}"/><g clip-path="url(#${clip})"><ellipse cx="0" cy="${n(tongueY + 3)}" rx="${n(w * 0.66)}" ry="${n(5 + jaw * 4)}" fill="${TONGUE}"/>${teeth}</g><path d="${d}" fill="none"${edge}/>${out}`;
}
