import type { Home } from '$worker/pets/options';

/** A home is drawn 320 wide and 170 high, and cut at the sides; its floor is the lowest 44. */
export const HOME_BOX = '0 0 320 170';

const cloud = (x: number, y: number, size: number, fill: string) =>
  `<path transform="translate(${x} ${y}) scale(${size})" d="M-22 8q-8 0-8-7t9-7q2-10 13-10 9 0 12 7 11-3 13 6 9 1 9 6 0 5-8 5z" fill="${fill}"/>`;
const flower = (x: number, y: number, fill: string) =>
  `<g transform="translate(${x} ${y})"><path d="M0 0v9" stroke="#5a9b57" stroke-width="2" stroke-linecap="round"/><g fill="${fill}"><circle cx="-3" cy="-1" r="2.8"/><circle cx="3" cy="-1" r="2.8"/><circle cx="0" cy="-4" r="2.8"/><circle cx="0" cy="2" r="2.8"/></g><circle cy="-1" r="2" fill="#fff2b8"/></g>`;
const tuft = (x: number, y: number) =>
  `<path d="M${x - 6} ${y}q1-7-2-10M${x} ${y}q0-8 0-12M${x + 6} ${y}q-1-7 2-10" fill="none" stroke="#6fb168" stroke-width="2.4" stroke-linecap="round"/>`;
const twinkle = (x: number, y: number, r: number) =>
  `<path d="M${x} ${y - r}Q${x + r * 0.16} ${y - r * 0.16} ${x + r} ${y}Q${x + r * 0.16} ${y + r * 0.16} ${x} ${y + r}Q${x - r * 0.16} ${y + r * 0.16} ${x - r} ${y}Q${x - r * 0.16} ${y - r * 0.16} ${x} ${y - r}Z" fill="#fff3c4"/>`;

