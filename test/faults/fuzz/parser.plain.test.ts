import { expect, test } from 'vitest';
import type { Socket } from '$rooms/deps';
import { ERROR_CODES } from '$rooms/protocol/error';
import { UP } from '$rooms/protocol/up';
import { PlainRoom } from '../../rooms/plain-room';
import { Judge } from './judge';
import { fuzz } from './parser';

const SHORT = 50_000;
const SEED = 1;
/** Codes that a frame of one who may be here can get. */
const OF_FRAMES = /^(input\.invalid|id\.|frame\.|message\.|member\.|report\.|glossary\.|auth\.forbidden|rate\.)/;

test(`[LIM2] [LIM3] [LIM4] [LIM5] [LIM6] ${SHORT} frames, good and bad: each gets its answer, nobody else hears, the log stays whole`, async () => {
  const { broken, thrown, counts } = await fuzz({ count: SHORT, seed: SEED });
  expect(broken).toEqual([]);
  expect(thrown).toBeGreaterThanOrEqual(SHORT);
  // Else it would prove little: every type was taken, every code was met.
  for (const type of Object.keys(UP)) expect(counts[`taken ${type}`], `${type} was never taken`).toBeGreaterThan(0);
  for (const code of ERROR_CODES.filter((one) => OF_FRAMES.test(one))) expect(counts[code], `${code} was never met`).toBeGreaterThan(0);
}, 120_000);

type Receive = (socket: Socket, data: string | ArrayBuffer | ArrayBufferView) => void;
type Breaking = (receive: Receive, room: PlainRoom) => Receive;

/** A room that breaks a promise whenever a frame comes, and goes on doing so when it has forgotten everything. */
function broken(how: Breaking): () => Judge {
  class Broken extends PlainRoom {
    override forget(): void {
      super.forget();
      const { engine } = this;
      engine.receive = how(engine.receive.bind(engine), this);
    }
  }
  return () => new Judge((sql) => new Broken({}, sql));
}

const has = (data: unknown, word: string) => typeof data === 'string' && data.includes(word);
/** Calls `work` with every text that goes down this socket while a frame is dealt with; sends what it gives, if it gives any. */
function through(socket: Socket, work: (text: string) => string | null, receive: () => void): void {
  const send = socket.send.bind(socket);
  socket.send = (text) => {
    const other = work(text);
    if (other !== null) send(other);
  };
  receive();
  socket.send = send;
}
const error = (code: string, message = 'no') => JSON.stringify([{ type: 'error', code, message }]);

/** What a careless change might do, and how it is told. */
const BROKEN: Record<string, [how: Breaking, told: RegExp]> = {
  'throws at a reaction': [
    (receive) => (socket, data) => {
      if (has(data, '"reaction.set"')) throw new TypeError('bug');
      receive(socket, data);
    },
    /TypeError: bug/,
  ],
  'counts letters, not bytes': [
    (receive) => (socket, data) => {
      const isLong = typeof data === 'string' && data.length <= 32_768 && Buffer.byteLength(data) > 32_768;
      receive(socket, isLong ? '{"type":"glossary.fetch"}' : data);
    },
    /instead of frame.too_large/,
  ],
  'is silent about an unknown type': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => (text.includes('frame.unknown') ? null : text),
        () => receive(socket, data),
      ),
    /no error instead of frame.unknown/,
  ],
  'never closes': [
    (receive) => (socket, data) => {
      const close = socket.close.bind(socket);
      socket.close = (code, reason) => (code === 4009 ? undefined : close(code, reason));
      receive(socket, data);
    },
    /21 bad frames, and closed is null/,
  ],
  'tells everybody of a bad frame': [
    (receive, room) => (socket, data) => {
      receive(socket, data);
      if (data === '') for (const other of room.sockets) if (other !== socket && other.closed === null) other.send(error('frame.invalid'));
    },
    /frame.invalid, and others heard/,
  ],
  'shows a field that nobody may see': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => text.replace('"type":"history.page"', '"type":"history.page","person":"psn_1"'),
        () => receive(socket, data),
      ),
    /more than the schema says/,
  ],
  'answers with a code of its own': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => text.replace('"frame.invalid"', '"json.bad"'),
        () => receive(socket, data),
      ),
    /no event of ours/,
  ],
  'writes before it refuses': [
    (receive, room) => (socket, data) => {
      if (has(data, '"member.ban"')) room.sql.exec('UPDATE room SET closed = closed');
      receive(socket, data);
    },
    /rows were written/,
  ],
  'fails on deep nesting': [
    (receive) => (socket, data) => (has(data, '[[[[') ? socket.send(error('server.failed')) : receive(socket, data)),
    /the room failed/,
  ],
  'says where it failed': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => text.replace(/"message":"[^"]*"/, '"message":"at x (/srv/rooms/frames.ts:9:1)"'),
        () => receive(socket, data),
      ),
    /an error says/,
  ],
  'repeats whatever it was sent': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => text.replace('"code"', '"re":"<script>","code"'),
        () => receive(socket, data),
      ),
    /is neither id nor type/,
  ],
  'swallows a message': [
    (receive) => (socket, data) =>
      through(
        socket,
        (text) => (has(data, '"replyTo"') && text.includes('chat.sent') ? null : text),
        () => receive(socket, data),
      ),
    /chat.send got no answer/,
  ],
  'limits nothing': [
    (receive, room) => (socket, data) => {
      room.engine.room()!.messageLimit.take = () => 0;
      receive(socket, data);
    },
    /messages where .* are let through/,
  ],
  'leaves a hole in what others hear': [
    (receive, room) => (socket, data) => {
      const [witness] = room.sockets;
      through(
        witness!,
        (text) => (text.includes('"chat.deleted"') ? null : text),
        () => receive(socket, data),
      );
    },
    /what the witness heard has/,
  ],
  'keeps a deleted text': [
    (receive, room) => (socket, data) => {
      let isRefused = false;
      through(
        socket,
        (text) => ((isRefused ||= text.includes('"error"')), text),
        () => receive(socket, data),
      );
      if (!isRefused) room.sql.exec("UPDATE message SET text = 'kept' WHERE deleted_at IS NOT NULL");
    },
    /a deleted message kept something/,
  ],
};

test.each(Object.entries(BROKEN))('a room that %s is caught', async (_, [how, told]) => {
  const { broken: found } = await fuzz({ count: SHORT, seed: SEED, judge: broken(how), isShrinking: false });
  expect(found[0]).toMatch(told);
});
