/// <reference types="node" />
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { chatSend } from '$rooms/protocol/chat';
import { down } from '$rooms/protocol/down';
import { ERROR_CODES } from '$rooms/protocol/error';
import { errorText } from '$rooms/protocol/error-texts';
import { messageId, timeOf } from '$rooms/protocol/ids';
import { isMalformed, issuesOf } from '$rooms/protocol/issues';
import { LANGS } from '$rooms/protocol/lang';
import { emoji } from '$rooms/protocol/reaction';
import { codePoints, messageText, nickname, tidy } from '$rooms/protocol/text';
import { isUpType, UP } from '$rooms/protocol/up';
import { PROTOCOL_VERSION } from '$rooms/protocol/version';

/** A SHA-256 of the JSON Schemas of every frame up and down, for each version that was ever spoken. */
const PINNED: Record<number, string> = {
  1: '4a695d043a17debad97e8b1c3682cf29a1f2c6fb5291b9c78a7d45862142277b',
};
const WHAT_TO_DO = `The frames of the protocol have changed. If a client written for version ${PROTOCOL_VERSION} still works (a field or an event was
added, a limit was widened), write the new hash into PINNED and say in the commit why it still works. If it would break,
raise PROTOCOL_VERSION in rooms/protocol/version.ts, add a line to PINNED, and let the room speak both.`;

const isCodes = (value: unknown) => Array.isArray(value) && value.includes('server.failed');

test('the protocol is the one that its version names', () => {
  const schema = (type: z.core.$ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io, unrepresentable: 'any' });
  const up = Object.entries(UP).map(([type, frame]) => [type, schema(frame, 'input')]);
  const hash = createHash('sha256')
    // Codes may be added: a client takes one that it doesn't know for what its message says.
    .update(JSON.stringify({ up, down: schema(down, 'output') }, (_, value: unknown) => (isCodes(value) ? 'codes' : value)))
    .digest('hex');
  expect(hash, WHAT_TO_DO).toBe(PINNED[PROTOCOL_VERSION]);
});

test('frames are known by their own names only', () => {
  for (const type of Object.keys(UP)) expect(isUpType(type)).toBe(true);
  for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'chat.sent', 5, null, undefined, ['chat.send']])
    expect(isUpType(type)).toBe(false);
});

test('[CH1] texts are tidied: newlines, NFC, ends', () => {
  expect(tidy(' \r\n a\r\nb\r\n ')).toBe('a\nb');
  expect(tidy('가'.normalize('NFD'))).toBe('가');
  expect(codePoints('🍞👨‍👩‍👧e\u0301')).toBe(1 + 5 + 2);
  expect(messageText.parse('  가 '.normalize('NFD'))).toBe('가');
});

test.each([
  ['4,000 of the widest', '🍞'.repeat(4000), true],
  ['4,001', '🍞'.repeat(4001), false],
  ['8,000 jamo that become 4,000', '가'.normalize('NFD').repeat(4000), true],
  ['newline and tab', 'a\n\tb', true],
  ['a lone carriage return', 'a\rb', false],
  ['a control character at an end, which trimming would hide', 'a\v', false],
  ['NUL', 'a\u0000b', false],
  ['DEL', 'a\u007fb', false],
  ['C1', 'a\u009fb', false],
  ['a lone surrogate', 'a\ud83cb', false],
  ['bidi override', '\u202ea', true],
  ['line separator', 'a\u2028b', true],
  ['a non-character', 'a\uffffb', true],
])('[CH1] a message may be or not: %s', (_, text, isTaken) => {
  expect(messageText.safeParse(text).success).toBe(isTaken);
});

