import { afterEach, expect, test, vi } from 'vitest';
import { crowded, saying } from './crowded';
import { idAt, type PlainRoom, type PlainSocket, T0 } from './plain-room';

const KIB = 1024;
afterEach(() => vi.restoreAllMocks());

/** What of a frame is parsed while the room deals with it. */
function parsedBy(room: PlainRoom, socket: PlainSocket, data: string | ArrayBuffer | ArrayBufferView): string[] {
  const parse = vi.spyOn(JSON, 'parse');
  socket.send = () => undefined;
  room.engine.receive(socket, data);
  const texts = parse.mock.calls.map(([text]) => text);
  parse.mockRestore();
  return texts.filter((text) => text === data);
}

const padded = (bytes: number, filler: string) => {
  const frame = JSON.stringify(saying({ now: T0 } as PlainRoom, ''));
  const width = new TextEncoder().encode(filler).length;
  const missing = bytes - frame.length;
  return frame.replace('"text":""', `"text":"${filler.repeat(Math.floor(missing / width))}${'x'.repeat(missing % width)}"`);
};

test.each(['x', '가', '🍞', '\u00e9'])('[FAN6] a frame of 32 KiB is parsed, one byte more is not: %s', (filler) => {
  const { room, head } = crowded(2);
  expect(new TextEncoder().encode(padded(32 * KIB, filler)).length).toBe(32 * KIB);
  expect(room.up(head, padded(32 * KIB, filler))).toMatchObject([{ code: 'input.invalid' }]);
  expect(room.up(head, padded(32 * KIB + 1, filler))).toMatchObject([{ type: 'error', code: 'frame.too_large' }]);
  expect(parsedBy(room, head, padded(32 * KIB, filler))).toHaveLength(1);
  expect(parsedBy(room, head, padded(32 * KIB + 1, filler))).toEqual([]);
  expect(parsedBy(room, head, padded(1000 * KIB, filler))).toEqual([]);
});

test('[FAN6] binary frames are measured too', () => {
  const { room, head } = crowded(2);
  const up = (data: ArrayBuffer | ArrayBufferView) => {
    const before = head.frames.length;
    room.engine.receive(head, data);
    return head.frames.slice(before).flat();
  };
  expect(up(new ArrayBuffer(10))).toMatchObject([{ code: 'frame.invalid' }]);
  expect(up(new Uint8Array(32 * KIB + 1))).toMatchObject([{ code: 'frame.too_large' }]);
});

test('[FAN6] [LIM4] frames too large cost no limit, and the 21st within a minute closes', () => {
  const { room, others } = crowded(2);
  const [other] = others;
  for (let i = 0; i < 20; i++) expect(room.up(other!, padded(40 * KIB, 'x'))).toMatchObject([{ code: 'frame.too_large' }]);
  for (let i = 0; i < 20; i++)
    expect(room.up(other!, { type: 'chat.send', id: idAt(room.now, 90_000 + i), text: 'x' })).toMatchObject([{ type: 'chat.sent' }]);
  for (let i = 0; i < 60; i++) expect(room.up(other!, { type: 'read.mark', seq: 1 })).toEqual([]);
  expect(other!.closed).toBeNull();
  room.up(other!, padded(40 * KIB, 'x'));
  expect(other!.closed).toBe(4009);
});