export const HOMES: Record<Home, string> = {
  room:
    '<rect width="320" height="170" fill="#fbe7d3"/><path d="M0 0h320v126H0z" fill="#fdf0e0"/>' +
    '<g stroke="#f4dfc8" stroke-width="9"><path d="M16 0v126M52 0v126M88 0v126M124 0v126M160 0v126M196 0v126M232 0v126M268 0v126M304 0v126"/></g>' +
    '<g stroke="#9a7357" stroke-width="2.2" stroke-linejoin="round"><path d="M118 20h84v66h-84z" fill="#bfe3f5"/></g>' +
    `<path d="M119 66q18-10 38-3 20-12 44-1v23h-82z" fill="#a9d79a"/>${cloud(146, 38, 0.5, '#fff')}${cloud(184, 46, 0.36, '#fff')}` +
    '<path d="M160 20v66M118 53h84" stroke="#9a7357" stroke-width="2.2"/><path d="M112 86h96v6h-96z" fill="#c99a72" stroke="#9a7357" stroke-width="2.2" stroke-linejoin="round"/>' +
    '<path d="M112 16h96q2 0 2 3c-8 0-10 7-20 7s-11-7-20-7-10 7-20 7-11-7-20-7-12 7-20 7q-2-10 2-10z" fill="#f59fb0" stroke="#a35468" stroke-width="2"/>' +
    '<path d="M0 126h320v44H0z" fill="#d9a878"/><path d="M0 126h320v5H0z" fill="#c28d5f"/><path d="M0 148h320M60 131v17M150 131v17M244 131v17M24 148v22M108 148v22M200 148v22M286 148v22" stroke="#c99868" stroke-width="1.6"/>' +
    '<ellipse cx="160" cy="152" rx="92" ry="13" fill="#a9c4ea"/><ellipse cx="160" cy="151" rx="76" ry="9.6" fill="none" stroke="#dbe7f8" stroke-width="3" stroke-dasharray="7 6"/>' +
    '<g stroke="#7c5a3e" stroke-width="2"><path d="M262 126V88h34v38" fill="#e9c9a4"/><path d="M256 88h46v-6h-46z" fill="#c99a72"/></g><path d="M279 82c-14-2-16-16-12-24 4 4 8 6 9 12 0-10 4-18 10-22 4 10 2 18-1 24 4-4 8-6 12-6 0 8-6 15-18 16z" fill="#79b56d" stroke="#3f6d3c" stroke-width="2"/>' +
    '<path d="M24 60h34v26H24z" fill="#fff" stroke="#9a7357" stroke-width="2.2"/><path d="M41 80c-10-6-6-14 0-9 6-5 10 3 0 9z" fill="#f2798d"/>',
  meadow:
    `<rect width="320" height="170" fill="#c9ebfb"/><circle cx="262" cy="38" r="19" fill="#ffe08a"/>${cloud(70, 40, 0.95, '#fff')}${cloud(196, 28, 0.65, '#fff')}${cloud(302, 70, 0.7, '#f4fbff')}` +
    '<path d="M0 104q60-32 128-8 70-34 192 0v74H0z" fill="#b5dfa0"/><path d="M0 120q90-22 170-4 80-14 150 2v52H0z" fill="#9bd189"/><path d="M0 132q160-14 320 0v38H0z" fill="#86c377"/>' +
    '<g stroke="#7a5a3c" stroke-width="2"><path d="M40 118V84" stroke-width="7" stroke="#a9794f"/></g><path d="M40 92c-24 2-30-16-19-26-4-16 14-24 22-14 12-8 26 4 19 16 10 10 2 26-22 24z" fill="#74b96b"/><circle cx="30" cy="68" r="3.4" fill="#f2798d"/><circle cx="50" cy="76" r="3.4" fill="#f2798d"/><circle cx="44" cy="58" r="3.4" fill="#f2798d"/>' +
    '<g fill="#fff9ea" stroke="#b59a77" stroke-width="1.8" stroke-linejoin="round"><path d="M232 126v-22l4-5 4 5v22zM250 126v-22l4-5 4 5v22zM268 126v-22l4-5 4 5v22zM286 126v-22l4-5 4 5v22zM304 126v-22l4-5 4 5v22z"/><path d="M228 108h92v5h-92z"/></g>' +
    flower(92, 140, '#ff9fb8') +
    flower(112, 153, '#fff') +
    flower(222, 146, '#ffd26a') +
    flower(20, 150, '#c7a6f0') +
    flower(292, 152, '#ff9fb8') +
    tuft(66, 158) +
    tuft(254, 160) +
    tuft(188, 136),
  beach:
    `<rect width="320" height="170" fill="#bfeaf5"/><circle cx="58" cy="40" r="20" fill="#ffe08a"/>${cloud(150, 34, 0.8, '#fff')}${cloud(276, 50, 0.95, '#fff')}` +
    '<path d="M0 84h320v50H0z" fill="#74c7de"/><path d="M0 96q13-6 26 0t26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0" fill="none" stroke="#b9e7f2" stroke-width="2.6"/><path d="M-10 110q13-6 26 0t26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0 26 0" fill="none" stroke="#a4dfee" stroke-width="2.6"/>' +
    '<path d="M206 84l14-20 14 20z" fill="#fff" stroke="#8aa3b5" stroke-width="1.8" stroke-linejoin="round"/><path d="M202 86h36q-4 8-12 8h-14q-8 0-10-8z" fill="#f2798d" stroke="#8f3a52" stroke-width="1.8"/>' +
    '<path d="M0 128q40-10 84-4t96-2 140 2v46H0z" fill="#e9f6f6"/><path d="M0 133q46-9 90-3t92-2 138 2v40H0z" fill="#f9e2b4"/><path d="M34 152h6M86 160h8M236 158h8M290 148h6M150 164h6" stroke="#e6c78c" stroke-width="3" stroke-linecap="round"/>' +
    '<g stroke="#8a5a3a" stroke-width="2" stroke-linejoin="round"><path d="M282 140V74" stroke="#c9a06f" stroke-width="4"/><path d="M240 84q6-28 42-30 36 2 42 30-10-7-21 0-11-8-21 0-11-8-21 0-11-7-21 0z" fill="#fff3dc"/><path d="M261 84q2-24 21-30 19 6 21 30-11-8-21 0-11-8-21 0z" fill="#ff9d8a"/></g>' +
    '<path d="M40 140l3 6 7 1-5 5 1 7-6-3-6 3 1-7-5-5 7-1z" fill="#ffb07a" stroke="#a8603a" stroke-width="1.6" stroke-linejoin="round"/><path d="M84 146q8-10 16 0 2 8-8 9-10-1-8-9zM88 153l4-12M96 153l-4-12" fill="#fbd3dd" stroke="#b0687e" stroke-width="1.5" stroke-linejoin="round"/>',
  stars:
    '<rect width="320" height="170" fill="#2b2a5b"/><path d="M0 0h320v60q-160 40-320 0z" fill="#242350"/>' +
    `${twinkle(34, 30, 7)}${twinkle(92, 62, 5)}${twinkle(128, 22, 6)}${twinkle(196, 44, 8)}${twinkle(292, 66, 6)}${twinkle(160, 78, 4)}${twinkle(12, 84, 5)}` +
    '<g fill="#d9d5ff"><circle cx="62" cy="20" r="1.4"/><circle cx="110" cy="44" r="1.2"/><circle cx="172" cy="18" r="1.5"/><circle cx="220" cy="72" r="1.3"/><circle cx="306" cy="24" r="1.4"/><circle cx="48" cy="68" r="1.2"/><circle cx="246" cy="22" r="1.2"/></g>' +
    '<path d="M272 22a24 24 0 1 0 20 36 20 20 0 0 1-20-36z" fill="#ffe9a8"/>' +
    '<path d="M0 112q50-26 110-6 70-30 210-2v66H0z" fill="#4a4789"/><path d="M0 130q80-16 160-4t160 0v44H0z" fill="#625da8"/>' +
    '<g stroke="#3a376f" stroke-width="2" stroke-linejoin="round"><path d="M28 134L58 84l30 50z" fill="#f2a98f"/><path d="M58 84l-9 50h18z" fill="#ffe3a3"/></g><path d="M58 84v-9l10 4-10 4" fill="#f2798d"/>' +
    '<circle cx="265" cy="130" r="30" fill="#ffe9a8" opacity=".16"/><circle cx="265" cy="130" r="20" fill="#ffe9a8" opacity=".22"/><g stroke="#3a376f" stroke-width="1.8"><path d="M252 134q0-12 10-14h6q10 2 10 14z" fill="#ffd98a"/><path d="M256 120q9-9 18 0z" fill="#8a7fd0"/></g>' +
    '<g fill="#8680c9"><ellipse cx="120" cy="152" rx="18" ry="3.6"/><ellipse cx="222" cy="158" rx="24" ry="4"/><ellipse cx="44" cy="158" rx="14" ry="3"/></g>',
};
