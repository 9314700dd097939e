import { expect, test } from 'vitest';
import { idAt, memberNo, memorySql, ok, PlainRoom } from './plain-room';

const DAY = 24 * 60 * 60_000;
let n = 0;
const say = (room: PlainRoom, socket: ReturnType<PlainRoom['lead']>, text = 'x') =>
  room.up(socket, { type: 'chat.send', id: idAt(room.now, ++n), text });

test('[CON8] who left off further back than 10,000 events and 7 days starts anew; one of the two is followed', () => {
  const room = new PlainRoom();
  const head = room.lead();
  say(room, head);
  for (let i = 0; i < 10_050; i++) {
    room.now += 1000;
    room.up(head, { type: 'reaction.set', target: 1, emoji: '🍞', on: i % 2 === 0 });
  }
  const open = () => room.open(ok(room.engine.ticket(room.head.key)).ticket, { since: '1', epoch: 'epoch-1' });
  expect(open().heard('room.welcome')[0]).toMatchObject({ gap: false, head: 10_051 });
  room.now += 8 * DAY;
  const far = open();
  expect(far.heard('room.welcome')[0]).toMatchObject({ gap: true });
  expect(far.heard('history.page')).toHaveLength(1);
  const near = room.open(ok(room.engine.ticket(room.head.key)).ticket, { since: '10000', epoch: 'epoch-1' });
  expect(near.heard('room.welcome')[0]).toMatchObject({ gap: false });
});

test('[ID1] looking up old ids is bounded for one member, and for nobody else', () => {
  const sql = memorySql();
  let lookUps = 0;
  const exec: typeof sql.exec = (query, ...values) => {
    if (query.startsWith('SELECT seq FROM late_id')) lookUps++;
    return sql.exec(query, ...values);
  };
  const room = new PlainRoom({}, { ...sql, exec });
  const [head, other] = [room.lead(), room.enter(1)];
  const send = (socket: typeof head) => room.up(socket, { type: 'chat.send', id: idAt(room.now - DAY, ++n), text: 'x' });
  const answers = Array.from({ length: 600 }, () => send(head)[0]);
  expect(lookUps).toBe(500);
  expect(answers.filter((event) => event?.type === 'chat.sent')).toHaveLength(20);
  expect(answers.at(-1)).toMatchObject({ code: 'rate.limited', retryAfterMs: expect.any(Number) });
  expect(send(other)).toContainEqual(expect.objectContaining({ type: 'chat.sent' }));
});

test('[CH4] a message is edited a hundred times and no more', () => {
  const room = new PlainRoom();
  const head = room.lead();
  say(room, head);
  for (let i = 0; i < 100; i++) {
    room.now += 1000;
    expect(room.up(head, { type: 'chat.edit', target: 1, text: `${i}` })[0]).toMatchObject({ type: 'chat.edited' });
  }
  expect(room.up(head, { type: 'chat.edit', target: 1, text: 'once more' })).toEqual([
    expect.objectContaining({ type: 'error', code: 'input.invalid', re: 'chat.edit' }),
  ]);
});

test('[MOD4] one member has 20 reports open at most, and keeps nobody else from reporting', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const [eager, other] = [room.enter(1), room.enter(2)];
  for (let i = 0; i < 22; i++) {
    room.now += 1000;
    say(room, head);
  }
  const report = (socket: typeof eager, target: number) => room.up(socket, { type: 'report.send', target, kind: 'spam' });
  for (let target = 1; target <= 20; target++) expect(report(eager, target)).toContainEqual({ type: 'report.received', target });
  expect(report(eager, 21)).toEqual([expect.objectContaining({ code: 'rate.limited', re: 'report.send' })]);
  expect(report(eager, 20)).toEqual([{ type: 'report.received', target: 20 }]);
  expect(report(other, 21)).toContainEqual({ type: 'report.received', target: 21 });
});

test('[MEM3] who was in, asked again and was refused, comes back by an event once the room is open', () => {
  const room = new PlainRoom({ entry: 'approval' });
  const head = room.lead();
  room.ask(1, { nickname: 'Before' });
  room.up(head, { type: 'entry.decide', member: memberNo(1), admit: true });
  ok(room.engine.leave({ member: memberNo(1) }));
  room.ask(1, { nickname: 'Before' });
  room.up(head, { type: 'entry.decide', member: memberNo(1), admit: false });
  room.up(head, { type: 'room.set', entry: 'open' });
  ok(room.ask(1, { nickname: 'After' }));
  expect(head.last('member.updated')).toMatchObject({ member: memberNo(1), nickname: 'After', removed: false });
});

test('[ENT3] a closed room takes in nobody by opening its entry', () => {
  const room = new PlainRoom({ entry: 'approval' });
  const head = room.lead();
  room.ask(1);
  room.up(head, { type: 'room.set', entry: 'open', closed: true });
  expect(room.engine.standing(memberNo(1))).toEqual({ ok: true, standing: 'none' });
  expect(head.last('entry.waiting')?.waiting).toEqual([]);
});
