/** Programs that say they are others too come before those others. In Korea and Japan links are mostly opened inside a messenger. */
const BROWSERS: [name: string, sign: RegExp][] = [
  ['kakaotalk', /KAKAOTALK/i],
  ['line', /\bLine\//],
  ['naver', /NAVER\(inapp/],
  ['instagram', /Instagram/],
  ['samsung', /SamsungBrowser\//],
  ['whale', /Whale\//],
  ['opera', /OPR\/|OPiOS\//],
  ['edge', /Edg(e|A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
];
const SYSTEMS: [name: string, sign: RegExp][] = [
  ['iphone', /iPhone|iPod/],
  ['ipad', /iPad/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['chromeos', /CrOS/],
  ['mac', /Macintosh|Mac OS X/],
  ['linux', /Linux/],
];
const named = (list: [string, RegExp][], userAgent: string) => list.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other';

/**
 * Which kind of browser it is, on which kind of device: `safari/iphone`, `other/other` for programs. Enough for somebody to tell their
 * own devices apart, and too little to follow anybody: the User-Agent itself is kept nowhere.
 */
export const browserOf = (userAgent: string | null | undefined): string =>
  `${named(BROWSERS, userAgent ?? '')}/${named(SYSTEMS, userAgent ?? '')}`;
