import { expect, test } from 'vitest';
import { idAt, memberNo, ok, PlainRoom, T0 } from './plain-room';

const DAY = 24 * 60 * 60_000;
const KEPT = 10_000;

/** Writes the log on by `count` events: every third a message, the others reactions and edits of it. */
function fill(room: PlainRoom, count: number, everyMs: number): void {
  const { sql } = room;
  const head = room.engine.room()!.log.head;
  sql.exec(
    `WITH RECURSIVE n(seq) AS (SELECT ${head + 1} UNION ALL SELECT seq + 1 FROM n WHERE seq < ${head + count})
       INSERT INTO message (seq, at, id, member, text, lang) SELECT seq, ${room.now} + (seq - ${head}) * ${everyMs}, 'id-' || seq, '${memberNo(0)}', 'text ' || seq, 'en' FROM n WHERE seq % 3 = 0;
     WITH RECURSIVE n(seq) AS (SELECT ${head + 1} UNION ALL SELECT seq + 1 FROM n WHERE seq < ${head + count})
       INSERT INTO event (seq, at, body, text) SELECT seq, ${room.now} + (seq - ${head}) * ${everyMs},
         json_object('type', 'chat.edited', 'seq', seq, 'target', seq - seq % 3, 'lang', 'en', 'editedAt', ${room.now}), 'edit ' || seq FROM n WHERE seq % 3 > 0`,
  );
  room.now += count * everyMs;
  room.forget();
}

const seqs = (room: PlainRoom, table: 'event' | 'message') =>
  room.sql
    .exec<{ seq: number }>(`SELECT seq FROM ${table} ORDER BY seq`)
    .toArray()
    .map(({ seq }) => seq);
const oldestEvent = (room: PlainRoom) => seqs(room, 'event')[0]!;
/** When something was logged; long ago, where it is gone. */
const timeOf = (room: PlainRoom, seq: number) =>
  room.sql.exec<{ at: number }>('SELECT at FROM message WHERE seq = ? UNION ALL SELECT at FROM event WHERE seq = ?', seq, seq).toArray()[0]
    ?.at ?? 0;
/** Something is said, and the room is awake for it. */
async function awake(room: PlainRoom): Promise<void> {
  const head = room.lead();
  room.up(head, { type: 'chat.send', id: idAt(room.now, room.now % 1e6), text: 'x' });
  room.hangUp(head);
  while (await room.ring());
}
function follow(room: PlainRoom, since: number) {
  const socket = room.open(ok(room.engine.ticket(room.head.key)).ticket, { since: String(since), epoch: 'epoch-1' });
  // A long replay takes its time.
  room.pass(60_000);
  const { gap } = socket.heard('room.welcome')[0]!;
  const replayed = socket.frames.flat().flatMap((event) => ('seq' in event ? [event.seq] : []));
  room.hangUp(socket);
  return { gap, replayed };
}

test('[LOG8] what is older than both 10,000 events and 7 days goes, a stretch at a time, and messages stay', async () => {
  const room = new PlainRoom();
  fill(room, 15_000, 120_000);
  const messages = seqs(room, 'message');
  await awake(room);
  expect(oldestEvent(room), 'a bounded part of it in one waking').toBe(2002);
  for (let i = 0; i < 5; i++) await awake(room);
  expect(oldestEvent(room), 'the newest 10,000 stay, and less than a stretch more').toBe(5002);
  // Many in a short while: now it is the 7 days that keep them.
  fill(room, 20_000, 1000);
  for (let i = 0; i < 50; i++) await awake(room);
  const ages = room.sql
    .exec<{ at: number }>('SELECT at FROM event ORDER BY seq')
    .toArray()
    .map(({ at }) => room.now - at);
  expect(ages[0]).toBeGreaterThan(7 * DAY);
  expect(ages[0]).toBeLessThan(7 * DAY + 500 * 120_000);
  expect(ages).toHaveLength(seqs(room, 'event').length);
  expect(seqs(room, 'message').filter((seq) => seq <= 15_000)).toEqual(messages);
});

