import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Down } from '$rooms/protocol/down';
import { until } from '../support/until';
import { both } from './both';
import { type Client, makeWorld, ok, type World } from './world';

const seqs = (events: Down[]) => events.flatMap((event) => ('seq' in event ? [event.seq] : []));
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const lastSeq = (client: Client) => seqs(client.events).at(-1) ?? 0;
const hears = (client: Client, seq: number) => until(`seq ${seq}`, () => lastSeq(client) >= seq);

/** Messages as long ago said, put where the room keeps them: thousands of them, at once. */
async function withPast(world: World, messages: number, length: number) {
  const seoul = await world.lead();
  const { epoch } = seoul.heard('room.welcome')[0]!;
  await seoul.say('first');
  await world.inside((_, { storage }) => {
    const copy = `INSERT INTO message (seq, at, id, member, text, lang) SELECT ?, at, ?, member, ?, lang FROM message WHERE seq = 1`;
    for (let n = 2; n <= messages; n++) storage.sql.exec(copy, n, v7({ msecs: 1_700_000_000_000 + n }), 'x'.repeat(length));
  });
  // The room counts its log when it wakes.
  await world.evict();
  return { seoul, epoch };
}

/** Many others, over HTTP, so that no socket's limit is met. */
async function speakers(world: World, count: number) {
  const keys = await Promise.all(Array.from({ length: count }, (_, i) => world.join(`Speaker ${i}`).then((joined) => ok(joined))));
  let turn = 0;
  return async (text: string) => {
    const joined = keys[turn++ % count]!;
    const said = ok(await world.stub.send({ key: joined.waiting ? '' : joined.key }, { id: v7(), text }));
    return said.message.seq;
  };
}

test('[FAN2] sixty real sockets hear a burst in fewer frames than messages, all of it, in one order', async () => {
  const world = await makeWorld(false);
  const clients = await Promise.all(Array.from({ length: 60 }, (_, i) => world.enter(`N${i}`)));
  for (const client of clients)
    for (let i = 0; i < 5; i++) client.socket.send(JSON.stringify({ type: 'chat.send', id: v7(), text: `${i}` }));
  for (const client of clients) await hears(client, 300);
  for (const client of clients) {
    expect(seqs(client.events)).toEqual(upTo(300));
    expect(client.frames.filter((frame) => seqs(frame).length > 0).length).toBeLessThan(150);
  }
  expect(new Set(clients.map((client) => JSON.stringify(client.heard('chat.sent')))).size, 'the same, word for word').toBe(1);
});

test('[FAN5] 5,000 events over a real socket, while others talk: no gap, no double, in order', async () => {
  const world = await makeWorld(false);
  const { epoch, seoul } = await withPast(world, 5000, 300);
  const say = await speakers(world, 40);
  const back = await world.again(seoul, 1, epoch);
  let said = 5000;
  while (lastSeq(back) < 5000) {
    said = await say('meanwhile');
    await scheduler.wait(5);
    back.socket.send(JSON.stringify({ type: 'log.ack', seq: lastSeq(back) }));
  }
  expect(said).toBeGreaterThan(5000);
  const last = await say('after');
  await hears(back, last);
  expect(seqs(back.events)).toEqual(upTo(last, 2));
  expect(back.frames.every((frame) => frame.length <= 50)).toBe(true);
  expect(back.heard('presence.listed')).toHaveLength(1);
});

test('[FAN5] a room that wakes in the middle of a replay goes on with it', async () => {
  const world = await makeWorld(false);
  const { epoch, seoul } = await withPast(world, 3000, 20);
  const back = await world.again(seoul, 2900, epoch);
  await back.next('presence.listed');
  expect(seqs(back.events)).toEqual(upTo(3000, 2901));
  const heard = back.events.length;
  // What its socket keeps while it catches up: it left off at 1,000 and has been sent 1,700.
  await world.inside((_, state) => {
    for (const socket of state.getWebSockets()) {
      const kept = WebSocket.prototype.deserializeAttachment.call(socket) as { __user: { lang: string } };
      const following = kept.__user.lang === 'en' ? { from: 1000, cursor: 1700 } : undefined;
      WebSocket.prototype.serializeAttachment.call(socket, { ...kept, __user: { ...kept.__user, following } });
    }
  });
  await world.evict();
  const { seq } = await seoul.say('wakes it');
  await hears(back, seq);
  expect(seqs(back.events.slice(heard))).toEqual(upTo(seq, 1701));
});

