import { html, Html } from './html.ts';

// The webtoon's pictures, drawn by a few pieces on a sheet of 720 × 480.
const piece = (text: string) => new Html(text);
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

const sky = (top: string, bottom: string) => {
  const bands = range(12).map((at) => {
    const mix = Math.round((at / 11) * 100);
    return `<rect y="${at * 40}" width="720" height="41" fill="${top}"/><rect y="${at * 40}" width="720" height="41" fill="${bottom}" opacity="${mix / 100}"/>`;
  });
  return piece(bands.join(''));
};
const stars = piece(
  range(26)
    .map(
      (at) =>
        `<circle cx="${(at * 173) % 720}" cy="${(at * 97) % 230}" r="${1 + (at % 3)}" fill="#fff6d6" opacity="${0.4 + (at % 4) / 6}"/>`,
    )
    .join(''),
);
const moon = piece('<circle cx="590" cy="92" r="46" fill="#fff1b8"/><circle cx="570" cy="82" r="42" fill="#1b2a5b" opacity=".28"/>');
const sea = (y: number, deep: string, crest: string) =>
  piece(
    `<rect y="${y}" width="720" height="${480 - y}" fill="${deep}"/>${range(5)
      .map((row) => {
        const at = y + 14 + row * 44;
        const waves = range(9).map(() => 'q22 -14 45 0 t45 0');
        return `<path d="M${-60 + (row % 2) * 30} ${at} ${waves.join(' ')}" fill="none" stroke="${crest}" stroke-width="4" stroke-linecap="round" opacity="${0.75 - row * 0.12}"/>`;
      })
      .join('')}`,
  );
const lighthouse = (x: number, y: number, size: number, lit: boolean) =>
  piece(
    `<g transform="translate(${x} ${y}) scale(${size})">${
      lit ? '<path d="M0 -182 L-420 -262 L-420 -88 Z M0 -182 L420 -262 L420 -88 Z" fill="#fff0b8" opacity=".22"/>' : ''
    }<path d="M-90 6 q90 -46 180 0 l40 34 h-260 z" fill="#2a3350"/><path d="M-38 0 L-25 -150 H25 L38 0 Z" fill="#fdf6ec"/><path d="M-34 -42 L-30 -84 H30 L34 -42 Z M-27 -122 L-25 -150 H25 L27 -122 Z" fill="#d9483b"/><rect x="-11" y="-32" width="22" height="32" rx="11" fill="#5a3b2e"/><rect x="-32" y="-160" width="64" height="12" rx="4" fill="#2a3350"/><rect x="-20" y="-202" width="40" height="42" fill="${lit ? '#ffe27a' : '#4a5170'}"/><path d="M-28 -200 L0 -228 L28 -200 Z" fill="#d9483b"/></g>`,
  );
type Mood = 'calm' | 'glad' | 'awed';
const EYES: Record<Mood, string> = {
  calm: '<circle cx="-22" cy="-6" r="6"/><circle cx="22" cy="-6" r="6"/>',
  glad: '<path d="M-31 -4 q9 -12 18 0 M13 -4 q9 -12 18 0" fill="none" stroke="#2b2320" stroke-width="5" stroke-linecap="round"/>',
  awed: '<circle cx="-22" cy="-8" r="10"/><circle cx="22" cy="-8" r="10"/><circle cx="-19" cy="-12" r="4" fill="#fff"/><circle cx="25" cy="-12" r="4" fill="#fff"/>',
};
/** Popo, who keeps the post office. */
const popo = (x: number, y: number, size: number, mood: Mood) =>
  piece(
    `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-64 150 q-10 -104 64 -104 t64 104 z" fill="#31507e"/><path d="M-14 50 L0 78 L14 50 Z" fill="#ffd35c"/><path d="M-56 -28 L-50 -82 L-14 -54 Z M56 -28 L50 -82 L14 -54 Z" fill="#f0a24b"/><ellipse rx="66" ry="56" fill="#f6b460"/><ellipse cx="-13" cy="22" rx="20" ry="16" fill="#fff3df"/><ellipse cx="13" cy="22" rx="20" ry="16" fill="#fff3df"/><g fill="#2b2320">${EYES[mood]}</g><path d="M-7 10 h14 l-7 8 z" fill="#c0504d"/><path d="M0 18 q-9 14 -20 6 M0 18 q9 14 20 6" fill="none" stroke="#2b2320" stroke-width="4" stroke-linecap="round"/><path d="M-50 -38 q50 -46 100 0 l8 10 q-58 -22 -116 0 z" fill="#1f3557"/><rect x="-12" y="-58" width="24" height="16" rx="3" fill="#ffd35c"/></g>`,
  );
const letter = (x: number, y: number, size: number, turn = 0) =>
  piece(
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"><rect x="-70" y="-46" width="140" height="92" rx="6" fill="#fffaf0"/><path d="M-70 -42 L0 12 L70 -42" fill="none" stroke="#d8c9ac" stroke-width="6"/><circle cy="10" r="14" fill="#d9483b"/></g>`,
  );
const bottle = (x: number, y: number, turn: number) =>
  piece(
    `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="-26" y="-60" width="52" height="120" rx="20" fill="#bfe9dc" opacity=".75"/><rect x="-11" y="-92" width="22" height="40" fill="#bfe9dc" opacity=".75"/><rect x="-12" y="-104" width="24" height="18" rx="4" fill="#a5713f"/><rect x="-13" y="-36" width="26" height="76" rx="4" fill="#fffaf0"/></g>`,
  );