test.each(['awake', 'forgetting'])('[CON8] [LOG8] %s: a gap is told exactly where the log can’t be followed any more', async (mood) => {
  const room = new PlainRoom();
  fill(room, 14_000, 60_000);
  for (let i = 0; i < 4; i++) {
    await awake(room);
    if (mood === 'forgetting') room.forget();
    const { head } = room.engine.room()!.log;
    const first = oldestEvent(room);
    for (const since of [0, first - 501, first - 2, first - 1, first, head - KEPT - 1, head - KEPT, head]) {
      if (since < 0) continue;
      const { gap, replayed } = follow(room, since);
      const all = Array.from({ length: head - since }, (_, n) => since + 1 + n);
      expect(replayed, `since ${since} of ${head}`).toEqual(gap ? [] : all);
      const isOld = since < head && timeOf(room, since + 1) < room.now - 7 * DAY;
      expect(gap, `since ${since} of ${head}, the oldest event is ${first}`).toBe(head - since > KEPT && isOld);
    }
    room.now += 60_000;
  }
});

test('[CON8] a clock that is set back finds nothing that is gone', async () => {
  const room = new PlainRoom();
  fill(room, 12_000, 60_000);
  for (let i = 0; i < 3; i++) await awake(room);
  const first = oldestEvent(room);
  room.now -= 300 * DAY;
  room.sql.exec('UPDATE event SET at = ?', T0);
  room.sql.exec('UPDATE message SET at = ?', T0);
  room.forget();
  expect(follow(room, first - 1).gap).toBe(false);
  expect(follow(room, first - 400).gap).toBe(true);
});

test('[CH6] [LOG8] deleting a message forgets the texts of its edits that are left, those before them being gone already', async () => {
  const room = new PlainRoom();
  const head = room.lead();
  room.up(head, { type: 'chat.send', id: idAt(T0), text: 'secret 0' });
  for (const text of ['secret 1', 'secret 2']) room.up(head, { type: 'chat.edit', target: 1, text });
  room.hangUp(head);
  fill(room, 12_000, 60_000);
  const again = room.lead();
  room.up(again, { type: 'chat.edit', target: 1, text: 'secret 3' });
  room.up(again, { type: 'chat.edit', target: 1, text: 'secret 4' });
  for (let i = 0; i < 3; i++) await awake(room);
  expect(oldestEvent(room)).toBeGreaterThan(3);
  expect(JSON.stringify(room.sql.exec("SELECT text FROM event WHERE text LIKE 'secret%'").toArray())).toContain('secret 3');
  room.up(again, { type: 'chat.delete', target: 1 });
  expect(again.last('chat.deleted')).toMatchObject({ target: 1 });
  for (const table of ['event', 'message'])
    expect(JSON.stringify(room.sql.exec(`SELECT * FROM ${table}`).toArray())).not.toContain('secret');
});

test('[LOG8] [ID1] late ids go with their stretch, and those still in their 7 days stay known', async () => {
  const room = new PlainRoom();
  const say = (id: string) => {
    const head = room.lead();
    const answer = room.up(head, { type: 'chat.send', id, text: 'late' })[0];
    room.hangUp(head);
    return answer;
  };
  const late = () => room.sql.exec<{ id: string }>('SELECT id FROM late_id').toArray();
  say(idAt(T0 - DAY, 1));
  fill(room, 12_000, 60_000);
  const id = idAt(room.now - DAY, 2);
  say(id);
  const seq = room.engine.room()!.log.head;
  expect(late()).toHaveLength(2);
  for (let i = 0; i < 3; i++) await awake(room);
  expect(late()).toEqual([{ id }]);
  expect(say(id)).toMatchObject({ type: 'chat.sent', seq });
});

test('[LOG8] nothing wakes a room only to trim it', async () => {
  const room = new PlainRoom();
  fill(room, 12_000, 60_000);
  room.now += 30 * DAY;
  await awake(room);
  expect([room.alarm, room.timers.size]).toEqual([null, 0]);
  expect(room.engine.room()!.log.trimmedTo).toBe(2000);
});
