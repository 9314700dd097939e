import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { isUpType, UP } from '$rooms/protocol/up';
import { z } from '$rooms/protocol/z';
import { idAt } from '../../rooms/plain-room';
import { junk, mangled, nearLimit, nonsense, spoiled, STRINGS } from './junk';
import { valuesOf, type Hints } from './values';

/** What goes up a socket. */
export type Frame = { text: string } | { bytes: Uint8Array };

/** The contract's limit, bytes of UTF-8. */
export const FRAME_MAX_BYTES = 32 * 1024;
/** What the contract says of a frame before its content is looked at: the code it must get, or null where it may be good. */
export function codeOf(frame: Frame): 'frame.too_large' | 'frame.invalid' | 'frame.unknown' | null {
  if (('bytes' in frame ? frame.bytes.length : new TextEncoder().encode(frame.text).length) > FRAME_MAX_BYTES) return 'frame.too_large';
  if ('bytes' in frame) return 'frame.invalid';
  const value = parsed(frame.text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'frame.invalid';
  const type = Object.hasOwn(value, 'type') ? (value as { type: unknown }).type : undefined;
  if (typeof type !== 'string') return 'frame.invalid';
  return isUpType(type) ? null : 'frame.unknown';
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where frames are thrown at: its clock (ms), the members that they may name, its log's name. */
export type World = { at: number; members: string[]; epoch: string };

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
const hintsFor = ({ at, members, epoch }: World): Hints => ({
  id: fc.tuple(fc.constantFrom(...AGES), fc.nat({ max: 60 })).map(([age, n]) => idAt(at + age, n)),
  member: fc.constantFrom(...members),
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
  epoch: fc.constantFrom(epoch, 'another'),
});

const schemas = Object.entries(UP).map(([type, schema]): [string, unknown] => [
  type,
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
]);

const texts = (value: Arbitrary<unknown>): Arbitrary<string> => value.map((frame) => JSON.stringify(frame) ?? '');

const strangers = fc.oneof(
  fc.record({ type: fc.oneof(fc.constantFrom(...STRINGS, 'chat.sent', 'room.welcome', 'CHAT.SEND', 'ping', 'x'.repeat(65)), junk) }),
  fc.record({ type: fc.constantFrom('space.join', 'chat.sent', 'log.moved'), target: place, id: junk }),
);

/** Texts that a socket of this world may bring, and bytes, which mean nothing where no lossy stream is open. */
export function framesFor(world: World) {
  const hints = hintsFor(world);
  // By the schemas alone: a type that is added to UP is made here without a word more.
  const wellFormed = fc.oneof(...schemas.map(([, schema]) => valuesOf(schema, hints)));
  const good = texts(wellFormed);
  const said = texts(valuesOf(Object.fromEntries(schemas)['chat.send'], hints));
  /** `ping` alone is left out: the platform answers it, and the room never sees it. */
  const any: Arbitrary<string> = fc
    .oneof(
      { weight: 30, arbitrary: good },
      { weight: 10, arbitrary: said },
      { weight: 22, arbitrary: texts(spoiled(wellFormed)) },
      { weight: 18, arbitrary: mangled(good) },
      { weight: 3, arbitrary: nearLimit(good, FRAME_MAX_BYTES) },
      { weight: 5, arbitrary: texts(strangers) },
      { weight: 8, arbitrary: nonsense },
    )
    .filter((text) => text !== 'ping');
  const bytes: Arbitrary<Uint8Array> = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    good.map((text) => new TextEncoder().encode(text)),
    fc.integer({ min: FRAME_MAX_BYTES - 2, max: FRAME_MAX_BYTES + 2 }).map((length) => new Uint8Array(length)),
  );
  /** Good messages, each a new one: as fast as anybody can talk. */
  const chatter = fc.nat({ max: 1_000_000 }).map((n) => JSON.stringify({ type: 'chat.send', id: idAt(world.at, 2000 + n), text: `${n}` }));
  return { good, any, bytes, chatter };
}
