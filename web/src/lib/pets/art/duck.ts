import { d, egg, filled, GROUND, joint, MIDDLE, outlined, pair, stroked, volume } from './draw';
import { BUILD, type Kind } from './figure';
import { dirtOf } from './limbs';

const X = MIDDLE;
const [WEB, WEB_LINE] = ['#ff9d2e', '#a3540f'];

export const duck: Kind = {
  coats: [
    {
      fur: '#fffdf6',
      shade: '#efe6d2',
      belly: '#ffffff',
      mark: '#f2e7cf',
      inner: '#fffdf6',
      line: '#7a6a4c',
      baby: { fur: '#ffdc5e', shade: '#f4c139', belly: '#ffeea3', mark: '#f7c944', inner: '#ffdc5e', line: '#8c6412' },
    },
    {
      fur: '#c9ab86',
      shade: '#b39069',
      belly: '#f4e6cf',
      mark: '#9a7650',
      inner: '#3f9a78',
      line: '#5a4028',
      baby: { fur: '#ecc873', shade: '#d9ab4c', belly: '#f9e8b5', mark: '#9a7438', inner: '#ecc873', line: '#6f4f1e' },
    },
    {
      fur: '#b9cdea',
      shade: '#9bb5d9',
      belly: '#f1f6fd',
      mark: '#86a3cd',
      inner: '#b9cdea',
      line: '#42587c',
      baby: { fur: '#d6e3f5', shade: '#bacfe9', belly: '#f5f9fe', mark: '#a9c1e0', inner: '#d6e3f5', line: '#50678b' },
    },
    {
      fur: '#f7c6b5',
      shade: '#eaaa95',
      belly: '#fff0e9',
      mark: '#e0957d',
      inner: '#f7c6b5',
      line: '#7e4636',
      baby: { fur: '#ffd9c9', shade: '#f5c0aa', belly: '#fff3ec', mark: '#efb098', inner: '#ffd9c9', line: '#8a5140' },
    },
  ],
  draw(age, own) {
    const coat = age === 'baby' ? { ...own, ...own.baby } : own;
    const build = BUILD[age];
    const [top, chin, head] = [build.top + 2, build.chin - 1, age === 'baby' ? 22 : age === 'young' ? 20.5 : 19.5];
    const { fur, shade, belly, mark, inner, line } = coat;
    const eyeY = top + (chin - top) * 0.46;
    const body = build.body + (age === 'baby' ? 3 : 5);
    const trunk: Parameters<typeof egg> = [X, build.neck - 2, GROUND - 2, body, 0.62];
    const light = filled(egg(X, build.neck + 8, GROUND - 2.4, body * 0.62, 0.6), belly);
    const [wx, wy] = [X - body * 0.86, build.neck + (age === 'baby' ? 9 : 13)];
    const w = age === 'baby' ? 0.62 : age === 'young' ? 0.88 : 1.08;
    const wing = joint(
      wx + 2,
      wy,
      outlined(
        d`M${wx + 5} ${wy - 5 * w}C${wx - 5 * w} ${wy - 6 * w} ${wx - 11 * w} ${wy + 5 * w} ${wx - 9 * w} ${wy + 16 * w}q2 2.4 4 .2q1.6 3 4.4 .4q2 2.4 4.4 -.6C${wx + 8} ${wy + 9 * w} ${wx + 8.4} ${wy} ${wx + 5} ${wy - 5 * w}Z`,
        age === 'baby' ? fur : mark,
        line,
      ),
    );
    const web = joint(
      X - 7.4,
      GROUND - 5,
      outlined(
        d`M${X - 8.6} ${GROUND - 6}L${X - 14} ${GROUND - 0.6}q2.4 1.4 4.4 0q2.2 1.6 4.2 0q2 1.2 4 -.2L${X - 5.4} ${GROUND - 6}Z`,
        WEB,
        WEB_LINE,
        2,
      ),
    );
    const curl =
      age === 'baby'
        ? d`M${X} ${top + 1.5}q-1.4 -6 3.6 -7.4M${X - 0.4} ${top + 1.5}q-4.4 -2.4 -3 -7`
        : d`M${X} ${top + 1.5}q-2 -8 4.4 -8.6M${X - 0.4} ${top + 1.5}q-6 -3 -4 -9.4M${X + 0.6} ${top + 1.6}q4.6 -3.4 8 -.8`;
    const [tx, ty] = [X + body * 0.78, 73];
    const feathers =
      age === 'baby'
        ? outlined(d`M${tx - 4} ${ty + 5}L${tx + 7} ${ty - 2}Q${tx + 6.4} ${ty + 5} ${tx - 2} ${ty + 8}Z`, fur, line)
        : outlined(
            d`M${tx - 6} ${ty + 4}C${tx} ${ty - 4} ${tx + 6} ${ty - 10} ${tx + 12} ${ty - 9}q-2.6 3.4 -1.6 5.4q2.6 -.6 3.6 .6q-2.6 2 -2.6 4.4q1.8 0 2.4 1.4Q${tx + 4} ${ty + 9} ${tx - 5} ${ty + 9}Z`,
            mark,
            line,
          );
    const bow =
      age === 'grown'
        ? outlined(d`M${X} ${chin + 3}l-8.4 -4.6q-2.6 4.6 0 9.4Z`, '#e4526b', '#7c2036', 2) +
          outlined(d`M${X} ${chin + 3}l8.4 -4.6q2.6 4.6 0 9.4Z`, '#e4526b', '#7c2036', 2) +
          outlined(d`M${X - 2.8} ${chin + 0.4}h5.6v5.4h-5.6Z`, '#f2798d', '#7c2036', 1.8)
        : '';
    const ring =
      age === 'grown' ? stroked(d`M${X - head * 0.7} ${chin - 3.4}Q${X} ${chin + 2.4} ${X + head * 0.7} ${chin - 3.4}`, belly, 3) : '';
    const hood = age === 'baby' ? fur : inner;
    return {
      tail: joint(tx - 4, ty + 6, feathers),
      feet: pair(web),
      body: volume(trunk, fur, shade, line, light),
      paws: pair(wing),
      head: joint(
        X,
        chin - 3,
        stroked(curl, line, 2.6) + volume([X, top, chin, head, 0.52, 0.58, 0.56], hood, hood === fur ? shade : '#2f8163', line, ring),
      ),
      ears: pair(joint(X - 4, top, '')),
      earsBehind: true,
      top: bow,
      face: { x: X, y: eyeY, apart: head * 0.5, eye: age === 'baby' ? 4.5 : 4.1, mouth: 7.6, muzzle: 'beak', lid: hood, line },
      dirt: dirtOf(age),
      lies: 82 - chin,
    };
  },
};
