import { expect, test } from 'vitest';
import { idAt, ok, PlainRoom, T0 } from './plain-room';

const view = {
  id: 'rm_plain0000000',
  slug: 'plain0000000',
  url: 'https://openlink.example/r/plain0000000',
  title: 'Room',
  topic: { kind: 'work', name: 'Moonlight Bakery' },
  description: '',
  visibility: 'public',
  entry: 'open',
  embed: 'any',
  lang: 'en',
  readers: 'anyone',
  closed: false,
  slowModeMs: 0,
  online: 1,
  memberCount: 1,
  createdAt: T0,
  lastMessageAt: null,
};

/** Bodies as rooms have them on their disks, by the version that first wrote them. Add to these, and change none. */
const BODIES = [
  { type: 'chat.edited', target: 1, lang: 'ko', editedAt: T0 },
  { type: 'reaction.changed', target: 1, emoji: '🍞', member: 'mbr_00000000000000000000000000', on: true, count: 1 },
  { type: 'chat.deleted', target: 1, by: 'mbr_00000000000000000000000000', deletedAt: T0 },
  { type: 'room.updated', room: view },
  { type: 'room.updated', room: { ...view, translations: { ja: { title: '部屋', description: '', engine: null } } } },
  { type: 'member.updated', member: 'mbr_00000000000000000000000000', nickname: 'Other' },
  { type: 'member.updated', member: 'mbr_00000000000000000000000000', removed: true, banned: true },
];

test('[CON7] what any version wrote into the log is replayed by today’s', () => {
  const room = new PlainRoom();
  room.up(room.lead(), { type: 'chat.send', id: idAt(T0), text: 'one' });
  for (const [i, body] of BODIES.entries())
    room.sql.exec('INSERT INTO event (seq, at, body) VALUES (?, ?, ?)', i + 2, T0, JSON.stringify({ ...body, seq: i + 2 }));
  room.forget();
  const back = room.open(ok(room.engine.ticket(room.head.key)).ticket, { since: '1', epoch: 'epoch-1' });
  expect(back.frames[1]).toEqual(BODIES.map((body, i) => ({ ...body, seq: i + 2 })));
});
