import { describe, expect, test } from 'vitest';
import type { PagePreview } from '$rooms/deps';
import { idAt, ok, PlainRoom, type PlainSocket } from './plain-room';
import { say } from './translation-room';

const A = 'https://a.example/1';
const B = 'https://b.example/2?x=1#y';

/** A room whose pages say their address, after `delayMs` of its clock. */
function linkedRoom(delayMs = 0): PlainRoom {
  const room = new PlainRoom();
  room.preview = async (href) => {
    const page: PagePreview = { title: `Page ${href}`, site: new URL(href).hostname };
    return delayMs ? room.after(delayMs, page) : page;
  };
  return room;
}
const added = (socket: PlainSocket) => socket.heard('preview.added').map(({ target, url }) => [target, url]);
const removed = (socket: PlainSocket) => socket.heard('preview.removed').map(({ target, url }) => [target, url]);
const newest = (room: PlainRoom) => ok(room.engine.messages(null, { limit: 10 })).items[0]!;
const shown = (room: PlainRoom) => newest(room).previews?.map(({ url }) => url);

describe('[PRV1] after it was sent, a message’s links are asked for', () => {
  test('once each, its first three, and everybody is told', async () => {
    const room = linkedRoom();
    const [seoul, jakarta] = [room.lead(), room.enter(1, 'id')];
    const text = `${A} ${B}, again ${A}. Not ftp://c.example or c.example; https://c.example/ and https://d.example/.`;
    const seq = say(room, seoul, text, 'en');
    expect(seoul.last('chat.sent'), 'it waits for nothing').not.toHaveProperty('previews');
    await room.elapse(0);
    expect(room.visited).toEqual([A, B, 'https://c.example/']);
    expect(jakarta.heard('preview.added')[0]).toEqual({
      type: 'preview.added',
      target: seq,
      url: A,
      title: `Page ${A}`,
      site: 'a.example',
    });
    expect(added(jakarta)).toEqual([A, B, 'https://c.example/'].map((url) => [seq, url]));
    expect(added(seoul)).toEqual(added(jakarta));
    expect(room.engine.room()?.log.head, 'not in the log').toBe(seq);
  });

  test('of a message without links nothing is asked, written or held', async () => {
    const room = linkedRoom();
    const seoul = room.lead();
    say(room, seoul, 'no link: example.com, //, mailto:a@b.example', 'en');
    expect(room.timers.size).toBe(0);
    await room.elapse(0);
    expect(room.visited).toEqual([]);
    expect(room.sql.exec('SELECT previews FROM message').toArray()).toEqual([{ previews: null }]);
  });

  test('the same id again asks for nothing again', async () => {
    const room = linkedRoom();
    const seoul = room.lead();
    const frame = { type: 'chat.send', id: idAt(room.now), text: A } as const;
    for (let i = 0; i < 3; i++) room.up(seoul, frame);
    await room.elapse(0);
    expect(room.visited).toEqual([A]);
    expect(room.up(seoul, frame), 'and the receipt has what came').toMatchObject([{ type: 'chat.sent', previews: [{ url: A }] }]);
  });

  test('they stand in the order of their links, whichever comes first', async () => {
    const room = linkedRoom();
    room.preview = async (href) => room.after(href === A ? 500 : 10, { title: href });
    say(room, room.lead(), `${A} ${B}`, 'en');
    await room.elapse(1000);
    expect(shown(room)).toEqual([A, B]);
  });
});

test('[PRV2] kept with the message: in pages, replays, HTTP and receipts, whatever the room forgot', async () => {
  const room = linkedRoom();
  const seoul = room.lead();
  say(room, seoul, 'one', 'en');
  const seq = say(room, seoul, A, 'en');
  await room.elapse(0);
  room.forget();
  const preview = { url: A, title: `Page ${A}`, site: 'a.example' };
  expect(room.enter(1).last('history.page')!.messages.at(-1)).toMatchObject({ seq, previews: [preview] });
  const back = room.open(room.join(2).ticket, { since: '1', epoch: 'epoch-1' });
  expect(back.last('chat.sent')).toMatchObject({ seq, previews: [preview] });
  expect(newest(room)).toMatchObject({ seq, previews: [preview] });
});

