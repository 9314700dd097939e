import type { Mark } from '../rig';

/** What shows a feeling beside the face, in the head's measures. */
const DRAWN: Partial<Record<Mark, string>> = {
  tear: '<path d="M36 26q7 10 0 13q-7 -3 0 -13Z" fill="#8fd3f7" stroke="#3a86c4" stroke-width="2"/>',
  tears:
    '<path d="M-33 22C-36 34 -36 42 -33 52M33 22C36 34 36 42 33 52" fill="none" stroke="#3a86c4" stroke-width="9"/><path d="M-33 22C-36 34 -36 42 -33 52M33 22C36 34 36 42 33 52" fill="none" stroke="#a5dcfa" stroke-width="5"/>',
  sweat:
    '<path d="M54 -36q10 14 0 19q-10 -5 0 -19Z" fill="#8fd3f7" stroke="#3a86c4" stroke-width="2.4"/><path d="M51 -25q0 4 2 5" fill="none" stroke="#fff" stroke-width="2"/>',
  anger: '<path d="M42 -50q6 2 8 -6M62 -50q-6 2 -8 -6M42 -36q6 -2 8 6M62 -36q-6 -2 -8 6" fill="none" stroke="#e0383f" stroke-width="4.4"/>',
  sleep: '<path d="M48 -44h12l-12 14h12M66 -66h9l-9 11h9" fill="none" stroke="#6b74c9" stroke-width="4"/>',
  thought:
    '<circle cx="58" cy="-48" r="4" fill="#fff" stroke="#8a83a6" stroke-width="2.4"/><circle cx="68" cy="-60" r="5.5" fill="#fff" stroke="#8a83a6" stroke-width="2.4"/><circle cx="80" cy="-76" r="8" fill="#fff" stroke="#8a83a6" stroke-width="2.4"/>',
  note: '<path d="M62 -38V-62l14 -4v24" fill="none" stroke="#7a5bd0" stroke-width="4"/><ellipse cx="57.5" cy="-37" rx="6" ry="4.6" fill="#7a5bd0"/><ellipse cx="71.5" cy="-41" rx="6" ry="4.6" fill="#7a5bd0"/>',
  hearts:
    '<path d="M62 -42c-9 -7 -6 -15 -1.5 -13q1.5 1 1.5 3q0 -2 1.5 -3c4.5 -2 7.5 6 -1.5 13Z" fill="#ef4f6f" stroke="#9c2547" stroke-width="2"/>',
};
export const mark = (of: Mark | null): string => (of === null ? '' : (DRAWN[of] ?? ''));
