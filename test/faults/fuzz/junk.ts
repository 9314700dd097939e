import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** Texts that parsers, stores and terminals have tripped over. */
export const STRINGS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ufeff',
  '\ud800',
  '\udc00a',
  'a\udfff\ud800',
  '\u202e',
  'e' + '\u0301'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  '-1',
  '1e999',
  "'; DROP TABLE message; --",
  '<script>alert(1)</script>',
  '${7*7}',
  '../../../etc/passwd',
  'x'.repeat(5000),
  '가'.repeat(4001),
];
const NUMBERS = [0, -0, -1, 1.5, 101, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 1e21, 1e308, 5e-324, Number.MAX_SAFE_INTEGER];

const nested = (depth: number, inner: unknown, inArray: boolean) => {
  let value: unknown = inner;
  for (let i = 0; i < depth; i++) value = inArray ? [value] : { a: value };
  return value;
};

/** A value of any kind but the one that was asked for, and no value at all (`undefined`). */
export const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, [], {}, [null], { toString: 'x' }, { length: 5 }, ['chat.send']),
  fc.constantFrom(...STRINGS),
  fc.constantFrom(...NUMBERS),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ depthSize: 'small' }),
  fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()).map(([depth, inArray]) => nested(depth, 1, inArray)),
);

/** Names of fields that a careless reader would take for its own. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'type',
  'id',
  'seq',
  'author',
  'role',
  'member',
  'createdAt',
  'kind',
  '',
  '0',
];

/** An object with some of its fields gone, of another kind, or joined by others. */
export function spoiled(value: Arbitrary<unknown>): Arbitrary<unknown> {
  const change = fc.record({
    how: fc.constantFrom('set', 'set', 'drop', 'add'),
    which: fc.nat({ max: 20 }),
    name: fc.constantFrom(...NAMES),
    to: junk,
  });
  return fc.tuple(value, fc.array(change, { minLength: 1, maxLength: 3 })).map(([whole, changes]) => {
    const fields = new Map(Object.entries(typeof whole === 'object' && whole !== null ? whole : {}));
    for (const { how, which, name, to } of changes) {
      const key = how === 'add' ? name : [...fields.keys()][which % Math.max(1, fields.size)];
      if (how === 'drop' && key !== undefined) fields.delete(key);
      else if (key !== undefined) fields.set(key, to);
    }
    // Defined, not assigned: a field may be called `__proto__`.
    const spoilt = {};
    for (const [key, field] of fields) Object.defineProperty(spoilt, key, { value: field, enumerable: true, configurable: true });
    return spoilt;
  });
}

const MARKS = [
  '\ufeff',
  '\u0000',
  '\ud800',
  '\udfff',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u',
  '\n',
  '\u2028',
  '1e999',
  '/**/',
  'NaN',
  '가',
];
const RAW = [
  '1e999',
  '-1e999',
  '-0',
  '1e-999',
  '0x10',
  '01',
  '123456789012345678901234567890',
  'NaN',
  'undefined',
  '"\\ud800"',
  '1.0',
  '1e0',
];
const FILLERS = ['x', 'é', '가', '𠮷', ' ', '\\u0061'];
/** Bytes that a text of UTF-8 has beside its filling. */
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** A JSON object's text, stretched by one more field until it has `bytes` of UTF-8, or as many as fit without cutting a letter. */
export function stretched(object: string, bytes: number, filler: string): string {
  const open = object.replace(/\}\s*$/, `${object.includes(':') ? ',' : ''}"pad":"`);
  const left = bytes - bytesOf(open) - 2;
  return left < 0 ? object : `${open}${filler.repeat(Math.floor(left / bytesOf(filler)))}${'x'.repeat(left % bytesOf(filler))}"}`;
}

type Spoiling = (text: string, at: number, pick: number) => string;
const choose = <T>(from: readonly T[], pick: number): T => from[pick % from.length]!;

/** What may happen to a text on its way: each by a place in it and a number to choose by. */
const SPOILINGS: Spoiling[] = [
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at, pick) => text.slice(0, at) + choose(MARKS, pick) + text.slice(at),
  (text, at, pick) => text.slice(0, at) + choose(MARKS, pick) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1),
  (text) => `[${text}]`,
  (text) => text + text,
  (text, _, pick) => choose(['\ufeff', ' ', '\n', '\u00a0', '\u0000', ")]}'\n"], pick) + text,
  (text, _, pick) => text + choose(['\ufeff', ' ', '\n', '\u0000', ';', '//', '\u2028'], pick),
  (text, _, pick) => text.replace(/:(-?\d[\d.e+]*|true|false|null)/, `:${choose(RAW, pick)}`),
  (text, _, pick) => text.replace(/^\{/, `{"type":"${choose(['chat.send', 'chat.sent', '__proto__', 'room.set'], pick)}",`),
  (text) => text.replace(/\}$/, ',"type":"chat.delete","target":1}'),
  (text) => text.replace('"type"', '"\\u0074ype"'),
  (text, _, pick) => text.replace(/^\{/, `{"deep":${'['.repeat(1 + (pick % 12_000))}${']'.repeat(1 + (pick % 12_000))},`),
  (text, _, pick) => text.replace(/^\{/, `{${Array.from({ length: pick % 2500 }, (_, i) => `"k${i}":0,`).join('')}`),
  (text, _, pick) => text.replaceAll('"', choose(["'", '“', '\\"'], pick)),
];

/** A text that has been through one to three of them. */
export const mangled = (text: Arbitrary<string>): Arbitrary<string> =>
  fc
    .tuple(
      text,
      fc.array(fc.record({ how: fc.nat({ max: SPOILINGS.length - 1 }), at: fc.nat(), pick: fc.nat({ max: 20_000 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([whole, steps]) => steps.reduce((now, { how, at, pick }) => SPOILINGS[how]!(now, now.length ? at % now.length : 0, pick), whole));

/** A text stretched to the neighbourhood of a limit in bytes. */
export const nearLimit = (text: Arbitrary<string>, limit: number): Arbitrary<string> =>
  fc
    .tuple(text, fc.oneof(fc.integer({ min: -6, max: 6 }), fc.constantFrom(-limit / 2, limit / 2, limit * 4)), fc.constantFrom(...FILLERS))
    .map(([whole, by, filler]) => stretched(whole, limit + by, filler));

/** Texts that were never anything. */
export const nonsense: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ depthSize: 'small' }),
  fc.constantFrom(...STRINGS, 'ping ', 'PING', '"ping"', '[]', '{}', '[[]]', 'null', '{"":""}', '{}{}', '{"type":{}}'),
  fc.integer({ min: 1, max: 16_000 }).map((n) => '['.repeat(n)),
  fc.integer({ min: 1, max: 6000 }).map((n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`),
);