test('[FAN4] a reader whose acks stay behind is closed with 4008; others are not, and it comes back to the rest', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const { epoch } = seoul.heard('room.welcome')[0]!;
  const slow = await world.enter('Slow');
  const reader = await world.enter('Reader');
  slow.socket.send('{"type":"log.ack","seq":0}');
  const say = await speakers(world, 40);
  let last = 0;
  while (!slow.closed) {
    last = await say('가'.repeat(4000));
    await hears(reader, last);
    reader.socket.send(JSON.stringify({ type: 'log.ack', seq: last }));
  }
  expect(slow.closed).toEqual({ code: 4008, reason: 'slow' });
  last = await say('after');
  const back = await world.again(slow, lastSeq(slow), epoch);
  await hears(back, last);
  await hears(reader, last);
  expect([...seqs(slow.events), ...seqs(back.events)]).toEqual(upTo(last));
  expect(seqs(reader.events)).toEqual(upTo(last));
  expect([reader.closed, seoul.closed]).toEqual([null, null]);
  expect(ok(await world.stub.view()).room.online).toBe(3);
});

test('[FAN4] a ping that the platform answers is a sign of life', async () => {
  const world = await makeWorld(false);
  const [alive, silent] = [await world.enter('Alive'), await world.enter('Silent')];
  const say = await speakers(world, 60);
  let bytes = 0;
  while (!silent.closed) {
    const text = '가'.repeat(4000);
    const seq = await say(text);
    if (!silent.closed) await hears(alive, seq);
    // Less often than a heartbeat would.
    if ((bytes += 12_000) % 960_000 === 0) alive.socket.send('ping');
    await scheduler.wait(1);
  }
  expect(silent.closed.code).toBe(4008);
  expect(alive.closed).toBeNull();
  expect(bytes).toBeGreaterThan(4_000_000);
  expect(bytes).toBeLessThan(4_600_000);
});

both('pausing', (isEvicting) => {
  test('[FAN7] a connection that pauses hears how far the log has moved, and resumes to all of it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { epoch } = seoul.heard('room.welcome')[0]!;
    const tab = await world.enter('Tab', 'ja');
    await seoul.say('1');
    await hears(tab, 1);
    await tab.send({ type: 'log.pause' });
    await tab.settled();
    const from = tab.events.length;
    await seoul.say('2');
    expect(await tab.next('log.moved')).toEqual({ type: 'log.moved', head: 2, unread: 1 });
    expect(tab.events.slice(from).map(({ type }) => type)).toEqual(['log.moved']);
    expect(ok(await world.stub.view()).room.online).toBe(2);
    await tab.send({ type: 'log.resume', since: 1, epoch });
    expect(await tab.next('room.welcome')).toMatchObject({ gap: false, head: 2, online: 2 });
    await hears(tab, 2);
    await seoul.say('3');
    await hears(tab, 3);
    expect(seqs(tab.events)).toEqual([1, 2, 3]);
  });
});

test('[FAN2] a room with nothing to say sets no alarm and no timer once it has settled, and sleeps with all its sockets', async () => {
  const world = await makeWorld(false);
  const clients = await Promise.all(Array.from({ length: 60 }, (_, i) => world.enter(`N${i}`)));
  await clients[0]!.send({ type: 'presence.typing', on: true });
  await clients[1]!.say('hello');
  await clients[2]!.send({ type: 'log.pause' });
  await clients[1]!.say('again');
  const alarm = () => world.inside((_, { storage }) => storage.getAlarm());
  await until('the directory to have heard', async () => (await alarm()) === null);
  // Evicting waits for timers: a room that always had one could not be evicted.
  await world.evict();
  expect(await alarm()).toBeNull();
  const before = clients.map(({ frames }) => frames.length);
  await clients[3]!.say('good morning');
  for (const client of clients) if (client !== clients[2]) await hears(client, 3);
  expect(clients.map(({ frames }, i) => frames.length - before[i]!).every((frames) => frames <= 2)).toBe(true);
});
