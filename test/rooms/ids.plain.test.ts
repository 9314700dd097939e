import { describe, expect, test } from 'vitest';
import { Ids } from '$rooms/log/ids';
import { idAt, memorySql, memberNo, PlainRoom, T0 } from './plain-room';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each([
  { mood: 'awake', isForgetful: false },
  { mood: 'forgetting', isForgetful: true },
])('ids in time, $mood', ({ isForgetful }) => {
  const say = (room: PlainRoom, socket: ReturnType<PlainRoom['lead']>, id: string, text = 'hello') => {
    if (isForgetful) room.forget();
    return room.up(socket, { type: 'chat.send', id, text })[0];
  };

  const sent = { type: 'chat.sent', seq: 1 };
  const refused = (code: string) => ({ type: 'error', code, now: T0 });
  test.each([
    ['60 s ahead', MINUTE, sent],
    ['a millisecond more', MINUTE + 1, refused('id.future')],
    ['7 days old', -7 * DAY, sent],
    ['a millisecond older', -7 * DAY - 1, refused('id.expired')],
    ['now', 0, sent],
  ])('[ID2] an id %s', (_, shift, expected) => {
    const room = new PlainRoom();
    expect(say(room, room.lead(), idAt(T0 + shift))).toMatchObject(expected);
  });

  test.each([
    ['fresh', 0],
    ['nearly late', -2 * MINUTE + 1],
    ['just late', -2 * MINUTE],
    ['late', -2 * MINUTE - 1],
    ['from the future', MINUTE],
    ['days old', -6 * DAY],
  ])('[ID1] an id that is %s is known at every later time within its 7 days', (_, shift) => {
    const room = new PlainRoom();
    const head = room.lead();
    const id = idAt(T0 + shift);
    expect(say(room, head, id)).toMatchObject({ seq: 1 });
    const left = 7 * DAY + shift;
    for (const after of [1, MINUTE, 2 * MINUTE - 1, 2 * MINUTE, 2 * MINUTE + 1, 3 * MINUTE, 3 * MINUTE + 1, DAY, left].sort(
      (a, b) => a - b,
    )) {
      if (after > left) continue;
      room.now = T0 + after;
      expect(say(room, head, id, 'other'), `after ${after} ms`).toMatchObject({ type: 'chat.sent', seq: 1, text: 'hello' });
    }
    room.now = T0 + left + 1;
    expect(say(room, head, id)).toMatchObject({ type: 'error', code: 'id.expired' });
  });

  test('[ID1] [LOG2] a clock set back neither doubles a message nor runs back in the log', () => {
    const room = new PlainRoom();
    const head = room.lead();
    const id = idAt(T0);
    say(room, head, id);
    room.now = T0 + 10 * MINUTE;
    expect(say(room, head, idAt(T0 + 10 * MINUTE))).toMatchObject({ seq: 2, createdAt: T0 + 10 * MINUTE });
    room.now = T0;
    expect(say(room, head, id)).toMatchObject({ type: 'chat.sent', seq: 1 });
    expect(say(room, head, idAt(T0, 1))).toMatchObject({ seq: 3, createdAt: T0 + 10 * MINUTE });
    expect(say(room, head, idAt(T0, 1))).toMatchObject({ seq: 3 });
  });
});

test('[ID1] [ID3] against a plain map of everything, over a month of random sends, resends and restarts', () => {
  let seed = 7;
  const random = (n: number) => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >>> 8) % n;
  for (let round = 0; round < 12; round++) {
    const sql = memorySql();
    sql.exec(
      `CREATE TABLE message (seq INTEGER PRIMARY KEY, at INTEGER, id TEXT, member TEXT); CREATE TABLE late_id (member TEXT, id TEXT, seq INTEGER)`,
    );
    let ids = new Ids(sql);
    const model = new Map<string, number>();
    const all: { member: string; id: string; time: number }[] = [];
    let now = T0;
    let seq = 0;
    const ask = (member: string, id: string, time: number) => {
      if (time < now - 7 * DAY || time > now + MINUTE) return;
      const found = ids.find(member, id, now);
      const expected = model.get(`${member} ${id}`) ?? null;
      expect(found, `seed 7, round ${round}, ${id} at ${now}`).toBe(expected);
      if (found !== null) return;
      // Seqs of other events lie in between.
      seq += 1 + random(3);
      sql.exec('INSERT INTO message (seq, at, id, member) VALUES (?, ?, ?, ?)', seq, now, id, member);
      ids.remember(member, id, seq, now);
      ids.keep(member, id, seq, now);
      model.set(`${member} ${id}`, seq);
      all.push({ member, id, time });
    };
    for (let step = 0; step < 400; step++) {
      now += [0, 1, random(1000), random(MINUTE), random(3 * MINUTE), random(DAY)][random(6)]!;
      if (random(4) === 0) ids = new Ids(sql);
      const old = all[random(all.length + 1)];
      if (old && random(2)) ask(random(5) ? old.member : memberNo(random(3)), old.id, old.time);
      else {
        const time = now + [0, MINUTE, -2 * MINUTE, 1 - 2 * MINUTE, -random(3 * MINUTE), random(MINUTE), -random(7 * DAY)][random(7)]!;
        ask(memberNo(random(3)), idAt(time, random(4)), time);
      }
    }
    expect(model.size).toBeGreaterThan(100);
  }
});
