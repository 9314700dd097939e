import { light, mix, outline } from '../colour';
import type { Eye } from '../art/features';
import type { Pose } from '../rig';

export const EYE_X = 24;
export const EYE_Y = 12;
const n = (value: number) => String(Math.round(value * 100) / 100);
const HEART = 'M0 10C-16 0 -12 -11 -4.5 -9Q-1 -8 0 -4.5Q1 -8 4.5 -9C12 -11 16 0 0 10Z';
const STAR = 'M0 -12L3.2 -3.6L12 -3L5.2 2.7L7.4 11.4L0 6.6L-7.4 11.4L-5.2 2.7L-12 -3L-3.2 -3.6Z';

type Colours = { iris: string; ink: string };

const lashes = (eye: Eye, side: number, y: number, droop: number, ink: string): string =>
  [0, 1, 2]
    .slice(0, eye.lashes)
    .map((i) => {
      const x = side * (eye.w - i * 3.6);
      const from = y - i * (1.2 + eye.h * 0.16) * (1 - droop);
      const to = droop > 0.5 ? from + 3.4 : from - 4.2 - i * 0.4;
      return `<path d="M${n(x)} ${n(from)}L${n(x + side * (4.4 - i * 1.3))} ${n(to)}" stroke="${ink}" stroke-width="2.4" fill="none"/>`;
    })
    .join('');

function shut(eye: Eye, side: number, joy: number, ink: string): string {
  const w = Math.max(7.5, eye.w);
  const y = joy > 0.5 ? 3 : 1;
  const bend = joy > 0.5 ? -10 : 7;
  return `<path d="M${n(-w)} ${y}Q0 ${y + bend} ${n(w)} ${y}" stroke="${ink}" stroke-width="3.4" fill="none"/>${lashes({ ...eye, w }, side, y, joy > 0.5 ? 0 : 1, ink)}`;
}

function inner(eye: Eye, { gazeX, gazeY, wide }: Pose, { iris, ink }: Colours): string {
  const shrink = 1 - wide * 0.16;
  if (eye.kind === 'round') {
    const r = Math.min(eye.h * 0.84, eye.w * 0.78) * shrink;
    const [x, y] = [gazeX * (eye.w - r) * 0.9, gazeY * 3 + 0.6];
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${iris}" stroke="${outline(iris)}" stroke-width="1.6"/><path d="M${n(x - r * 0.62)} ${n(y + r * 0.3)}a${n(r * 0.72)} ${n(r * 0.72)} 0 0 0 ${n(r * 1.24)} 0Z" fill="${light(iris)}"/><circle cx="${n(x)}" cy="${n(y)}" r="${n(r * 0.5)}" fill="${ink}"/><circle cx="${n(x - r * 0.34)}" cy="${n(y - r * 0.38)}" r="${n(r * 0.3)}" fill="#fff"/><circle cx="${n(x + r * 0.36)}" cy="${n(y + r * 0.34)}" r="${n(r * 0.13)}" fill="#fff"/>`;
  }
  const [x, y] = [gazeX * 2.4, gazeY * 2.4];
  const [rx, ry] = [eye.w * 0.84, eye.h * 1.06];
  const deep = mix(iris, ink, 0.72);
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry + 2)}" fill="${deep}"/><ellipse cx="${n(x)}" cy="${n(y + ry * 0.56)}" rx="${n(rx * 0.68)}" ry="${n(ry * 0.46)}" fill="${iris}"/><ellipse cx="${n(x)}" cy="${n(y + ry * 0.72)}" rx="${n(rx * 0.4)}" ry="${n(ry * 0.22)}" fill="${light(iris)}"/><ellipse cx="${n(x - rx * 0.28)}" cy="${n(y - ry * 0.4)}" rx="${n(rx * 0.34)}" ry="${n(ry * 0.28)}" fill="#fff"/><circle cx="${n(x + rx * 0.36)}" cy="${n(y + ry * 0.18)}" r="${n(rx * 0.15)}" fill="#fff"/>`;
}

/** One eye around its own middle. `side`: 1 at the viewer's right. `clip` is an id that nothing else on the page has. */
export function eye(eye: Eye, side: -1 | 1, pose: Pose, colours: Colours, clip: string): string {
  if (pose.mark === 'hearts' && pose.blinkLeft < 0.5)
    return `<path d="${HEART}" fill="#ef4f6f" stroke="#9c2547" stroke-width="2.4" transform="scale(1.08)"/><path d="M-6 -4q1 -2.6 3.4 -2.6" stroke="#fff" stroke-width="2.4" fill="none" opacity=".8"/>`;
  if (pose.mark === 'stars') return `<path d="${STAR}" fill="#f9c93d" stroke="#a8671c" stroke-width="2.4"/>`;
  const blink = Math.max(side === 1 ? pose.blinkLeft : pose.blinkRight, eye.heavy ?? 0);
  const open = (1 - blink) * (1 + 0.16 * pose.wide);
  const { ink } = colours;
  if (open < 0.16 || (pose.joy > 0.6 && open < 1.2)) return shut(eye, side, open < 0.16 ? 0 : pose.joy, ink);
  if (eye.kind === 'bead') {
    const ry = eye.h * Math.min(1.15, open);
    return `<g transform="translate(${n(pose.gazeX * 2.6)} ${n(pose.gazeY * 2.4)})"><ellipse rx="${n(eye.w)}" ry="${n(ry)}" fill="${mix(colours.iris, ink, 0.72)}"/><ellipse cx="${n(-eye.w * 0.3)}" cy="${n(-ry * 0.42)}" rx="${n(eye.w * 0.34)}" ry="${n(Math.min(eye.w * 0.4, ry * 0.4))}" fill="#fff"/></g>${lashes(eye, side, -ry * 0.5, 0, ink)}`;
  }
  const up = eye.h * 1.333 * open;
  const down = eye.h * 1.333 * (1 - 0.55 * pose.joy) * Math.min(1, 0.55 + open * 0.45);
  const drop = eye.h * blink * 0.55;
  const [outer, nose] = [-eye.tilt + drop, eye.tilt * 0.4 + drop];
  const w = eye.w;
  const lid = `M${n(side * w)} ${n(outer)}C${n(side * w * 0.72)} ${n(drop - up)} ${n(-side * w * 0.72)} ${n(drop - up)} ${n(-side * w)} ${n(nose)}`;
  const hole = `${lid}C${n(-side * w * 0.7)} ${n(down)} ${n(side * w * 0.7)} ${n(down)} ${n(side * w)} ${n(outer)}Z`;
  const fold = eye.fold
    ? `<path d="M${n(side * w * 0.9)} ${n(outer - 4.5)}C${n(side * w * 0.6)} ${n(drop - up - 3.6)} ${n(-side * w * 0.5)} ${n(drop - up - 3)} ${n(-side * w * 0.8)} ${n(nose - 5)}" stroke="${ink}" stroke-width="1.8" fill="none" opacity=".45"/>`
    : '';
  return `<clipPath id="${clip}"><path d="${hole}"/></clipPath><path d="${hole}" fill="#fff"/><g clip-path="url(#${clip})">${inner(eye, pose, colours)}${eye.kind === 'round' ? `<path d="${lid}" stroke="${ink}" stroke-width="8" fill="none" opacity=".16"/>` : ''}</g><path d="${lid}" stroke="${ink}" stroke-width="${eye.lid}" fill="none"/>${fold}${lashes(eye, side, outer, blink, ink)}`;
}
