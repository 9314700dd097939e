import { expect, test } from 'vitest';
import { idAt, memberNo, ok, PlainRoom, T0 } from './plain-room';

let n = 0;
const say = () => ({ type: 'chat.send', id: idAt(T0, ++n), text: 'hello' });
/** What a frame was answered. Who came before rides along with whatever is said next. */
const codes = (events: { type: string }[]) =>
  events.filter(({ type }) => type !== 'presence.changed').map((event) => ('code' in event ? event.code : event.type));

test('[LIM1] 20 messages at once, then 5 a second, over all connections and HTTP together', () => {
  const room = new PlainRoom();
  const first = room.enter(1);
  const second = room.open(room.join(1).ticket);
  for (let i = 0; i < 19; i++) expect(codes(room.up(i % 2 ? first : second, say()))).toEqual(['chat.sent']);
  expect(room.engine.send({ member: memberNo(1) }, say(), null)).toMatchObject({ ok: true });
  expect(room.up(first, say())).toMatchObject([{ code: 'rate.limited', retryAfterMs: 200 }]);
  expect(room.engine.send({ member: memberNo(1) }, say(), null)).toMatchObject({ ok: false, code: 'rate.limited', retryAfterMs: 200 });
  expect(codes(room.up(room.enter(2), say())), 'another member has its own').toEqual(['chat.sent']);
  for (let i = 0; i < 25; i++) {
    room.now += 200;
    expect(codes(room.up(first, say()))).toEqual(['chat.sent']);
    expect(codes(room.up(second, say()))).toEqual(['rate.limited']);
  }
  room.now += 60_000;
  for (let i = 0; i < 20; i++) expect(codes(room.up(first, say()))).toEqual(['chat.sent']);
  expect(codes(room.up(first, say()))).toEqual(['rate.limited']);
});

test('[ID1] [LIM1] a message sent again costs nothing, and is answered past every limit', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  const frames = Array.from({ length: 20 }, say);
  for (const frame of frames) room.up(socket, frame);
  expect(codes(room.up(socket, say()))).toEqual(['rate.limited']);
  for (const frame of frames) expect(codes(room.up(socket, { ...frame, text: 5, replyTo: 'x' }))).toEqual(['chat.sent']);
  room.now += 200;
  expect(codes(room.up(socket, say()))).toEqual(['chat.sent']);
});

test('[LIM1] other frames: 60 at once, then 20 a second; each refused one has its own error', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  const ask = { type: 'history.fetch', before: 1, limit: 1 };
  for (let i = 0; i < 60; i++) expect(codes(room.up(socket, ask))).toEqual(['history.page']);
  for (let i = 0; i < 3; i++) expect(room.up(socket, ask)).toMatchObject([{ code: 'rate.limited', retryAfterMs: 50, re: 'history.fetch' }]);
  expect(codes(room.up(socket, say())), 'messages have a bucket of their own').toEqual(['chat.sent']);
  room.now += 50;
  expect(codes(room.up(socket, ask))).toEqual(['history.page']);
  expect(codes(room.up(socket, ask))).toEqual(['rate.limited']);
});

test('[LIM1] tickets are no frames: who has just connected has the whole burst', () => {
  const room = new PlainRoom();
  room.enter(1);
  const { key } = room.join(1);
  const { ticket } = ok(room.engine.ticket(key));
  const socket = room.open(ticket);
  for (let i = 0; i < 60; i++) expect(codes(room.up(socket, { type: 'history.fetch', before: 1, limit: 1 }))).toEqual(['history.page']);
  const tickets = Array.from({ length: 60 }, () => room.engine.ticket(key));
  expect(tickets.filter((answer) => !answer.ok)).toMatchObject([{ code: 'rate.limited', retryAfterMs: 50 }]);
});

const bad: [string, string][] = [
  ['broken JSON', '{'],
  ['an unknown type', '{"type":"no.such"}'],
  ['a message without an id', '{"type":"chat.send","text":"x"}'],
  ['a message without text', `{"type":"chat.send","id":"${idAt(T0)}"}`],
  ['an edit with a text that is none', '{"type":"chat.edit","target":1,"text":5}'],
  ['a language missing', '{"type":"lang.set"}'],
  ['a language that is a number', '{"type":"lang.set","lang":5}'],
  ['a frame too large', `{"type":"lang.set","lang":"${'a'.repeat(33_000)}"}`],
];
test.each(bad)('[LIM4] the 21st within a minute closes, 20 do not: %s', (_, frame) => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  for (let i = 0; i < 20; i++) room.up(socket, frame);
  expect(socket.closed).toBeNull();
  expect(socket.heard('error').map((e) => e.code)).not.toContain('rate.limited');
  room.now += 59_999;
  const other = room.open(room.join(1).ticket);
  room.up(other, frame);
  expect(other.closed, 'counted by connection').toBeNull();
  room.forget();
  expect(codes(room.up(socket, frame))).toEqual([expect.stringMatching(/^frame\./)]);
  expect(socket.closed).toBe(4009);
});

