import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { codeOf, framesFor, type World } from './frames';
import { BINARY, CLOSE, closing, layOut, PING, PONG, TEXT, type Laid } from './wire';

/** The error that a frame must get; null where it may be good; `unsure` where the platform decides what the room is given. */
type Expected = ReturnType<typeof codeOf> | 'unsure';
/**
 * One thing thrown at a socket: what goes over the line, what must come of it, and whether it is the last: `refused`, where RFC 6455 bids
 * the server to end the connection, `closed`, where it bids it to answer a goodbye, and `cut`, where the line is gone.
 */
export type Throw = { kind: string; line: Buffer; expected: Expected[]; end?: 'refused' | 'closed' | 'cut' };

const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** A text in several frames, with what RFC 6455 §5.4 allows between them. */
function inParts(text: string, cuts: number[], isPinging: boolean): Buffer {
  const whole = utf8(text);
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
  const parts = [0, ...places].map((from, i) => whole.subarray(from, places[i] ?? whole.length));
  return Buffer.concat(
    parts.flatMap((payload, i) => [
      layOut({ opcode: i === 0 ? TEXT : 0, payload, fin: i === parts.length - 1 }),
      ...(isPinging && i < parts.length - 1 ? [layOut({ opcode: PING, payload: utf8('between') })] : []),
    ]),
  );
}

/** Bytes that are no UTF-8: a stray one, a cut sequence, an overlong slash, a surrogate, a place beyond Unicode (RFC 3629 §3). */
const NO_UTF8 = [[0xff], [0x80], [0xe3, 0x81], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80]];

const payload = utf8('{"type":"lang.set","lang":"ko"}');
/** Frames that RFC 6455 forbids (§5.1, §5.2, §5.4, §5.5), each by the name it is counted under. */
const FORBIDDEN: Record<string, Laid[]> = {
  'reserved bits': [{ opcode: TEXT, payload, reserved: 1 }],
  'all reserved bits': [{ opcode: BINARY, payload, reserved: 7 }],
  'a reserved opcode': [{ opcode: 3, payload }],
  'a reserved control opcode': [{ opcode: 0xb, payload: utf8('') }],
  'a part of nothing': [{ opcode: 0, payload }],
  'a message inside another': [
    { opcode: TEXT, payload, fin: false },
    { opcode: TEXT, payload },
  ],
  'a ping in parts': [{ opcode: PING, payload: utf8('a'), fin: false }],
  'a length beyond 2^63': [{ opcode: TEXT, payload, lengthBytes: 8, claims: 1n << 63n }],
};
/** Forbidden as well, and let through by workerd: the connection may go on or end. */
const FORGIVEN: Record<string, Laid> = {
  unmasked: { opcode: TEXT, payload, isMasked: false },
  'a long ping': { opcode: PING, payload: Buffer.alloc(126) },
};
/** Codes that no Close frame may carry (RFC 6455 §7.4), and some that it may, or that stand for it that there was none. */
const BAD_CODES = [0, 999, 1004, 1006, 1015, 5000, 65_535];
const GOOD_CODES = [1000, 1001, 1003, 1005, 1007, 1008, 1009, 1011, 1013, 1016, 2999, 3000, 4000, 4009, 4999];

