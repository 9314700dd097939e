import { describe, expect, test } from 'vitest';
import type { Down, LogEvent } from '$rooms/protocol/down';
import { idAt, memberNo, ok, PlainRoom, type PlainSocket } from './plain-room';

const isLogged = (event: Down): event is LogEvent => 'seq' in event;

/** A room of three people and about 300 mixed events, and what one who stayed connected heard. */
function lively(seed: number) {
  let state = seed;
  const random = (n: number) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >>> 8) % n;
  const room = new PlainRoom();
  const watcher = room.lead();
  const people: PlainSocket[] = [watcher, room.enter(1), room.enter(2)];
  for (let n = 0; ok(room.engine.mine(memberNo(0))).lastSeq < 300; n++) {
    room.now += 1000;
    if (random(10) === 0) room.forget();
    const who = random(3);
    const sent = watcher.heard('chat.sent');
    const target = sent[random(sent.length)]?.seq ?? 1;
    const emoji = ['🍞', '🌙', '😂'][random(3)];
    const frame = [
      { type: 'chat.send', id: idAt(room.now, n), text: `text ${n}`, ...(random(4) ? {} : { replyTo: target }) },
      { type: 'chat.send', id: idAt(room.now - random(3) * 100_000, n), text: `text ${n}` },
      { type: 'chat.edit', target, text: `edited ${n}` },
      { type: 'reaction.set', target, emoji, on: random(3) > 0 },
      random(3) ? { type: 'chat.edit', target, text: `edited ${n}` } : { type: 'chat.delete', target },
      { type: 'member.rename', nickname: `Name ${n}` },
      { type: 'room.set', description: `about ${n}` },
      { type: 'member.remove', member: memberNo(2) },
    ][random(20) === 0 ? 7 : random(7)]!;
    room.up(frame.type === 'member.remove' ? watcher : people[who]!, frame);
    if (people[2]!.closed !== null) people[2] = room.enter(2);
  }
  return { room, watcher, live: watcher.frames.flat().filter(isLogged) };
}

/** What the log says of an event later on: a message as it is now, an edit of what is gone without its text. */
function expected(live: LogEvent[], room: PlainRoom): LogEvent[] {
  const items = new Map<number, Down>();
  for (let before: number | undefined; ;) {
    const page = ok(room.engine.messages({ member: memberNo(0) }, { limit: 100, ...(before === undefined ? {} : { before }) }));
    for (const message of page.items) items.set(message.seq, { type: 'chat.sent', ...message });
    if (page.nextCursor === null) break;
    before = Number(page.nextCursor);
  }
  const isGone = (seq: number) => live.some((event) => event.type === 'chat.deleted' && event.target === seq);
  return live.map((event) => {
    if (event.type === 'chat.sent') return items.get(event.seq) as LogEvent;
    if (event.type !== 'chat.edited' || !isGone(event.target)) return event;
    const { text: _, ...rest } = event;
    return rest;
  });
}

describe.each([1, 2, 3])('following on, seed %i', (seed) => {
  const { room, live } = lively(seed);
  const { head } = ok(room.engine.mine(memberNo(0))).lastSeq ? { head: ok(room.engine.mine(memberNo(0))).lastSeq } : { head: 0 };
  const all = expected(live, room);
  let n = 100;
  const open = (since: string, epoch?: string) => {
    room.now += 1000;
    const socket = room.open(ok(room.engine.ticket(room.head.key)).ticket, { since, ...(epoch === undefined ? {} : { epoch }) });
    const { frames } = socket;
    room.hangUp(socket);
    n++;
    return frames;
  };

  test('[LOG1] the one who stayed heard every seq once, in order', () => {
    expect(live.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    expect(new Set(live.map(({ type }) => type)).size).toBe(6);
    expect(n).toBe(100);
  });

  test('[CON7] since every place of the log: exactly what came after it, as it is now, 50 to a frame', () => {
    for (let since = 0; since <= head; since++) {
      if (since % 7 === 0) room.forget();
      const [welcome, ...rest] = open(String(since), 'epoch-1');
      expect(welcome![0]).toMatchObject({ type: 'room.welcome', gap: false, head });
      expect(welcome!.some(isLogged), 'nothing of the log is beside the welcome').toBe(false);
      const replayed = rest.filter((frame) => frame.some(isLogged));
      expect(rest.slice(0, replayed.length), 'the log comes before all else').toEqual(replayed);
      expect(replayed.every((frame) => frame.length <= 50 && frame.every(isLogged))).toBe(true);
      expect(replayed.length).toBe(Math.ceil((head - since) / 50));
      expect(replayed.flat(), `since ${since}`).toEqual(all.slice(since));
      expect(rest.flat().some(({ type }) => type === 'history.page')).toBe(false);
    }
  });

  test.each([
    ['no epoch', '5', undefined],
    ['another epoch', '5', 'epoch-2'],
    ['an empty epoch', '5', ''],
    ...['301000', String(head + 1), '-1', '1.0', '1.5', '+1', ' 1', '1 ', '', 'x', '١', '1e1', '0x1', 'NaN', '9'.repeat(400)].map(
      (since): [string, string, string] => [`since “${since.slice(0, 9)}”`, since, 'epoch-1'],
    ),
  ])('[CON8] %s is a gap, with the newest 50', (_, since, epoch) => {
    const first = open(since, epoch)[0]!;
    expect(first.slice(0, 2)).toMatchObject([
      { type: 'room.welcome', gap: true, head },
      { type: 'history.page', more: true },
    ]);
    const newest = all.filter(({ type }) => type === 'chat.sent').slice(-50);
    const page = first[1]!;
    expect(page.type === 'history.page' && page.messages.map((message) => ({ type: 'chat.sent', ...message }))).toEqual(newest);
  });
});
