import { expect, test } from 'vitest';
import { connect, settingsOf, toFrame } from '../../web/src/lib/embed/wire';

const of = (query: string) => settingsOf(new URLSearchParams(query));

test('what a page may wish of its frame is taken, whatever else stands beside it', () => {
  const wishes = { theme: 'dark', lang: 'ja', mode: 'read', header: 'none', accent: '#0A7d4f', surface: '#fff', ink: '#101010' };
  const look = { radius: '12', font: 'Pretendard, "Noto Sans KR"', density: 'compact' };
  expect(of(new URLSearchParams({ ...wishes, ...look, room: 'x', content: 'ptn_a:b' }).toString())).toEqual({ ...wishes, ...look });
  expect(of('')).toEqual({});
});

test.each([
  'theme=sepia',
  'theme=',
  'lang=fr',
  'lang=ko-KR',
  'mode=write',
  'header=no',
  'accent=red',
  'accent=%23ggg',
  'accent=%23ffff',
  'accent=url(https://x.example)',
  'surface=%23fff;}body{display:none',
  'ink=expression(alert(1))',
  'radius=-1',
  'radius=29',
  'radius=1e1',
  'radius=12px',
  'font=a;}*{x:url(//x)}',
  'font=%3C/style%3E%3Cscript%3E',
  'font=a%5C27',
  `font=${'a'.repeat(61)}`,
  `font=${Array(9).fill('a').join(',')}`,
  'density=huge',
  '__proto__=x',
])('%s is as if nothing were said', (query) => {
  expect(Object.values(of(query)).filter((value) => value !== undefined)).toEqual([]);
});

const line = { openlink: 'connect', settings: {}, token: null, shown: true };

test('a page answers with its wishes, its token and whether the frame can be seen', () => {
  expect(connect.safeParse({ ...line, token: 'e30.e30.x', settings: { theme: 'dark', onload: 'alert(1)' } }).data).toEqual({
    ...line,
    token: 'e30.e30.x',
    settings: { theme: 'dark' },
  });
});

test.each([
  null,
  'connect',
  [],
  {},
  { openlink: 'hello' },
  { ...line, openlink: 'Connect' },
  { ...line, settings: null },
  { ...line, settings: 'dark' },
  { ...line, token: 1 },
  { ...line, token: {} },
  { ...line, token: 'x'.repeat(8193) },
  { ...line, token: undefined },
  { ...line, shown: 'yes' },
])('%j opens no line', (said) => {
  expect(connect.safeParse(said).success).toBe(false);
});

test.each([
  null,
  'token',
  {},
  { type: 'eval', code: '1' },
  { type: 'token' },
  { type: 'token', token: 7 },
  { type: 'token', token: 'x'.repeat(1024 * 1024) },
  { type: 'shown' },
  { type: 'settings' },
  { type: 'settings', settings: [] },
  { type: 'navigate', url: 'https://elsewhere.example' },
])('over the line %j means nothing', (said) => {
  expect(toFrame.safeParse(said).success).toBe(false);
});
