import { d, egg, filled, joint, limb, MIDDLE, outlined, pair, stroked, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { bell, collar, dirtOf, feet, paws, trunk } from './limbs';

const X = MIDDLE;

export const cat: Kind = {
  coats: [
    { fur: '#f9b25e', shade: '#ec9842', belly: '#fff1d8', mark: '#d9772b', inner: '#ffb3a6', line: '#7c4320' },
    { fur: '#b4b6c6', shade: '#9a9db1', belly: '#f6f5fb', mark: '#7f829a', inner: '#f7b9c4', line: '#474860' },
    { fur: '#fbf1e4', shade: '#ecd9c2', belly: '#fffaf2', mark: '#7d5a48', inner: '#f7b7b0', line: '#6d5142' },
    { fur: '#57536d', shade: '#46425a', belly: '#f4f0f7', mark: '#3d394f', inner: '#e893a8', line: '#241f33' },
  ],
  draw(age, coat) {
    const { top, chin, head } = BUILD[age];
    const { fur, shade, belly, mark, inner, line } = coat;
    const eyeY = top + (chin - top) * 0.56;
    const skull: Parameters<typeof egg> = [X, top, chin, head, 0.6, 0.62, 0.6];
    const tuft = (y: number) =>
      outlined(
        d`M${X - head + 4} ${y - 5}L${X - head - 3.6} ${y}L${X - head + 3} ${y + 1.6}L${X - head - 1} ${y + 5.6}L${X - head + 9} ${y + 7}`,
        fur,
        line,
      );
    const tufts = age === 'baby' ? '' : tuft(eyeY + 4) + `<g transform="matrix(-1 0 0 1 96 0)">${tuft(eyeY + 4)}</g>`;
    const stripes = stroked(
      d`M${X} ${top + 3}v${age === 'baby' ? 5 : 7}M${X - 6.4} ${top + 3.6}q.4 3 1.4 5M${X + 6.4} ${top + 3.6}q-.4 3 -1.4 5`,
      mark,
      3,
    );
    const snout = filled(egg(X, eyeY + 1.5, chin - 0.8, head * 0.52, 0.55), belly);
    const whiskers = stroked(
      d`M${X - head * 0.62} ${eyeY + 8}l-8 -1.4M${X - head * 0.6} ${eyeY + 11}l-7.4 1.6M${X + head * 0.62} ${eyeY + 8}l8 -1.4M${X + head * 0.6} ${eyeY + 11}l7.4 1.6`,
      line,
      1.1,
    );
    const h = age === 'baby' ? 11 : 14;
    const ear = joint(
      X - head * 0.6,
      top + 9,
      outlined(
        d`M${X - head + 1.4} ${top + 15}C${X - head - 1} ${top + 4} ${X - head + 0.4} ${top + 6 - h} ${X - head + 4.4} ${top + 5 - h}C${X - head + 9} ${top + 4 - h} ${X - 10} ${top - 1} ${X - 5.5} ${top + 3}Z`,
        fur,
        line,
      ) +
        filled(
          d`M${X - head + 5} ${top + 10}C${X - head + 3.4} ${top + 4} ${X - head + 3.8} ${top + 9 - h} ${X - head + 6} ${top + 9 - h}C${X - head + 9} ${top + 8.6 - h} ${X - 14} ${top + 2} ${X - 11.5} ${top + 4.6}Z`,
          inner,
        ),
    );
    const [tx, ty] = [X + BUILD[age].body * 0.7, 80];
    const tail =
      age === 'baby'
        ? d`M${tx} ${ty}C${tx + 9} ${ty + 1} ${tx + 13} ${ty - 5} ${tx + 11} ${ty - 11}`
        : d`M${tx} ${ty}C${tx + 17} ${ty + 3} ${tx + 21} ${ty - 10} ${tx + 15} ${ty - 20}C${tx + 11.5} ${ty - 27} ${tx + 15} ${ty - 31} ${tx + 20} ${ty - 29}`;
    const tip =
      age === 'baby' ? '' : stroked(d`M${tx + 15} ${ty - 26}C${tx + 15} ${ty - 29} ${tx + 17} ${ty - 30} ${tx + 20} ${ty - 29}`, mark, 6);
    return {
      tail: joint(tx, ty, limb(tail, fur, line, 6) + tip),
      feet: feet(age, { ...coat, fur: belly }),
      body: trunk(age, coat),
      paws: paws(age, coat),
      head: joint(X, chin - 4, tufts + volume(skull, fur, shade, line, stripes + snout) + whiskers),
      ears: pair(ear),
      earsBehind: true,
      top: age === 'grown' ? collar(age, '#e4526b', '#7c2036') + bell(age) : age === 'young' ? bell(age) : '',
      face: { x: X, y: eyeY, apart: head * 0.46, eye: age === 'baby' ? 4.9 : 4.5, mouth: 6, muzzle: 'cat', lid: fur, line },
      dirt: dirtOf(age),
      lies: 86 - chin,
    };
  },
};
