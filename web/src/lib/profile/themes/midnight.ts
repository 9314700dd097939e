import { A, B, C, landscape, sky, tiled, type Drawn } from './theme';

const star = (x: number, y: number, size: number) =>
  `<path fill="#fff4d2" transform="translate(${x} ${y}) scale(${size})" d="M0-8C1-2 2-1 8 0 2 1 1 2 0 8-1 2-2 1-8 0-2-1-1-2 0-8z"/>`;

/** The hour after the last train, at dusk by day. */
export const drawn: Drawn = {
  colours: {
    ground: ['#3d2b62', '#0c0a1e'],
    card: ['#33265a', '#191634'],
    sunken: ['#413370', '#252148'],
    ink: ['#f7f1ff', '#f1eeff'],
    inkSoft: ['#cdbfe8', '#b9b3da'],
    line: ['#5b4a8d', '#3a3569'],
    accent: ['#ffcf6b', '#ffd67e'],
    accentInk: ['#3a2503', '#352304'],
    accentText: ['#ffd57d', '#ffd98a'],
    a: ['#41306f', '#0b0a22'],
    b: ['#d9789a', '#2b2560'],
    c: ['#2b2050', '#07061a'],
  },
  scene: (id) =>
    sky(`${id}s`, A, B) +
    tiled(
      `${id}t`,
      [310, 280],
      star(40, 50, 1) +
        star(230, 90, 0.7) +
        star(150, 210, 1.2) +
        `<g fill="#fff" opacity=".7"><circle cx="100" cy="30" r="1.4"/><circle cx="280" cy="30" r="1.8"/><circle cx="70" cy="150" r="1.2"/><circle cx="200" cy="160" r="1.5"/><circle cx="290" cy="210" r="1.1"/><circle cx="30" cy="250" r="1.7"/><circle cx="240" cy="260" r="1.3"/></g>`,
    ) +
    `<svg class="moon" viewBox="0 0 120 120" aria-hidden="true"><path fill="#ffe6a3" d="M78 12A50 50 0 1 0 108 82 42 42 0 0 1 78 12z"/></svg>` +
    landscape(
      `<path fill="${C}" opacity=".55" d="M0 300c160-90 300-90 430-20 150-110 330-90 450 10 160-90 360-80 560 20v110H0z"/>
      <path fill="${C}" d="M0 360c200-70 380-60 560 0 240-80 520-70 880 0v60H0z"/>
      <g fill="${C}"><path d="M250 350v-46h34v-22l26-18 26 18v68z"/><path d="M1040 340v-70h44v30h30v40z"/></g>
      <g fill="#ffd67e"><path d="M262 318h10v12h-10zM304 296h12v14h-12zM1052 284h9v11h-9zM1070 306h9v11h-9zM1094 314h9v11h-9z"/></g>`,
    ),
};
