import { A, B, C, tiled, type Drawn } from './theme';

const leaf = 'M0 0c14-20 40-20 50 0-14 20-40 20-50 0z';

/** Under leaves, somewhere in June. */
export const drawn: Drawn = {
  colours: {
    ground: ['#e3eed6', '#152019'],
    card: ['#fcfef8', '#213028'],
    sunken: ['#eef5e6', '#2b3c32'],
    ink: ['#22352a', '#ebf4ea'],
    inkSoft: ['#51665a', '#b4c8ba'],
    line: ['#d5e4c9', '#3d5246'],
    accent: ['#2f7a4c', '#8fd6a4'],
    accentInk: ['#ffffff', '#0d2616'],
    accentText: ['#2a6f45', '#97dcac'],
    a: ['#a9cf93', '#24402e'],
    b: ['#7db67d', '#315840'],
    c: ['#f2a7b5', '#7a4a58'],
  },
  scene: (id) =>
    tiled(
      id,
      [300, 280],
      `<g fill="${A}"><path d="${leaf}" transform="translate(20 60) rotate(-35)"/><path d="${leaf}" transform="translate(210 40) rotate(40)"/><path d="${leaf}" transform="translate(120 190) rotate(-70)"/></g>
      <g fill="${B}"><path d="${leaf}" transform="translate(60 80) rotate(15) scale(.8)"/><path d="${leaf}" transform="translate(200 160) rotate(-20)"/><path d="${leaf}" transform="translate(30 220) rotate(50) scale(.9)"/></g>
      <g stroke="var(--space-ground)" stroke-width="2" stroke-linecap="round"><path d="m24 57 32-22M214 43l26 22M122 184l12-36M66 82l30 8M206 158l36-13M34 225l22 26"/></g>
      <g fill="${C}"><g id="${id}f" transform="translate(150 70)"><circle r="8" cy="-9"/><circle r="8" cx="9" cy="-2"/><circle r="8" cx="5" cy="8"/><circle r="8" cx="-5" cy="8"/><circle r="8" cx="-9" cy="-2"/><circle r="5" fill="#ffe08a"/></g><use href="#${id}f" transform="translate(110 170) scale(.75)"/><use href="#${id}f" transform="translate(-120 70) scale(.85)"/></g>`,
    ),
};
