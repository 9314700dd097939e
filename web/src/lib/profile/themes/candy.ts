import { A, B, C, tiled, type Drawn } from './theme';

const sprinkle = (x: number, y: number, turn: number, fill: string) =>
  `<rect x="-13" y="-4.500" width="26" height="9" rx="4.500" fill="${fill}" transform="translate(${x} ${y}) rotate(${turn})"/>`;

/** Icing with sprinkles, and everything with a thick outline. */
export const drawn: Drawn = {
  colours: {
    ground: ['#ffd6e7', '#3a1630'],
    card: ['#ffffff', '#4a2140'],
    sunken: ['#fff0f6', '#5a2d4f'],
    ink: ['#4a1838', '#ffeaf5'],
    inkSoft: ['#7d4769', '#ebb9d6'],
    line: ['#f8cfe1', '#774067'],
    accent: ['#cf1d6f', '#ff9fcb'],
    accentInk: ['#ffffff', '#470b2b'],
    accentText: ['#bd1663', '#ffa8d0'],
    a: ['#ff9ec4', '#8c3a69'],
    b: ['#8fdcd2', '#3d7c79'],
    c: ['#ffdf70', '#dcb552'],
  },
  scene: (id) =>
    tiled(
      id,
      [190, 180],
      [
        [30, 26, 30, A],
        [104, 40, -40, B],
        [164, 20, 75, C],
        [60, 88, -65, C],
        [138, 96, 20, A],
        [22, 140, -15, B],
        [96, 150, 60, '#fff'],
        [170, 150, -30, B],
      ]
        .map(([x, y, turn, fill]) => sprinkle(Number(x), Number(y), Number(turn), String(fill)))
        .join(''),
    ),
};