/** Anything a stranger's program may send to a socket of this world. */
export function throwsFor(world: World): Arbitrary<Throw> {
  const { any, bytes } = framesFor(world);
  const one = (kind: string, opcode: number) => (text: string | Uint8Array) => {
    const isText = typeof text === 'string';
    return { kind, line: layOut({ opcode, payload: isText ? utf8(text) : text }), expected: [codeOf(isText ? { text } : { bytes: text })] };
  };
  const broken = fc.tuple(any, fc.nat(), fc.constantFrom(...NO_UTF8)).map(([text, at, bad]): Throw => {
    const whole = utf8(text);
    const place = at % (whole.length + 1);
    const spoilt = Buffer.concat([whole.subarray(0, place), Buffer.from(bad), whole.subarray(place)]);
    return { kind: 'bad UTF-8', line: layOut({ opcode: TEXT, payload: spoilt }), expected: ['unsure'] };
  });
  const parts = fc
    .tuple(any, fc.array(fc.nat(), { maxLength: 4 }), fc.boolean())
    .map(([text, cuts, isPinging]): Throw => ({ kind: 'in parts', line: inParts(text, cuts, isPinging), expected: [codeOf({ text })] }));
  const pings = fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.uint8Array({ maxLength: 125 }), fc.constantFrom(PING, PONG))
    .map(([n, of, opcode]): Throw => ({
      kind: 'pings',
      line: Buffer.concat(Array.from({ length: n }, () => layOut({ opcode, payload: of }))),
      expected: [],
    }));
  const said = fc.integer({ min: 1, max: 50 }).map((n): Throw => {
    const line = Buffer.concat(Array.from({ length: n }, () => layOut({ opcode: TEXT, payload: utf8('ping') })));
    return { kind: 'said pings', line, expected: [] };
  });
  const wide = fc.tuple(any, fc.constantFrom<2 | 8>(2, 8)).map(([text, lengthBytes]): Throw => {
    const isWide = lengthBytes === 8 || Buffer.byteLength(text) < 65_536;
    const line = layOut({ opcode: TEXT, payload: utf8(text), ...(isWide ? { lengthBytes } : {}) });
    return { kind: 'a length wider than needed', line, expected: ['unsure'] };
  });
  const forbidden = fc.constantFrom(...Object.entries(FORBIDDEN)).map(([kind, laid]): Throw => {
    return { kind, line: Buffer.concat(laid.map(layOut)), expected: [], end: 'refused' };
  });
  const forgiven = fc
    .constantFrom(...Object.entries(FORGIVEN))
    .map(([kind, laid]): Throw => ({ kind, line: layOut(laid), expected: ['unsure'] }));
  const close = fc
    .tuple(fc.oneof(fc.constantFrom(...BAD_CODES), fc.constantFrom(...GOOD_CODES)), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([code, reason]): Throw => {
      const isBad = BAD_CODES.includes(code);
      const line = layOut({ opcode: CLOSE, payload: closing(code, reason) });
      return { kind: isBad ? 'a close with a bad code' : 'a close', line, expected: [], end: isBad ? 'refused' : 'closed' };
    });
  const odd = fc
    .constantFrom<[string, Uint8Array]>(
      ['a close without a code', utf8('')],
      ['a close of one byte', Buffer.of(3)],
      ['a close with a reason of no UTF-8', closing(1000, Buffer.of(0xff))],
    )
    .map(([kind, of]): Throw => ({ kind, line: layOut({ opcode: CLOSE, payload: of }), expected: [], end: 'closed' }));
  const cut = fc.tuple(any, fc.nat()).map(([text, at]): Throw => {
    const line = layOut({ opcode: TEXT, payload: utf8(text) });
    return { kind: 'cut in the middle', line: line.subarray(0, at % line.length), expected: [], end: 'cut' };
  });
  return fc.oneof(
    { weight: 120, arbitrary: any.map(one('a text', TEXT)) },
    { weight: 8, arbitrary: bytes.map(one('bytes', BINARY)) },
    { weight: 10, arbitrary: parts },
    { weight: 8, arbitrary: broken },
    { weight: 4, arbitrary: pings },
    { weight: 2, arbitrary: said },
    { weight: 2, arbitrary: wide },
    { weight: 3, arbitrary: forbidden },
    { weight: 3, arbitrary: close },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: forgiven },
    { weight: 2, arbitrary: cut },
  );
}

/** What is thrown at one connection: nothing after what ends it. */
export const connectionsFor = (world: World): Arbitrary<Throw[]> =>
  fc.array(throwsFor(world), { minLength: 1, maxLength: 60, size: 'max' }).map((all) => {
    const last = all.findIndex(({ end }) => end !== undefined);
    return last < 0 ? all : all.slice(0, last + 1);
  });
