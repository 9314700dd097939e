import { d, dot, egg, filled, GROUND, joint, limb, MIDDLE, outlined, pair, stroked, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { dirtOf, feet, paws, trunk } from './limbs';

const X = MIDDLE;
const [HORN, HORN_LINE] = ['#fff3d6', '#8d6b3d'];

export const dragon: Kind = {
  coats: [
    { fur: '#8fd19e', shade: '#6fba84', belly: '#fdf3c7', mark: '#f2a65a', inner: '#ffc98a', line: '#2c5f48' },
    { fur: '#b9a2ea', shade: '#9d85d6', belly: '#fbe9f7', mark: '#7d64c4', inner: '#f5b8d8', line: '#46337f' },
    { fur: '#f48f82', shade: '#de7369', belly: '#ffecc4', mark: '#c2504f', inner: '#ffc07a', line: '#762e33' },
    { fur: '#7cc5dd', shade: '#5eaac9', belly: '#eefae0', mark: '#3f86b4', inner: '#c2ecd0', line: '#214f70' },
  ],
  draw(age, coat) {
    const build = BUILD[age];
    const { top, chin, head, neck, body } = build;
    const { fur, shade, belly, mark, inner, line } = coat;
    const eyeY = top + (chin - top) * 0.5;
    const snout = filled(egg(X, eyeY + 3.4, chin - 0.8, head * 0.58, 0.56), belly);
    const nostrils = dot(X - 3, eyeY + 6.4, 1, 1.3, line) + dot(X + 3, eyeY + 6.4, 1, 1.3, line);
    const [ex, ey] = [X - head + 3, eyeY - 3];
    const ear = joint(
      ex,
      ey,
      outlined(
        d`M${ex + 3} ${ey - 5}L${ex - 10} ${ey - 9}Q${ex - 6.6} ${ey - 3} ${ex - 10.6} ${ey + 0.4}Q${ex - 4.6} ${ey + 1.4} ${ex - 5} ${ey + 6}L${ex + 3} ${ey + 4}Z`,
        inner,
        line,
        2.2,
      ),
    );
    const h = age === 'young' ? 8.5 : 13;
    const horn = (s: number) =>
      outlined(
        d`M${X + s * 5.4} ${top + 3}Q${X + s * 6} ${top - h * 0.5} ${X + s * (6.6 + h * 0.36)} ${top - h}Q${X + s * (11.4 + h * 0.1)} ${top - h * 0.4} ${X + s * 13} ${top + 5.4}Z`,
        HORN,
        HORN_LINE,
        2.1,
      );
    const crest = outlined(d`M${X - 4} ${top + 2}L${X} ${top - 6}L${X + 4} ${top + 2}Z`, mark, line, 2.1);
    const shell =
      outlined(
        d`M${X - 16.6} ${top + 8}C${X - 16} ${top - 8} ${X - 6} ${top - 13} ${X} ${top - 13}C${X + 6} ${top - 13} ${X + 16} ${top - 8} ${X + 16.6} ${top + 8}L${X + 11.6} ${top + 4}L${X + 7} ${top + 8.6}L${X + 2.4} ${top + 4.2}L${X - 2.4} ${top + 8.6}L${X - 7} ${top + 4.2}L${X - 11.6} ${top + 8.4}Z`,
        '#fffaf0',
        '#8b7a63',
      ) +
      dot(X - 7, top - 3, 2.6, 2, inner) +
      dot(X + 6.4, top - 6, 2, 1.6, inner) +
      dot(X + 9, top + 0.6, 1.6, 1.3, inner);
    const w = age === 'baby' ? 0.46 : age === 'young' ? 0.8 : 1.12;
    const [wx, wy] = [X - body * 0.7, neck + (age === 'baby' ? 11 : 15)];
    const wing = joint(
      wx,
      wy,
      outlined(
        d`M${wx + 4} ${wy + 5 * w}L${wx - 4 * w} ${wy - 12 * w}Q${wx - 16 * w} ${wy - 20 * w} ${wx - 26 * w} ${wy - 16 * w}Q${wx - 22 * w} ${wy - 9 * w} ${wx - 24 * w} ${wy - 1 * w}Q${wx - 18 * w} ${wy - 3 * w} ${wx - 15 * w} ${wy + 4 * w}Q${wx - 9 * w} ${wy + 1 * w} ${wx - 5 * w} ${wy + 9 * w}Z`,
        inner,
        line,
      ) +
        stroked(
          d`M${wx - 4 * w} ${wy - 12 * w}Q${wx - 9 * w} ${wy - 5 * w} ${wx - 15 * w} ${wy + 3 * w}M${wx - 4 * w} ${wy - 12 * w}Q${wx - 14 * w} ${wy - 9 * w} ${wx - 23 * w} ${wy - 2 * w}`,
          line,
          1.4,
        ),
    );
    const [tx, ty] = [X + body * 0.64, 80];
    const [a, b] = age === 'baby' ? [12, 9] : age === 'young' ? [21, 15] : [25, 21];
    const tail =
      outlined(
        d`M${tx + a - 5} ${ty - b + 2}L${tx + a + 1.6} ${ty - b - 9}L${tx + a + 6.4} ${ty - b + 2.4}Q${tx + a + 0.6} ${ty - b + 4.6} ${tx + a - 5} ${ty - b + 2}Z`,
        mark,
        line,
        2.2,
      ) +
      limb(
        d`M${tx} ${ty}C${tx + a * 0.7} ${ty + 4} ${tx + a + 2} ${ty - b * 0.3} ${tx + a + 0.6} ${ty - b + 3}`,
        fur,
        line,
        age === 'baby' ? 4.4 : 6.4,
      );
    const plates = stroked(
      [0.42, 0.58, 0.74, 0.9]
        .map((part) => d`M${X - body * 0.42} ${neck + (GROUND - neck) * part}q${body * 0.42} 3 ${body * 0.84} 0`)
        .join(''),
      shade,
      1.4,
    );
    return {
      wings: pair(wing),
      tail: joint(tx, ty, tail),
      feet: feet(age, coat),
      body: trunk(age, coat, 0.66) + (age === 'baby' ? '' : plates),
      paws: paws(age, coat, 0.82),
      head: joint(
        X,
        chin - 4,
        (age === 'baby' ? '' : crest + horn(-1) + horn(1)) +
          volume([X, top, chin, head, 0.6, 0.62, 0.6], fur, shade, line, snout) +
          nostrils +
          (age === 'baby' ? shell : ''),
      ),
      ears: pair(ear),
      earsBehind: true,
      top: '',
      face: { x: X, y: eyeY, apart: head * 0.46, eye: age === 'baby' ? 4.6 : 4.3, mouth: 7.6, muzzle: 'snout', lid: fur, line },
      dirt: dirtOf(age),
      lies: 86 - chin,
    };
  },
};