test('[LIM4] a minute later they are forgotten', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  for (let i = 0; i < 20; i++) room.up(socket, '{');
  room.now += 60_000;
  for (let i = 0; i < 20; i++) room.up(socket, '{');
  expect(socket.closed).toBeNull();
  room.up(socket, '{');
  expect(socket.closed).toBe(4009);
});

test('[LIM4] bad frames count even where good ones are over the limit', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  for (let i = 0; i < 25; i++) room.up(socket, say());
  for (let i = 0; i < 70; i++) room.up(socket, { type: 'presence.typing', on: false });
  for (let i = 0; i < 20; i++) expect(codes(room.up(socket, i % 2 ? '{"type":"chat.send"}' : '[]'))).toEqual(['frame.invalid']);
  expect(socket.closed).toBeNull();
  room.up(socket, '{"type":"x"}');
  expect(socket.closed).toBe(4009);
});

test('[LIM4] what was on its way behind the 21st does nothing any more', () => {
  const room = new PlainRoom();
  const [head, socket] = [room.lead(), room.enter(1)];
  room.pass(1000);
  for (let i = 0; i < 21; i++) room.up(socket, '{');
  expect(socket.closed).toBe(4009);
  for (let i = 0; i < 2000; i++) room.up(socket, '{');
  room.up(socket, say());
  expect(head.heard('chat.sent')).toEqual([]);
  room.hangUp(socket);
  room.pass(1000);
  expect(head.heard('presence.changed').filter((e) => e.left)).toHaveLength(1);
});

test('[MOD3] slow mode holds a member, over connections and HTTP, and not who may skip it', () => {
  const room = new PlainRoom();
  const [head, a] = [room.lead(), room.enter(1)];
  room.up(head, { type: 'room.set', slowModeMs: 30_000 });
  expect(codes(room.up(a, say()))).toEqual(['chat.sent']);
  room.now += 10_000;
  room.forget();
  expect(room.up(a, say())).toMatchObject([{ code: 'rate.limited', retryAfterMs: 20_000 }]);
  expect(room.engine.send({ member: memberNo(1) }, say(), null)).toMatchObject({ code: 'rate.limited', retryAfterMs: 20_000 });
  for (let i = 0; i < 5; i++) expect(codes(room.up(head, say()))).toContain('chat.sent');
  room.now += 20_000;
  expect(codes(room.up(a, say()))).toEqual(['chat.sent']);
  room.up(head, { type: 'room.set', slowModeMs: 0 });
  expect(codes(room.up(a, say()))).toEqual(['chat.sent']);
});

test('[MEM2] a ticket asked in a loop is limited, and fills nothing', () => {
  const room = new PlainRoom();
  const { key } = room.join(1);
  for (let i = 0; i < 60; i++) ok(room.engine.ticket(key));
  expect(room.engine.ticket(key)).toMatchObject({ code: 'rate.limited' });
  for (let i = 0; i < 200; i++) {
    room.now += 50;
    room.engine.ticket(key);
  }
  expect(room.sql.exec('SELECT 1 AS one FROM ticket WHERE member = ?', memberNo(1)).toArray().length).toBeLessThanOrEqual(60);
});

test('[LIM3] an attachment is refused for its content, which never closes', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  for (const attachments of [[{ id: 'med_1' }], [1], [null], ['x']])
    expect(room.up(socket, { ...say(), text: '', attachments })).toMatchObject([{ code: 'input.invalid' }]);
  expect(codes(room.up(socket, { ...say(), attachments: [] }))).toEqual(['chat.sent']);
  expect(codes(room.up(socket, { ...say(), attachments: 'x' }))).toEqual(['frame.invalid']);
});

test('[CON1] an address is full at 300 sockets of a room, and has room again when one goes, also after sleep', () => {
  const room = new PlainRoom();
  const sockets = Array.from({ length: 300 }, (_, i) => room.open(room.join(1 + Math.floor(i / 10)).ticket));
  expect(sockets.every(({ closed }) => closed === null)).toBe(true);
  expect([room.engine.isAddressFull('here'), room.engine.isAddressFull('there')]).toEqual([true, false]);
  room.forget();
  expect(room.engine.isAddressFull('here')).toBe(true);
  room.hangUp(sockets[0]!);
  expect(room.engine.isAddressFull('here')).toBe(false);
});