describe('[PRV3] nothing comes', () => {
  test.each([
    ['a page that says nothing', async () => null],
    ['a bug', () => Promise.reject(new Error('x'))],
    ['no answer', () => new Promise<never>(() => {})],
  ])('of %s, and the next goes on', async (_, preview) => {
    const room = linkedRoom();
    const seoul = room.lead();
    const right = room.preview;
    room.preview = preview;
    for (let i = 0; i < 5; i++) say(room, seoul, `${A}${i}`, 'en');
    await room.elapse(31_000);
    room.preview = right;
    await room.elapse(31_000);
    const seq = say(room, seoul, B, 'en');
    await room.elapse(0);
    expect(added(seoul)).toEqual([[seq, B]]);
    expect(room.timers.size, 'a room at rest has no timer').toBe(0);
  });

  test('four at once; who shares more than people do gets none for the rest', async () => {
    const room = linkedRoom(1000);
    const seoul = room.lead();
    for (let i = 0; i < 18; i++) say(room, seoul, `${A}${i}`, 'en');
    expect(room.visited).toHaveLength(4);
    await room.elapse(10_000);
    expect(room.visited).toHaveLength(10);
    say(room, seoul, B, 'en');
    await room.elapse(1000);
    expect(room.visited, 'two of them are back').toHaveLength(11);
    const other = room.enter(1);
    for (let i = 0; i < 3; i++) say(room, other, `${B}${i}`, 'en');
    await room.elapse(2000);
    expect(room.visited).toHaveLength(14);
  });
});

describe('[PRV4] away again', () => {
  test('its author takes one away, at any time, for good; others may not, who may delete the message may', async () => {
    const room = linkedRoom();
    const [head, author, other] = [room.lead(), room.enter(1), room.enter(2)];
    const seq = say(room, author, `${A} ${B}`, 'en');
    await room.elapse(0);
    const remove = (url: string, target = seq) => ({ type: 'preview.remove', target, url }) as const;
    expect(room.up(other, remove(A))).toMatchObject([{ code: 'auth.forbidden', re: 'preview.remove' }]);
    expect(room.up(author, remove(A, 77))).toMatchObject([{ code: 'message.not_found' }]);
    expect(room.up(author, remove('https://elsewhere.example/'))).toEqual([]);
    room.up(author, remove(A));
    room.forget();
    expect(room.up(author, remove(A)), 'twice is once').toEqual([]);
    expect(removed(other)).toEqual([[seq, A]]);
    expect(shown(room)).toEqual([B]);
    room.up(head, remove(B));
    expect(removed(other)).toEqual([
      [seq, A],
      [seq, B],
    ]);
    expect(newest(room)).not.toHaveProperty('previews');
    room.up(author, { type: 'chat.edit', target: seq, text: `${A} or ${B}` });
    await room.elapse(0);
    expect(room.visited).toEqual([A, B]);
    expect(newest(room)).not.toHaveProperty('previews');
  });

  test('before it came, it doesn’t come', async () => {
    const room = linkedRoom(1000);
    const author = room.lead();
    const seq = say(room, author, A, 'en');
    room.up(author, { type: 'preview.remove', target: seq, url: A });
    await room.elapse(2000);
    expect(added(author)).toEqual([]);
  });

  test('an edit keeps those of links that stay, asks for new ones, and drops the others', async () => {
    const room = linkedRoom();
    const author = room.lead();
    const seq = say(room, author, `${A} ${B}`, 'en');
    await room.elapse(0);
    room.up(author, { type: 'chat.edit', target: seq, text: `https://new.example/ and ${B}` });
    expect(shown(room)).toEqual([B]);
    await room.elapse(0);
    expect(room.visited).toEqual([A, B, 'https://new.example/']);
    expect(shown(room)).toEqual(['https://new.example/', B]);
    room.up(author, { type: 'chat.edit', target: seq, text: 'no links' });
    expect(newest(room)).not.toHaveProperty('previews');
    expect(room.sql.exec('SELECT previews FROM message').toArray()).toEqual([{ previews: null }]);
  });

  test('what is under way for a link that is gone comes to nothing', async () => {
    const room = linkedRoom(1000);
    const author = room.lead();
    const edited = say(room, author, A, 'en');
    const deleted = say(room, author, B, 'en');
    room.up(author, { type: 'chat.edit', target: edited, text: 'nothing' });
    room.up(author, { type: 'chat.delete', target: deleted });
    await room.elapse(2000);
    expect(added(author)).toEqual([]);
  });

  test('a deletion leaves nothing of them anywhere', async () => {
    const room = linkedRoom();
    const author = room.lead();
    const seq = say(room, author, A, 'en');
    await room.elapse(0);
    room.up(author, { type: 'chat.delete', target: seq });
    expect(newest(room)).not.toHaveProperty('previews');
    expect(JSON.stringify(room.sql.exec('SELECT * FROM message').toArray())).not.toContain('a.example');
    expect(room.up(author, { type: 'preview.remove', target: seq, url: A })).toMatchObject([{ code: 'message.not_found' }]);
  });
});

