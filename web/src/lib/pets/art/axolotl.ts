import { d, dot, joint, limb, MIDDLE, outlined, pair, stroked, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { dirtOf, feet, paws, trunk } from './limbs';

const X = MIDDLE;
const LONG = { baby: 10, young: 15, grown: 19 };

/** A branch of its gills: a stalk with a soft fringe. */
function gill(x: number, y: number, long: number, turn: number, fill: string, line: string): string {
  const fringe = [0.3, 0.52, 0.74].map((part) => d`M${-long * part} 0l-2.6 -4.4M${-long * part} 0l-2.6 4.4`).join('');
  const stalk = d`M3 -2.6Q${-long * 0.6} -4 ${-long} 0Q${-long * 0.6} 4 3 2.6Z`;
  return `<g transform="translate(${x} ${y}) rotate(${turn})">${stroked(fringe, line, 5.4)}${outlined(stalk, fill, line)}${stroked(fringe, fill, 2.6)}</g>`;
}

export const axolotl: Kind = {
  coats: [
    { fur: '#ffc9d3', shade: '#f7adbd', belly: '#ffeef0', mark: '#f2779a', inner: '#ff8fb0', line: '#8a3f58' },
    { fur: '#bfe3ef', shade: '#9bcde0', belly: '#effafd', mark: '#5fb1d3', inner: '#74c0de', line: '#2f617a' },
    { fur: '#ffe39b', shade: '#f5cd70', belly: '#fff8df', mark: '#f0973e', inner: '#f7a957', line: '#875416' },
    { fur: '#8d86ab', shade: '#757094', belly: '#d9d3ec', mark: '#5c557c', inner: '#b06aa9', line: '#352f4f' },
  ],
  draw(age, coat) {
    const build = BUILD[age];
    const [top, chin, head] = [build.top + 5, build.chin, build.head + 2.5];
    const { fur, shade, mark, inner, line } = coat;
    const eyeY = top + (chin - top) * 0.53;
    const long = LONG[age];
    const side = X - head + 2.4;
    const gills = joint(
      side + 4,
      eyeY - 2,
      gill(side + 4, eyeY - 9, long * 0.9, 38, inner, line) +
        gill(side + 1, eyeY - 2, long, 12, inner, line) +
        gill(side + 2, eyeY + 6, long * 0.8, -16, inner, line),
    );
    const freckles =
      [-1, 1].map((s) => dot(X + s * 5, top + 6, 1.2, 1.2, mark) + dot(X + s * 9.4, top + 8.6, 1, 1, mark)).join('') +
      dot(X, top + 8.4, 1, 1, mark);
    const [tx, ty] = [X + build.body * 0.66, 79];
    const [a, b] = age === 'baby' ? [12, 10] : age === 'young' ? [20, 17] : [24, 24];
    const fin = outlined(
      d`M${tx - 3} ${ty + 4}C${tx + a * 0.6} ${ty + 6} ${tx + a + 3} ${ty - b * 0.3} ${tx + a} ${ty - b}C${tx + a * 0.66} ${ty - b * 0.86} ${tx + a * 0.3} ${ty - b * 0.5} ${tx - 3} ${ty - 6}Z`,
      inner,
      line,
    );
    const spine = limb(
      d`M${tx - 2} ${ty}C${tx + a * 0.4} ${ty + 1} ${tx + a * 0.72} ${ty - b * 0.2} ${tx + a * 0.8} ${ty - b * 0.55}`,
      fur,
      line,
      age === 'baby' ? 4 : 6,
    ).replace(/^<path[^>]*\/>/, '');
    const star =
      age === 'grown'
        ? outlined(
            d`M${X + 13} ${top - 4}l1.9 4.2l4.6 .5l-3.4 3.1l1 4.5l-4.1 -2.3l-4 2.4l1 -4.6l-3.5 -3.1l4.6 -.5Z`,
            '#ffd24a',
            '#8a5a12',
            1.7,
          )
        : '';
    return {
      tail: joint(tx, ty, fin + spine),
      feet: feet(age, coat),
      body: trunk(age, coat, 0.66),
      paws: paws(age, coat, 0.86),
      head: joint(X, chin - 4, volume([X, top, chin, head, 0.58, 0.6, 0.6], fur, shade, line, freckles)),
      ears: pair(gills),
      earsBehind: true,
      top: star,
      face: { x: X, y: eyeY, apart: head * 0.56, eye: age === 'baby' ? 4 : 3.7, mouth: 5.8, muzzle: 'wide', lid: fur, line },
      dirt: dirtOf(age),
      lies: 86 - chin,
    };
  },
};