const boat = (x: number, y: number) =>
  piece(
    `<path d="M${x - 120} ${y} h240 q-24 70 -84 70 h-72 q-60 0 -84 -70" fill="#9b5a36"/><path d="M${x - 112} ${y + 18} h224" stroke="#6f3d22" stroke-width="6"/>`,
  );
const whale = piece(
  '<path d="M70 400 q120 -170 380 -96 q120 34 170 -40 q28 66 -34 108 q-96 66 -250 92 q-200 26 -266 -64" fill="#3d6aa8"/><path d="M96 416 q150 96 380 -4 q-90 84 -230 72 q-110 -4 -150 -68" fill="#d7e6f7"/><path d="M590 290 q40 -70 110 -66 q-20 66 -84 84" fill="#3d6aa8"/><circle cx="190" cy="384" r="9" fill="#14233c"/><path d="M150 422 q46 22 92 4" fill="none" stroke="#14233c" stroke-width="5" stroke-linecap="round"/>',
);
const jellyfish = (x: number, y: number, size: number, colour: string) =>
  piece(
    `<g transform="translate(${x} ${y}) scale(${size})"><circle r="80" fill="${colour}" opacity=".18"/><path d="M-44 6 q0 -56 44 -56 t44 56 q-22 -12 -44 0 t-44 0" fill="${colour}"/><path d="M-26 10 q-8 30 4 56 M0 12 q8 34 -2 64 M26 10 q10 30 -4 56" fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round"/><circle cx="-13" cy="-12" r="4" fill="#22304f"/><circle cx="13" cy="-12" r="4" fill="#22304f"/></g>`,
  );
const desk = piece(
  '<rect width="720" height="480" fill="#4a352b"/><rect x="410" y="50" width="230" height="190" rx="115" fill="#1b2a5b"/><circle cx="560" cy="120" r="30" fill="#fff1b8"/><path d="M525 50 v190 M410 150 h230" stroke="#7a5743" stroke-width="10"/><g fill="#7a5743"><rect x="40" y="70" width="250" height="14"/><rect x="40" y="170" width="250" height="14"/></g><g fill="#c98a54"><rect x="60" y="26" width="44" height="44"/><rect x="120" y="38" width="60" height="32"/><rect x="70" y="120" width="70" height="50"/><rect x="170" y="132" width="46" height="38"/></g><rect y="392" width="720" height="88" fill="#7a4a2e"/><rect y="392" width="720" height="12" fill="#96603c"/>',
);
const rain = piece(
  `<path d="${range(40)
    .map((at) => `M${(at * 53) % 740} ${(at * 91) % 420} l-14 46`)
    .join(' ')}" stroke="#b9c8e8" stroke-width="3" opacity=".5"/>`,
);
const fog = piece(
  range(5)
    .map((at) => `<ellipse cx="${(at * 190) % 720}" cy="${120 + at * 52}" rx="330" ry="42" fill="#f2f5f7" opacity=".34"/>`)
    .join(''),
);

const NIGHT = sky('#16204a', '#39508f');
const GLOW = ['#8ff0d8', '#ffc6f0', '#a9c8ff', '#ffe9a3'];

/** The panels of each episode, in order. What they say is in words.ts. */
export const DRAWN: readonly (readonly Html[][])[] = [
  [
    [NIGHT, stars, moon, sea(340, '#142a55', '#5d86c4'), lighthouse(250, 356, 1.15, true)],
    [desk, popo(300, 300, 1.25, 'calm'), letter(560, 428, 0.6, -8)],
    [
      sky('#f0c9a0', '#e8a58a'),
      sea(210, '#3f7f96', '#bfe6e0'),
      piece('<path d="M0 380 q200 -70 720 -20 v120 H0 z" fill="#f0dcb4"/>'),
      bottle(370, 350, 62),
    ],
    [desk, letter(360, 300, 2.1, -4), popo(110, 380, 0.8, 'awed')],
  ],
  [
    [desk, popo(300, 300, 1.25, 'glad'), letter(520, 416, 0.9, 6)],
    [sky('#b9c6cf', '#dfe6e8'), sea(320, '#6d8fa0', '#c7dbe0'), popo(360, 262, 0.75, 'calm'), boat(360, 330), fog],
    [sky('#2b4a7d', '#6f9fc4'), sea(190, '#24558c', '#79aee0'), whale, boat(420, 232), popo(420, 166, 0.6, 'awed')],
    [NIGHT, stars, moon, sea(300, '#142a55', '#5d86c4'), whale, letter(300, 250, 0.9, -10)],
  ],
  [
    [sky('#10152e', '#28314f'), rain, sea(330, '#0d1830', '#3f5685'), lighthouse(360, 346, 1.2, false)],
    [sky('#141a33', '#2a3354'), rain, popo(230, 300, 1.2, 'awed'), lighthouse(590, 430, 0.9, false)],
    [
      sky('#0c1c3c', '#12345c'),
      sea(90, '#0f2c55', '#2f6aa3'),
      ...GLOW.map((colour, at) => jellyfish(130 + at * 155, 250 + (at % 2) * 90, 1 + (at % 3) * 0.2, colour)),
    ],
    [
      NIGHT,
      stars,
      sea(350, '#142a55', '#8fd8e4'),
      lighthouse(360, 362, 1.2, true),
      ...GLOW.map((colour, at) => jellyfish(80 + at * 185, 250 - (at % 2) * 110, 0.6, colour)),
    ],
  ],
];

/** One panel as an image that a page can hold. Its words stand beside it, so it is no more than a picture to a screen reader. */
export const drawn = (pieces: readonly Html[]): Html =>
  html`<svg viewBox="0 0 720 480" preserveAspectRatio="xMidYMid slice" aria-hidden="true">${pieces}</svg>`;
