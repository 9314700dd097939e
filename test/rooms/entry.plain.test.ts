import { expect, test } from 'vitest';
import { failing } from './failing-sql';
import { idAt, memberNo, memorySql, ok, PlainRoom, T0 } from './plain-room';

const MINUTE = 60_000;
const wrong = (room: PlainRoom, n: number, address = 'school') => room.ask(n, { code: 'nope', address });

test('[ENT1] after five wrong codes of one address each further attempt waits: 10 s, doubling to an hour; an hour of quiet forgets', () => {
  const room = new PlainRoom({ entry: 'code', code: '열려라' });
  for (let i = 1; i <= 5; i++) expect(wrong(room, i)).toMatchObject({ ok: false, code: 'room.code_wrong' });
  let waitMs = 10_000;
  for (let i = 0; i < 12; i++) {
    expect(room.ask(9, { code: '열려라', address: 'school' }), 'even the right one').toMatchObject({
      code: 'rate.limited',
      retryAfterMs: waitMs,
    });
    expect(room.ask(9), 'a missing one waits too, and elsewhere it does not').toMatchObject({ code: 'room.code_wrong' });
    room.now += waitMs - 1;
    room.forget();
    expect(wrong(room, 6)).toMatchObject({ code: 'rate.limited', retryAfterMs: 1 });
    room.now += 1;
    if (waitMs === 60 * MINUTE) break;
    expect(wrong(room, 6)).toMatchObject({ code: 'room.code_wrong' });
    waitMs = Math.min(60 * MINUTE, waitMs * 2);
  }
  expect(waitMs).toBe(60 * MINUTE);
  for (let i = 1; i <= 5; i++) expect(wrong(room, i)).toMatchObject({ code: 'room.code_wrong' });
  expect(wrong(room, 6)).toMatchObject({ code: 'rate.limited', retryAfterMs: 10_000 });
  room.now += 10_000;
  expect(room.ask(9, { code: ' 열려라 '.normalize('NFD'), address: 'school' }), 'however it is typed').toMatchObject({
    ok: true,
    waiting: false,
  });
});

test('[ENT1] a right code costs no guess, however often the joining itself fails', () => {
  const sql = failing(memorySql());
  const room = new PlainRoom({ entry: 'code', code: 'sesame' }, sql);
  for (let i = 1; i <= 4; i++) expect(wrong(room, i)).toMatchObject({ code: 'room.code_wrong' });
  const ask = () => room.ask(9, { code: 'sesame', address: 'school' });
  sql.isFull = true;
  for (let i = 0; i < 20; i++) expect(ask).toThrow('disk full');
  sql.isFull = false;
  expect(wrong(room, 5)).toMatchObject({ code: 'room.code_wrong' });
  expect(ask()).toMatchObject({ code: 'rate.limited', retryAfterMs: 10_000 });
  room.now += 10_000;
  expect(ask()).toMatchObject({ ok: true });
});

test('[ENT1] a missing code costs nothing, and members need none', () => {
  const room = new PlainRoom({ entry: 'code', code: 'sesame' });
  for (let i = 0; i < 20; i++) expect(room.ask(1)).toMatchObject({ code: 'room.code_wrong' });
  expect(room.ask(1, { code: 'sesame' })).toMatchObject({ ok: true });
  expect(room.ask(1)).toMatchObject({ ok: true });
});

test('[ENT2] refused holds ten minutes', () => {
  const room = new PlainRoom({ entry: 'approval' });
  const head = room.lead();
  expect(room.ask(1)).toEqual({ ok: true, waiting: true });
  room.up(head, { type: 'entry.decide', member: memberNo(1), admit: false });
  room.now += 10 * MINUTE - 1;
  expect(room.ask(1)).toMatchObject({ code: 'room.refused' });
  room.now += 1;
  expect(room.ask(1)).toEqual({ ok: true, waiting: true });
  expect(head.last('entry.waiting')?.waiting).toEqual([{ member: memberNo(1), nickname: 'N1', since: room.now }]);
});

test('[CON4] a ticket opens one socket within 60 s', () => {
  const room = new PlainRoom();
  const { ticket, expiresAt } = room.join(1);
  expect(expiresAt).toBe(T0 + MINUTE);
  room.now += MINUTE;
  expect(room.open(ticket).closed).toBeNull();
  expect(room.open(ticket).closed).toBe(4001);
  const late = room.join(1).ticket;
  room.now += MINUTE + 1;
  expect(room.open(late).closed).toBe(4001);
});

test('[CON4] an unspent ticket ends with its member', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const { ticket, key } = room.join(1);
  room.up(head, { type: 'member.remove', member: memberNo(1) });
  expect(room.open(ticket).closed).toBe(4001);
  expect(room.engine.ticket(key)).toMatchObject({ code: 'auth.required' });
  room.join(1);
  expect(room.open(ticket).closed, 'not even after coming back').toBe(4001);
  expect(room.engine.ticket(key)).toMatchObject({ code: 'auth.required' });
});

test('[MEM3] who left and comes back by approval is told as back', () => {
  const room = new PlainRoom();
  const head = room.lead();
  room.join(1);
  ok(room.engine.leave({ member: memberNo(1) }));
  room.up(head, { type: 'room.set', entry: 'approval' });
  expect(room.ask(1)).toEqual({ ok: true, waiting: true });
  room.up(head, { type: 'entry.decide', member: memberNo(1), admit: true });
  expect(head.last('member.updated')).toMatchObject({ member: memberNo(1), removed: false });
  expect(ok(room.engine.view()).room.memberCount).toBe(2);
});

test('[ENT5] [LOG5] who had spoken, left, and waits keeps its name when nobody decides any more', () => {
  const room = new PlainRoom();
  const head = room.lead();
  room.up(room.enter(1), { type: 'chat.send', id: idAt(T0), text: 'I was here' });
  ok(room.engine.leave({ member: memberNo(1) }));
  room.up(head, { type: 'room.set', entry: 'approval' });
  room.ask(1, { nickname: 'Someone rude' });
  room.up(head, { type: 'room.set', entry: 'code', code: 'sesame' });
  const { items } = ok(room.engine.messages({ key: room.head.key }, { limit: 10 }));
  expect(items[0]!.author.nickname, 'a name changes by an event only').toBe('N1');
  expect(ok(room.engine.standing(memberNo(1))).standing).toBe('left');
});

test('[ENT6] banning who waits takes them off the list', () => {
  const room = new PlainRoom({ entry: 'approval' });
  const head = room.lead();
  room.ask(1);
  room.up(head, { type: 'member.ban', member: memberNo(1) });
  expect(head.last('entry.waiting')?.waiting).toEqual([]);
  expect(head.last('member.banned')?.members).toEqual([{ member: memberNo(1), nickname: 'N1' }]);
  expect(room.ask(1)).toMatchObject({ code: 'room.banned' });
  expect(ok(room.engine.view()).room.memberCount).toBe(1);
});

test('making again gives no key to a maker who is no longer in', () => {
  const room = new PlainRoom();
  room.enter(1);
  const again = () => new PlainRoom({}, room.sql).head;
  expect(again().member.role).toBe('head');
  ok(room.engine.leave({ key: room.head.key }));
  expect(again).toThrow('auth.forbidden');
});
