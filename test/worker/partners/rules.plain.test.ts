import { expect, test } from 'vitest';
import { contentOf, fits } from '$worker/partners/rules';

const PARTNER = 'ptn_0123456789abcdef';

test.each([
  [`${PARTNER}:tower/12`, 'tower/12'],
  [`${PARTNER}:isbn:978:3`, 'isbn:978:3'],
  [`${PARTNER}:전지적 독자 시점 1화`, '전지적 독자 시점 1화'],
  [`${PARTNER}: a `, 'a'],
  [`${PARTNER}:${'a'.repeat(200)}`, 'a'.repeat(200)],
])('%s names a work', (content, workId) => expect(contentOf(content)).toEqual({ partnerId: PARTNER, workId }));

test.each([
  '',
  ':',
  PARTNER,
  `${PARTNER}:`,
  `${PARTNER}:   `,
  `${PARTNER}:${'a'.repeat(201)}`,
  `${PARTNER}:a\u0000`,
  `${PARTNER}:\u200b`,
  'ptn_short:a',
  `x${PARTNER}:a`,
  `PTN_0123456789ABCDEF:a`,
])('“%s” names none', (content) => expect(contentOf(content)).toBeUndefined());

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['tower/12', 'tower/*', true],
  ['tower/', 'tower/*', true],
  ['tower', 'tower/*', false],
  ['x/tower/12', 'tower/*', false],
  ['a-1-b-2-c', 'a-*-b-*-c', true],
  ['a-1-c', 'a-*-b-*-c', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['anything', '*', true],
  ['a.b', 'a?b', false],
  ['aXb', 'a.b', false],
  ['(a+)+', '(a+)+', true],
])('%s fits %s: %s', (id, pattern, does) => expect(fits(id, pattern)).toBe(does));

test('no pattern takes long', () => {
  const began = Date.now();
  expect(fits('a'.repeat(200), `${'*a'.repeat(99)}*b`)).toBe(false);
  expect(Date.now() - began).toBeLessThan(50);
});
