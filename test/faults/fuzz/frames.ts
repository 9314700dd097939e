import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { UP } from '$rooms/protocol/up';
import { z } from '$rooms/protocol/z';
import { idAt, memberNo, T0 } from '../../rooms/plain-room';
import { junk, mangled, nearLimit, nonsense, spoiled, STRINGS } from './junk';
import { valuesOf, type Hints } from './values';

/** What goes up a socket: text, or bytes, which are the contract's business only where a lossy stream is open. */
export type Frame = { text: string } | { bytes: Uint8Array };

/** The contract's limit, bytes of UTF-8. */
export const FRAME_MAX_BYTES = 32 * 1024;
/** Members that frames may name: those who are here, one who never was. The witness is none of them. */
export const NAMED = 6;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const AGES = [
  -8 * DAY,
  -7 * DAY,
  -7 * DAY + MINUTE,
  -DAY,
  -3 * MINUTE,
  -2 * MINUTE,
  -5 * SECOND,
  0,
  0,
  0,
  30 * SECOND,
  59 * SECOND,
  10 * MINUTE,
];

const place = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 999, 1e15, 2 ** 53, 1.5) },
);
const serial = (prefix: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${prefix}_${n}`);

/** Few enough that frames meet each other: the same id twice, a reaction taken back, a member named by several. */
const HINTS: Hints = {
  id: fc.tuple(fc.constantFrom(...AGES), fc.nat({ max: 60 })).map(([age, n]) => idAt(T0 + age, n)),
  member: fc.nat({ max: NAMED - 1 }).map(memberNo),
  target: place,
  replyTo: place,
  before: place,
  after: place,
  seq: place,
  since: place,
  emoji: fc.constantFrom('🍞', '🌙', '👍🏽', '❤', '❤️', '🏳️‍🌈', '1️⃣', '🇰🇷', 'x', ''),
  report: serial('rpt', 3),
  entry: serial('gls', 5),
  attachments: fc.constantFrom<unknown>([], [], [{ id: 'med_1' }]),
  epoch: fc.constantFrom('epoch-1', 'another'),
};

const schemas = Object.entries(UP).map(([type, schema]): [string, unknown] => [
  type,
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
]);

/** Objects that are frames of one type, by its schema alone: a type that is added to UP is made here without a word more. */
const wellFormed = fc.oneof(...schemas.map(([, schema]) => valuesOf(schema, HINTS)));

const texts = (value: Arbitrary<unknown>): Arbitrary<string> => value.map((frame) => JSON.stringify(frame) ?? '');
const good = texts(wellFormed);
const said = texts(valuesOf(Object.fromEntries(schemas)['chat.send'], HINTS));
/** Good messages, each a new one: as fast as anybody can talk. */
export const chatter: Arbitrary<Frame> = fc
  .nat({ max: 1_000_000 })
  .map((n) => ({ text: JSON.stringify({ type: 'chat.send', id: idAt(T0, 2000 + n), text: `${n}` }) }));

const strangers = fc.oneof(
  fc.record({ type: fc.oneof(fc.constantFrom(...STRINGS, 'chat.sent', 'room.welcome', 'CHAT.SEND', 'ping', 'x'.repeat(65)), junk) }),
  fc.record({ type: fc.constantFrom('space.join', 'chat.sent', 'log.moved'), target: place, id: junk }),
);

const bytes: Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  good.map((text) => new TextEncoder().encode(text)),
  fc.integer({ min: FRAME_MAX_BYTES - 2, max: FRAME_MAX_BYTES + 2 }).map((length) => new Uint8Array(length)),
);

/** Any frame at all. `ping` alone is left out: the platform answers it, and the room never sees it. */
export const frames: Arbitrary<Frame> = fc.oneof(
  { weight: 30, arbitrary: good.map((text) => ({ text })) },
  { weight: 10, arbitrary: said.map((text) => ({ text })) },
  { weight: 22, arbitrary: texts(spoiled(wellFormed)).map((text) => ({ text })) },
  { weight: 18, arbitrary: mangled(good).map((text) => ({ text })) },
  { weight: 3, arbitrary: nearLimit(good, FRAME_MAX_BYTES).map((text) => ({ text })) },
  { weight: 5, arbitrary: texts(strangers).map((text) => ({ text })) },
  { weight: 8, arbitrary: nonsense.filter((text) => text !== 'ping').map((text) => ({ text })) },
  { weight: 4, arbitrary: bytes.map((data) => ({ bytes: data })) },
);