test('[PRV5] the head turns them off: none is asked for or shown; those there come back when they are on', async () => {
  const room = linkedRoom();
  const [head, other] = [room.lead(), room.enter(1)];
  say(room, head, A, 'en');
  await room.elapse(0);
  expect(room.up(other, { type: 'room.set', previews: false })).toMatchObject([{ code: 'auth.forbidden' }]);
  room.up(head, { type: 'room.set', previews: false });
  expect(other.last('room.updated')?.room.previews).toBe(false);
  expect(newest(room)).not.toHaveProperty('previews');
  room.forget();
  say(room, other, B, 'en');
  await room.elapse(0);
  expect(room.visited).toEqual([A]);
  room.up(head, { type: 'room.set', previews: true });
  expect(ok(room.engine.messages(null, { limit: 10 })).items.map(({ previews }) => previews?.length ?? 0)).toEqual([0, 1]);
});

describe('[PRV6] who comes back is told what changed of messages that they had seen', () => {
  test('what came and what was taken away meanwhile, and nothing else', async () => {
    const room = linkedRoom(1000);
    const head = room.lead();
    const guest = room.enter(1);
    const old = say(room, head, A, 'en');
    await room.elapse(2000);
    const late = say(room, head, B, 'en');
    room.hangUp(guest);
    await room.elapse(2000);
    say(room, head, 'more', 'en');
    const back = room.open(room.join(1).ticket, { since: String(late), epoch: 'epoch-1' });
    expect(added(back)).toEqual([[late, B]]);
    room.hangUp(back);
    await room.elapse(1000);
    const last = say(room, head, 'and more', 'en');
    await room.elapse(1000);
    room.up(head, { type: 'preview.remove', target: old, url: A });
    const again = room.open(room.join(1).ticket, { since: String(last), epoch: 'epoch-1' });
    expect([added(again), removed(again)]).toEqual([[], [[old, A]]]);
    const fresh = room.open(room.join(2).ticket);
    expect([added(fresh), removed(fresh)]).toEqual([[], []]);
  });

  test('far behind too, once', async () => {
    const room = linkedRoom(1000);
    const head = room.lead();
    const seq = say(room, head, A, 'en');
    await room.elapse(2000);
    for (let i = 0; i < 300; i++) {
      if (i % 15 === 0) await room.elapse(5000);
      say(room, head, `word ${i}`, 'en');
    }
    const back = room.open(room.join(1).ticket, { since: String(seq), epoch: 'epoch-1' });
    await room.elapse(5000);
    expect(added(back)).toEqual([[seq, A]]);
  });
});
