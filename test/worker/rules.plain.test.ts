import { expect, test } from 'vitest';
import { fold, termsOf } from '../../worker/directory/search';
import { addressOf } from '../../worker/http/address';
import { langOf } from '../../worker/http/locale';
import { base32, keyedHash } from '../../worker/people/keyed';
import { memberOf, newPersonId, newSlug } from '../../worker/people/names';

const from = (ip: string) => addressOf(new Headers({ 'cf-connecting-ip': ip }));

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0001:2::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['', ''],
])('the address %s counts as %s', (ip, counted) => expect(from(ip)).toBe(counted));

test.each([
  [null, 'en'],
  ['ja', 'ja'],
  ['en;q=0.1, ko;q=0.2', 'ko'],
  ['in-ID', 'id'],
  ['ko;q=0, ja;q=0.1', 'ja'],
  ['*', 'en'],
  [';;;,,,q=', 'en'],
])('Accept-Language %j is read as %s', (header, lang) => expect(langOf(header)).toBe(lang));

test.each([
  ['Ｃｈａｔ 방', 'chat방'],
  ['ラーメン', 'らーめん'],
  ['ﾗｰﾒﾝ', 'らーめん'],
  ['한글', '한글'],
])('search reads %j as %j', (text, folded) => expect(fold(text)).toBe(folded));

test('a question is cut into words, eight at most', () => {
  expect(termsOf('  신의　탑 ')).toEqual(['신의', '탑']);
  expect(termsOf('a b c d e f g h i j')).toHaveLength(8);
  expect(termsOf(' ')).toEqual([]);
});

test('base 32 takes five bits a character from the front', () => {
  expect(base32(new Uint8Array([0, 0, 0, 0, 0]), 8)).toBe('00000000');
  expect(base32(new Uint8Array([255, 255, 255, 255, 255]), 8)).toBe('zzzzzzzz');
  expect(base32(new Uint8Array([0b00001_000, 0b10_00011_0]), 3)).toBe('123');
});

test('a member is a keyed hash of person and room: the same each time, another in each room, another under each secret', async () => {
  const env = { MEMBER_SECRET: 'one' };
  const person = newPersonId();
  expect(person).toMatch(/^psn_[0-9a-hjkmnp-tv-z]{26}$/);
  const member = await memberOf(env, person, 'aaaaaaaaaaaa');
  expect(member).toMatch(/^mbr_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(await memberOf(env, person, 'aaaaaaaaaaaa')).toBe(member);
  expect(await memberOf(env, person, 'bbbbbbbbbbbb')).not.toBe(member);
  expect(await memberOf({ MEMBER_SECRET: 'two' }, person, 'aaaaaaaaaaaa')).not.toBe(member);
  expect(member).toBe(`mbr_${await keyedHash('one', `member:${person}:rm_aaaaaaaaaaaa`)}`);
});

test('slugs are random, or the same for a person and a key', async () => {
  const env = { MEMBER_SECRET: 'one' };
  expect(await newSlug(env, 'psn_a')).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
  expect(await newSlug(env, 'psn_a')).not.toBe(await newSlug(env, 'psn_a'));
  expect(await newSlug(env, 'psn_a', 'k')).toBe(await newSlug(env, 'psn_a', 'k'));
  expect(await newSlug(env, 'psn_a', 'k')).not.toBe(await newSlug(env, 'psn_b', 'k'));
});
