import { d, dot, joint, limb, MIDDLE, outlined, pair, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { collar, dirtOf, feet, paws, trunk } from './limbs';

const X = MIDDLE;

export const dog: Kind = {
  coats: [
    { fur: '#efb565', shade: '#dd9a49', belly: '#fff3dc', mark: '#c97f35', inner: '#b56a2a', line: '#704019' },
    { fur: '#8d6650', shade: '#77543f', belly: '#f3dfc8', mark: '#5f4132', inner: '#54382b', line: '#38231a' },
    { fur: '#fdf8f0', shade: '#eadfd0', belly: '#ffffff', mark: '#a8764f', inner: '#94643f', line: '#65503f' },
    { fur: '#4f4b5c', shade: '#3f3b4b', belly: '#f2c894', mark: '#34303f', inner: '#2c2836', line: '#1e1a28' },
  ],
  draw(age, coat) {
    const { top, chin, head, body } = BUILD[age];
    const { fur, shade, belly, mark, line } = coat;
    const eyeY = top + (chin - top) * 0.5;
    const muzzle = dot(X, eyeY + 8.6, head * 0.52, 9, belly);
    const brows = dot(X - head * 0.42, eyeY - 8.4, 2.8, 2, belly) + dot(X + head * 0.42, eyeY - 8.4, 2.8, 2, belly);
    const patch = dot(X + head * 0.44, eyeY - 0.6, head * 0.3, 8.4, mark, ' opacity=".92"');
    const blaze = `<path d="${d`M${X - 3.4} ${top + 1}Q${X} ${eyeY - 6} ${X - 5} ${eyeY + 5}H${X + 5}Q${X} ${eyeY - 6} ${X + 3.4} ${top + 1}Z`}" fill="${belly}"/>`;
    const long = age === 'baby' ? 17 : age === 'young' ? 21 : 24;
    const [ex, ey] = [X - head * 0.6, top + 5];
    const ear = joint(
      ex,
      ey,
      outlined(
        d`M${ex + 5.4} ${ey - 4.4}C${ex - 4} ${ey - 7.4} ${ex - 13} ${ey - 1} ${ex - 14.4} ${ey + long * 0.52}C${ex - 15.4} ${ey + long} ${ex - 8} ${ey + long * 1.12} ${ex - 4.4} ${ey + long * 0.84}C${ex - 1} ${ey + long * 0.55} ${ex + 2.4} ${ey + 8} ${ex + 5.4} ${ey - 4.4}Z`,
        mark,
        line,
      ),
    );
    const [tx, ty] = [X + body * 0.72, 76];
    const tail =
      age === 'baby'
        ? d`M${tx} ${ty}q7.4 -1 8.6 -8`
        : d`M${tx} ${ty}C${tx + 14} ${ty + 1} ${tx + 19} ${ty - 13} ${tx + 11} ${ty - 17}C${tx + 6} ${ty - 19} ${tx + 4} ${ty - 13} ${tx + 8} ${ty - 11.6}`;
    const cloth =
      age === 'grown'
        ? outlined(
            d`M${X - 15} ${chin - 3}Q${X} ${chin + 5} ${X + 15} ${chin - 3}L${X + 13} ${chin + 2.6}Q${X + 5} ${chin + 7} ${X} ${chin + 16}Q${X - 5} ${chin + 7} ${X - 13} ${chin + 2.6}Z`,
            '#4d8fe0',
            '#1f3f78',
            2,
          ) +
          dot(X - 5, chin + 4.4, 1.3, 1.3, '#fff') +
          dot(X + 5, chin + 4.4, 1.3, 1.3, '#fff') +
          dot(X, chin + 8.6, 1.3, 1.3, '#fff')
        : age === 'young'
          ? collar(age, '#e4526b', '#7c2036') + outlined(d`M${X} ${chin + 4.4}a3.2 3.2 0 1 1 -.1 0Z`, '#ffd24a', '#8a5a12', 1.7)
          : '';
    return {
      tail: joint(tx, ty, limb(tail, fur, line, age === 'baby' ? 5.4 : 7)),
      feet: feet(age, { ...coat, fur: belly }),
      body: trunk(age, coat),
      paws: paws(age, coat),
      head: joint(X, chin - 4, volume([X, top, chin, head, 0.62, 0.66, 0.62], fur, shade, line, patch + blaze + muzzle + brows)),
      ears: pair(ear),
      earsBehind: false,
      top: cloth,
      face: { x: X, y: eyeY, apart: head * 0.43, eye: age === 'baby' ? 4.6 : 4.3, mouth: 6.4, muzzle: 'dog', lid: fur, line },
      dirt: dirtOf(age),
      lies: 86 - chin,
    };
  },
};
