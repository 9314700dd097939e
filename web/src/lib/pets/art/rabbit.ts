import { d, dot, filled, joint, MIDDLE, mirrored, outlined, pair, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { dirtOf, feet, paws, ruff, trunk } from './limbs';

const X = MIDDLE;
const LONG = { baby: 21, young: 27, grown: 32 };

export const rabbit: Kind = {
  coats: [
    { fur: '#fffaf4', shade: '#efe3da', belly: '#ffffff', mark: '#f4e6dc', inner: '#ffb9c2', line: '#77605c' },
    { fur: '#d7b394', shade: '#c29b79', belly: '#fdf1e2', mark: '#b88d69', inner: '#f6b6a8', line: '#694a35' },
    { fur: '#a9b0c0', shade: '#9098ab', belly: '#f4f5fa', mark: '#7e879d', inner: '#f3b6c4', line: '#434a5f' },
    { fur: '#f6c9cf', shade: '#e8b0b9', belly: '#fff3f3', mark: '#e39aa8', inner: '#ff9fb2', line: '#7f4658' },
  ],
  draw(age, coat) {
    const build = BUILD[age];
    const [top, chin, head] = [build.top + 4, build.chin + 1, build.head - 1];
    const { fur, shade, belly, mark, inner, line } = coat;
    const eyeY = top + (chin - top) * 0.52;
    const long = LONG[age];
    const [ex, ey] = [X - 9, top + 6];
    const ear = joint(
      ex,
      ey,
      outlined(
        d`M${ex - 6.4} ${ey + 2}C${ex - 10.4} ${ey - long * 0.5} ${ex - 10} ${ey - long} ${ex - 3.6} ${ey - long}C${ex + 3.4} ${ey - long} ${ex + 6.4} ${ey - long * 0.45} ${ex + 6} ${ey}Z`,
        fur,
        line,
      ) +
        filled(
          d`M${ex - 3.4} ${ey - 2}C${ex - 6.6} ${ey - long * 0.5} ${ex - 6.8} ${ey - long + 4} ${ex - 3.4} ${ey - long + 4}C${ex + 0.8} ${ey - long + 4} ${ex + 3} ${ey - long * 0.42} ${ex + 2.4} ${ey - 3}Z`,
          inner,
        ),
    );
    const fluff = outlined(d`M${X - head + 3} ${eyeY}q-5.4 1 -4.6 4.6q-3 2.4 -.4 5q0 3.6 5 3.4`, fur, line);
    const muzzle = dot(X - 4, eyeY + 8.4, 5.6, 4.8, belly) + dot(X + 4, eyeY + 8.4, 5.6, 4.8, belly);
    const cap = filled(
      d`M${X - head * 0.74} ${top + 7}Q${X - head * 0.3} ${top + 1} ${X - 2} ${top + 0.4}Q${X - 4} ${eyeY - 5} ${X - head * 0.42} ${eyeY - 6}Q${X - head * 0.7} ${eyeY - 5} ${X - head * 0.74} ${top + 7}Z`,
      mark,
    );
    const [tx, ty] = [X + build.body * 0.86, 78];
    const r = age === 'baby' ? 5 : 6.6;
    const puff = outlined(
      d`M${tx - r} ${ty}q-1 -${r} ${r * 0.8} -${r}q${r * 1.3} -${r * 0.3} ${r * 1.3} ${r * 0.7}q${r * 0.6} ${r * 1.1} -${r * 0.6} ${r * 1.3}q-${r} ${r * 0.5} -${r * 1.5} -${r}Z`,
      belly,
      line,
    );
    const flower = [0, 72, 144, 216, 288]
      .map(
        (turn) => `<ellipse rx="2.7" ry="3.3" cy="-3.5" fill="#ffd7e4" stroke="#b8557c" stroke-width="1.3" transform="rotate(${turn})"/>`,
      )
      .join('');
    return {
      tail: joint(tx - r, ty, puff),
      feet: feet(age, coat, build.body * 0.5, age === 'baby' ? 6.6 : 8),
      body: trunk(age, coat),
      paws: paws(age, coat, 0.9),
      head: joint(
        X,
        chin - 4,
        (age === 'baby' ? '' : fluff + mirrored(fluff)) + volume([X, top, chin, head, 0.62, 0.6, 0.6], fur, shade, line, cap + muzzle),
      ),
      ears: pair(ear),
      earsBehind: true,
      top:
        (age === 'grown' ? ruff(chin - 1, 13, 12, belly, line) : '') +
        (age === 'baby'
          ? ''
          : `<g transform="translate(${X + 13} ${top + 4}) scale(${age === 'grown' ? 1.05 : 0.85})">${flower}<circle r="2.2" fill="#ffd24a" stroke="#a8741a" stroke-width="1.1"/></g>`),
      face: { x: X, y: eyeY, apart: head * 0.48, eye: age === 'baby' ? 4.7 : 4.3, mouth: 5.4, muzzle: 'rabbit', lid: fur, line },
      dirt: dirtOf(age),
      lies: 86 - chin,
    };
  },
};
