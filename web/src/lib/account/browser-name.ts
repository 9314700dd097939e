import { m } from '$lib/paraglide/messages';

/** Names of programs and systems are the same in every language. */
const BROWSERS: Record<string, string> = {
  kakaotalk: 'KakaoTalk',
  line: 'LINE',
  naver: 'NAVER',
  instagram: 'Instagram',
  samsung: 'Samsung Internet',
  whale: 'Whale',
  opera: 'Opera',
  edge: 'Edge',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
};
const SYSTEMS: Record<string, string> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android',
  windows: 'Windows',
  chromeos: 'ChromeOS',
  mac: 'Mac',
  linux: 'Linux',
};

/** Which browser on which device, in words: of `safari/iphone`, “Safari on iPhone”. */
export function browserName(kind: string): string {
  const [program = '', system = ''] = kind.split('/');
  const [browser, device] = [BROWSERS[program], SYSTEMS[system]];
  if (browser && device) return m.account_browser_on({ browser, device });
  return browser ?? device ?? m.account_browser_unknown();
}

/** Whether it is held in a hand: another picture stands beside it. */
export const isHandheld = (kind: string) => /\/(iphone|ipad|android)$/.test(kind);