test.each([
  ['40', 'ㄱ'.repeat(40), true],
  ['41', 'ㄱ'.repeat(41), false],
  ['only spaces', ' \u3000 ', false],
  ['a zero-width space', '\u200b', false],
  ['a Hangul filler', '\u3164', false],
  ['a Braille blank', '\u2800', false],
  ['combining marks alone', '\u0301\u0301', false],
  ['variation selectors alone', '\ufe0f\u{e0100}', false],
  ['tags alone', '\u{e0061}', false],
  ['an emoji', '🍞', true],
  ['a newline inside', 'a\nb', true],
  ['a tab inside', 'a\tb', true],
  ['a line separator inside', 'a\u2028b', true],
  ['an honest name', ' 김 미나 ', true],
])('a name shows something, on one line: %s', (_, text, isTaken) => {
  expect(nickname.safeParse(text).success).toBe(isTaken);
});

test('[CH1] a name is one line: what would break it becomes a space', () => {
  expect(nickname.parse(' a\r\n\tb\u2028c\n')).toBe('a b c');
});

test.each(['🍞', '❤️', '❤', '👍🏽', '👨‍👩‍👧‍👦', '🇰🇷', '1️⃣', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('[CH7] %s is one emoji', (one) => {
  expect(emoji.safeParse(one).success).toBe(true);
});
test.each(['', 'x', '1', 'ㅋ', '🍞🍞', '🍞x', '🇰', '<b>', ' 🍞', '🍞'.repeat(50)])('[CH7] “%s” is no emoji', (one) => {
  expect(emoji.safeParse(one).success).toBe(false);
});

test('[ID4] ids carry their time', () => {
  const id = '01a1fb67-1800-7000-8000-000000000000';
  expect(messageId.safeParse(id).success).toBe(true);
  expect(timeOf(id)).toBe(0x01a1fb671800);
});

const frame = { type: 'chat.send', id: '01a1fb67-1800-7000-8000-000000000000', text: 'x' };
test.each([
  ['text missing', { text: undefined }, true],
  ['text mistyped', { text: 5 }, true],
  ['text too long', { text: 'x'.repeat(4001) }, false],
  ['text empty', { text: '' }, false],
  ['id mistyped', { id: 5 }, true],
  ['id of another kind', { id: 'x' }, false],
  ['lang mistyped', { lang: 5 }, true],
  ['lang that is none', { lang: '?' }, false],
  ['replyTo that is no place', { replyTo: '1' }, false],
  ['replyTo null', { replyTo: null }, false],
  ['replyTo a fraction', { replyTo: 1.5 }, false],
  ['attachments mistyped', { attachments: {} }, true],
  ['an attachment', { attachments: [{}] }, false],
  ['one of each', { text: 5, replyTo: 1.5 }, true],
])('[LIM3] malformed or only unfit: %s', (_, change, expected) => {
  const parsed = chatSend.safeParse({ ...frame, ...change }, { reportInput: true });
  expect(parsed.success).toBe(false);
  expect(isMalformed(parsed.error!)).toBe(expected);
  for (const lang of LANGS) for (const { message } of issuesOf(parsed.error!, lang)) expect(message).not.toMatch(/[{}]|undefined/);
});

test('missing and mistyped words of a list are malformed, other words unfit', () => {
  const judge = (lang: unknown) => isMalformed(UP['lang.set'].safeParse({ type: 'lang.set', lang }, { reportInput: true }).error!);
  expect([undefined, null, 5, {}, 'de', ''].map(judge)).toEqual([true, true, true, true, false, false]);
  const kind = issuesOf(UP['report.send'].safeParse({ type: 'report.send', target: 1 }, { reportInput: true }).error!, 'en');
  expect(kind).toEqual([{ path: 'kind', message: 'This is required.' }]);
});

test('[LIM5] every code is said in every language, in its own letters', () => {
  const letters = { ko: /[가-힣]/, ja: /[ぁ-んァ-ン一-龯]/, id: /^[\x20-\x7e’“”]+$/, en: /^[\x20-\x7e’“”]+$/ };
  for (const code of ERROR_CODES) for (const lang of LANGS) expect(errorText(code, lang), `${code} ${lang}`).toMatch(letters[lang]);
  for (const lang of LANGS) expect(new Set(ERROR_CODES.map((code) => errorText(code, lang))).size).toBe(ERROR_CODES.length);
});
