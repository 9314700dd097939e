import { down, type DownOf } from '$rooms/protocol/down';
import { z } from '$rooms/protocol/z';
import { upgrade } from '../../support/contract-upgrade';
import { newId } from '../../support/contract-http';
import { insidesIn } from './insides';
import type { Throw } from './throws';
import { CLOSE, layOut, readFrames, TEXT, type Down } from './wire';

const PATIENCE_MS = 30_000;
/** Bad frames of one connection in a minute that it survives. */
const BAD_MAX = 20;
/** What a server may end a connection with that broke RFC 6455 (§7.4.1). */
const REFUSED = new Set([1002, 1007, 1009, 4009]);
const BAD = new Set(['frame.invalid', 'frame.unknown', 'frame.too_large']);
const frame = z.array(down);

/** How a connection ended: by a code, by the line going down, or not. */
export type Ended = number | 'cut' | null;
type Found = { ended: Ended; errors: DownOf<'error'>[]; wrong: string[] };

/** Throws things at one socket, waits for all that comes of it, and says what was wrong. */
export async function throwAt(url: string, throws: Throw[]): Promise<Found> {
  const { status, socket } = await upgrade(url);
  if (!socket) return { ended: null, errors: [], wrong: [`not upgraded: ${status}`] };
  const found: Found = { ended: null, errors: [], wrong: [] };
  const marker = newId();
  const isEnding = throws.at(-1)?.end !== undefined;
  try {
    await new Promise<void>((done) => {
      const timer = setTimeout(() => {
        found.wrong.push(isEnding ? `still open after ${throws.at(-1)!.kind}` : 'the last frame was not answered');
        done();
      }, PATIENCE_MS);
      const end = (how: Ended) => {
        clearTimeout(timer);
        found.ended ??= how;
        done();
      };
      socket.on('error', () => {});
      socket.on('close', () => end('cut'));
      readFrames(socket, (heard) => hear(heard, found, marker, end));
      for (const { line } of throws) socket.write(line);
      if (throws.at(-1)?.end === 'cut') {
        socket.end();
        end('cut');
      } else if (!isEnding) socket.write(layOut({ opcode: TEXT, payload: Buffer.from(`{"type":"chat.send","id":"${marker}","text":""}`) }));
    });
  } finally {
    if (found.ended === null) socket.write(layOut({ opcode: CLOSE, payload: Buffer.from([0x03, 0xe8]) }));
    socket.destroy();
  }
  found.wrong.push(...wrongIn(throws, found));
  return found;
}

function hear(heard: Down, found: Found, marker: string, end: (how: Ended) => void): void {
  if ('close' in heard) return end(heard.close);
  if ('odd' in heard) return void found.wrong.push(`a frame that no server sends: ${heard.odd}`);
  if ('pong' in heard || heard.text === 'pong') return;
  if (insidesIn(heard.text)) found.wrong.push(`our insides: ${heard.text.slice(0, 500)}`);
  const read = frame.safeParse(parsed(heard.text));
  if (!read.success) return void found.wrong.push(`no frame of ours: ${heard.text.slice(0, 500)}`);
  for (const event of read.data) {
    if (event.type !== 'error') continue;
    if (event.re === marker) end(null);
    else found.errors.push(event);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Each bad frame has its own error, in order; the 21st of them ends the connection, and nothing else does. */
export function wrongIn(throws: Throw[], { ended, errors }: Pick<Found, 'ended' | 'errors'>): string[] {
  const wrong: string[] = [];
  if (errors.some(({ code }) => code === 'server.failed')) wrong.push('the room failed');
  const { end, kind } = throws.at(-1) ?? {};
  if (end === 'cut') return wrong;
  const expected = throws.flatMap((one) => one.expected);
  const got = errors.map(({ code }) => code).filter((code) => BAD.has(code));
  // A goodbye may overtake what was on its way before it.
  const isWhole = end === undefined && ended === null;
  if (!expected.includes('unsure') && !isAnswered(expected, got, isWhole))
    wrong.push(`errors ${got.join(' ')} instead of ${expected.join(' ')}`);
  if (got.length > BAD_MAX && ended !== 4009 && end === undefined) wrong.push(`${got.length} bad frames, and it ended with ${ended}`);
  if (ended === 4009 && got.length !== BAD_MAX + 1 && end !== 'closed') wrong.push(`ended with 4009 after ${got.length} bad frames`);
  const isForgiven = expected.includes('unsure') && REFUSED.has(ended as number);
  if (end === undefined && ended !== null && ended !== 4009 && !isForgiven) wrong.push(`ended with ${ended} for no reason`);
  if (end === 'refused' && typeof ended === 'number' && !REFUSED.has(ended)) wrong.push(`${kind}: ended with ${ended}`);
  return wrong;
}

/** Whether these errors may answer these frames, each in its place: a frame of a known type (null) may lack a field, which is frame.invalid. */
function isAnswered(expected: Throw['expected'], got: string[], isWhole: boolean): boolean {
  let at = new Set([0]);
  for (const code of expected) {
    const next = new Set<number>();
    for (const place of at) {
      if (code === null) next.add(place);
      if (got[place] === (code ?? 'frame.invalid')) next.add(place + 1);
      // The rest was never dealt with.
      if (!isWhole && place === got.length) next.add(place);
    }
    at = next;
  }
  return at.has(got.length);
}
