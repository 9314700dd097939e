import { expect, test } from 'vitest';
import { v7 } from 'uuid';
import { counting } from './counting';
import { makeWorld, newMember, ok, type Client } from './world';

/** A million reads the same (some 20 s to make). */
const LENGTH = 100_000;
const DAY = 24 * 60 * 60_000;

/**
 * A room with a log of `length` events up to this moment, one every six seconds, every tenth a rename and the others messages,
 * said in turn by `authors` people.
 */
async function longRoom(length: number, authors: number) {
  const world = await makeWorld(false);
  const members = Array.from({ length: authors }, newMember);
  const log = `WITH RECURSIVE n(seq, at) AS (SELECT 1, ?1 UNION ALL SELECT seq + 1, at + 6000 FROM n WHERE seq < ?2)`;
  await world.inside((_, { storage }) => {
    const { sql } = storage;
    const begin = Date.now() - length * 6000;
    storage.transactionSync(() => {
      for (const [i, id] of members.entries())
        sql.exec(
          `INSERT INTO member (id, nickname, lang, role, standing, joined_at, changed_at, read_seq, last_sent_at) VALUES (?, ?, 'en', 'member', 'here', 1, 1, 0, 0)`,
          id,
          `N${i}`,
        );
      sql.exec(
        `${log} INSERT INTO message (seq, at, id, member, text, lang)
           SELECT seq, at, 'id-' || seq, (SELECT value FROM json_each(?3) WHERE key = seq % ?4), '오늘 저녁에 뭐 먹을까? ' || seq, 'ko' FROM n WHERE seq % 10 > 0`,
        begin,
        length,
        JSON.stringify(members),
        authors,
      );
      sql.exec(
        `${log} INSERT INTO event (seq, at, body) SELECT seq, at, json_object('type', 'member.updated', 'seq', seq, 'member', ?3, 'nickname', 'N') FROM n WHERE seq % 10 = 0`,
        begin,
        length,
        members[0]!,
      );
    });
  });
  await world.evict();
  return { world, members };
}

const seqsOf = (client: Client) => client.events.flatMap((event) => ('seq' in event ? [event.seq] : []));

test(`[LOG9] a page of 50, the newest or anywhere in a log of ${LENGTH} events, reads at most 60 rows`, async () => {
  const { world } = await longRoom(LENGTH, 8);
  let seoul = await world.lead();
  const count = await counting(world);
  const middle = Math.floor(LENGTH / 2);
  const read: number[] = [];
  for (const place of [
    { before: LENGTH + 1 },
    { before: middle },
    { after: middle },
    { before: 80 },
    { after: LENGTH - 80 },
    { after: 1 },
  ]) {
    await seoul.settled();
    const before = count.read;
    await seoul.send({ type: 'history.fetch', ...place, limit: 50 });
    expect((await seoul.next('history.page')).messages).toHaveLength(50);
    expect(count.read - before, JSON.stringify(place)).toBeLessThanOrEqual(60);
    read.push(count.read - before);
  }
  console.log(`Rows read by pages of 50 anywhere among ${LENGTH}: ${read.join(' ')}`);
  for (const page of [{ limit: 50 }, { limit: 50, before: middle }]) {
    const before = count.read;
    expect(ok(await world.stub.messages(null, page)).items).toHaveLength(50);
    expect(count.read - before).toBeLessThanOrEqual(60);
  }
  // The same of a room that has just woken, with all else that a connection is told.
  await world.evict();
  const cold = await counting(world);
  seoul = await world.lead();
  expect((await seoul.next('history.page')).messages).toHaveLength(50);
  await seoul.settled();
  console.log(`Rows read by waking, a ticket and a connection with the newest page of ${LENGTH}: ${cold.read}`);
  expect(cold.read).toBeLessThanOrEqual(120);
});

test(`[LOG9] following from anywhere in a log of ${LENGTH} events reads at most 60 rows for each 50 events`, async () => {
  const { world } = await longRoom(LENGTH, 8);
  const seoul = await world.lead();
  const { epoch, head } = (await world.lead()).heard('room.welcome')[0]!;
  await seoul.settled();
  // What the alarm reads is its own.
  await world.inside((_, { storage }) => storage.deleteAlarm());
  const count = await counting(world);
  for (const missed of [0, 1, 50, 1000, 9000]) {
    const before = count.read;
    const back = await world.again(seoul, head - missed, epoch);
    expect(await back.next('room.welcome')).toMatchObject({ gap: false });
    for (let i = 0; i < 500 && seqsOf(back).length < missed; i++) await scheduler.wait(10);
    expect(seqsOf(back)).toEqual(Array.from({ length: missed }, (_, i) => head - missed + 1 + i));
    await back.settled();
    const read = count.read - before;
    console.log(`Rows read by following ${missed} events of ${LENGTH}: ${read}`);
    // Besides: the ticket, and what is beside the log; and once for all of them, what is shown again of the newest.
    expect(read).toBeLessThanOrEqual(60 * Math.ceil(missed / 50) + (missed > 50 ? 140 : 40) + (missed === 0 ? 160 : 0));
    await back.close();
    await back.untilClosed();
  }
  const before = count.read;
  const far = await world.again(seoul, head - Math.max(11_000, Math.ceil((8 * DAY) / 6000)), epoch);
  expect(await far.next('room.welcome')).toMatchObject({ gap: true });
  expect((await far.next('history.page')).messages).toHaveLength(50);
  expect(count.read - before).toBeLessThanOrEqual(120);
});

test(`[LOG9] a page by fifty authors whom the room hasn’t met since it woke reads each of them once`, async () => {
  const { world } = await longRoom(5000, 1000);
  const seoul = await world.lead();
  const count = await counting(world);
  const page = async (before: number) => {
    const was = count.read;
    await seoul.send({ type: 'history.fetch', before, limit: 50 });
    await seoul.next('history.page', (page) => page.before === before);
    return count.read - was;
  };
  expect(await page(2500)).toBeLessThanOrEqual(110);
  expect(await page(2500)).toBeLessThanOrEqual(60);
});

test(`[LOG9] [ID1] the first message after waking reads three minutes of a log of ${LENGTH} events, the next ones nothing of it`, async () => {
  const { world, members } = await longRoom(LENGTH, 8);
  const seoul = await world.lead();
  const count = await counting(world);
  await seoul.say('first');
  console.log(`Rows read by the first message after waking, of ${LENGTH} with 27 in the last three minutes: ${count.read}`);
  expect(count.read).toBeLessThanOrEqual(27 + 60);
  const before = count.read;
  await seoul.say('second');
  expect(count.read - before).toBeLessThanOrEqual(10);
  const late = count.read;
  await seoul.say('of the day before', { id: v7({ msecs: Date.now() - DAY }) });
  console.log(`Rows read by a message of the day before: ${count.read - late}`);
  expect(count.read - late).toBeLessThanOrEqual(200);
  expect(members).toHaveLength(8);
});

test(`[LOG10] unread from the very beginning of a log of ${LENGTH} events reads less than 5,000 rows, and is exact`, async () => {
  const { world, members } = await longRoom(LENGTH, 8);
  await world.inside(async ({ engine }) => {
    for (let i = 0; i < LENGTH / 2048 / 4; i++) await engine.wake();
  });
  const count = await counting(world);
  const { unread } = ok(await world.stub.mine(members[1]!));
  const own = Array.from({ length: LENGTH }, (_, i) => i + 1).filter((seq) => seq % 10 > 0 && seq % 8 === 1).length;
  expect(unread).toBe(LENGTH - Math.floor(LENGTH / 10) - own);
  console.log(`Rows read by counting ${unread} unread messages: ${count.read}`);
  expect(count.read).toBeLessThan(5000);
});
