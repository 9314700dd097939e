import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { UpInput } from '$rooms/protocol/up';
import { until } from '../support/until';
import { type Client, makeWorld, ok } from './world';

const NAMES = ['Seoul', 'Tokyo', 'Jakarta', 'Busan'] as const;
type Name = (typeof NAMES)[number];
type Connected = Client & { key: string };

/** What one client saw, with everything that differs from run to run taken for its kind and order of appearance. */
function normalised(client: Client, masks: Map<string, string>): unknown {
  const mask = (kind: string, found: string) => {
    if (!masks.has(found)) masks.set(found, `<${kind} ${[...masks.values()].filter((name) => name.startsWith(`<${kind} `)).length + 1}>`);
    return masks.get(found)!;
  };
  // When a translation comes, or fails, is the engines' affair; which come at all has its own tests. Who is here and who types is told
  // merged, by the clock: of that the outcome counts, see `outcome`.
  const events = client.events.filter(({ type }) => !/^translation\.(added|missed)$|^presence\.(changed|typing)$/.test(type));
  const text = JSON.stringify(events)
    .replace(/mbr_[a-z0-9]{26}/g, (found) => mask('member', found))
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (found) => mask('id', found))
    .replace(/"epoch":"[^"]+"/g, '"epoch":"<epoch>"')
    .replace(/(rm_|\/r\/|"slug":")[a-z0-9]{12}/g, '$1<slug>')
    .replace(/("(?:createdAt|editedAt|deletedAt|lastMessageAt|now|since|retryAfterMs)"):\d+/g, '$1:"<time>"');
  return JSON.parse(text);
}

/** Whom a client believes to be here, and to type, after all that it was told. */
function outcome(client: Client): string {
  const here = new Set<string>();
  let typing: string[] = [];
  for (const event of client.events) {
    if (event.type === 'presence.listed') {
      here.clear();
      for (const { member } of event.people) here.add(member);
    } else if (event.type === 'presence.changed') {
      for (const member of event.joined ?? []) here.add(member);
      for (const member of event.left ?? []) here.delete(member);
    } else if (event.type === 'presence.typing') typing = event.members;
  }
  return JSON.stringify([[...here].sort(), typing]);
}

/** Plays a script that a seed decides: everything four people can do in a room, one thing after another. */
async function play(seed: number, isEvicting: boolean): Promise<unknown[]> {
  let state = seed;
  const random = (n: number) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >>> 8) % n;
  const [seoul, tokyo, jakarta, busan] = [1, 2, 3, 4].map((n) => `mbr_${String(n).padStart(26, '0')}`) as [string, string, string, string];
  const ids = { Seoul: seoul, Tokyo: tokyo, Jakarta: jakarta, Busan: busan };
  const world = await makeWorld(isEvicting, { head: { member: seoul, nickname: 'Seoul', lang: 'ko' } });
  const all: Client[] = [];
  const open = new Map<Name, Connected>();
  const keys = new Map<Name, string>([['Seoul', world.head.key]]);
  let head: Name = 'Seoul';
  const place = new Map<Name, number>();
  const first = new Map<Name, string>();
  const sent: { id: string; by: Name }[] = [];
  const epoch = await world.inside((_, { storage }) => storage.sql.exec<{ epoch: string }>('SELECT epoch FROM room').one().epoch);

  /** Until a client has heard all that was done: it says its first words again, which costs nothing and no limit counts. */
  const done = async (name: Name) => {
    const client = open.get(name);
    await client?.send({ type: 'chat.send', id: first.get(name) });
    await client?.next('chat.sent', ({ id }) => id === first.get(name));
  };
  const drop = (name: Name) => {
    const client = open.get(name);
    if (client)
      place.set(
        name,
        Math.max(
          0,
          ...client.events.flatMap((event) => ('seq' in event ? [event.seq] : event.type === 'room.welcome' ? [event.head] : [])),
        ),
      );
    open.delete(name);
  };
  const come = async (name: Name) => {
    let key = keys.get(name);
    if (!key || !(await world.stub.ticket(key)).ok) {
      const joined = await world.join(name, name === 'Tokyo' ? 'ja' : name === 'Jakarta' ? 'id' : 'ko', { member: ids[name] });
      if (!joined.ok || joined.waiting) return;
      key = joined.key;
      keys.set(name, key);
    }
    if (!first.has(name)) {
      first.set(name, v7());
      ok(await world.stub.send({ key }, { id: first.get(name), text: `${name}!` }));
    }
    const since = place.get(name);
    const client = await world.again({ key, member: ids[name] }, since, random(8) ? epoch : 'another');
    await client.next('presence.listed');
    open.set(name, client);
    all.push(client);
  };
  const somebody = () => [...open.keys()][random(open.size)]!;
  /** Each step is done before the next begins, so that the script alone decides the order. */
  const up = async (name: Name, frame: UpInput | Record<string, unknown>) => {
    await open.get(name)?.send(frame);
    await done(name);
  };

  for (const name of NAMES) await come(name);
  for (let step = 0; step < 110; step++) {
    const who = somebody();
    const target = 1 + random(sent.length * 2 + 3);
    const other = NAMES[random(4)]!;
    const kind = random(24);
    if (kind < 7) {
      const id = v7({ msecs: Date.now() - (random(4) ? 0 : 200_000) });
      sent.push({ id, by: who });
      await up(who, { type: 'chat.send', id, text: `줄 ${step}`, ...(random(3) ? {} : { replyTo: target }) });
    } else if (kind === 7 && sent.length) {
      const again = sent[random(sent.length)]!;
      if (open.has(again.by)) await up(again.by, { type: 'chat.send', id: again.id, text: '다시' });
    } else if (kind < 10) await up(who, { type: 'chat.edit', target, text: `고침 ${step}` });
    else if (kind === 10) await up(who, { type: 'chat.delete', target });
    else if (kind < 14) await up(who, { type: 'reaction.set', target, emoji: ['🍞', '🌙'][random(2)], on: random(3) > 0 });
    else if (kind === 14) await up(who, { type: 'member.rename', nickname: `${who} ${step}` });
    else if (kind === 15) await up(who, { type: 'member.hide', member: ids[other], on: random(2) > 0 });
    else if (kind === 16) await up(who, { type: 'room.set', title: `제목 ${step}`, slowModeMs: 0 });
    else if (kind === 17) {
      // In one breath: a room where somebody types has a timer, and does not sleep.
      for (const on of [true, false]) open.get(who)!.socket.send(JSON.stringify({ type: 'presence.typing', on }));
      await done(who);
    } else if (kind === 18 && open.has(head) && other !== head) {
      await up(head, { type: random(2) ? 'member.remove' : 'member.ban', member: ids[other] });
      const gone = open.get(other);
      const code = gone ? (await gone.untilClosed()).code : 4003;
      if (code !== 4003) throw new Error(`closed with ${code}`);
      drop(other);
    } else if (kind === 19 && open.has(head)) await up(head, { type: 'member.unban', member: ids[other] });
    else if (kind === 20 && open.has(head) && open.has(other) && other !== head) {
      await up(head, { type: 'room.hand_over', member: ids[other] });
      head = other;
    } else if (kind === 21 && who !== head) {
      const leaving = open.get(who)!;
      await done(who);
      drop(who);
      await leaving.close();
      await until('the room to know it gone', async () => ok(await world.stub.view()).room.online === open.size);
    } else if (kind === 22) await up(who, { type: 'report.send', target, kind: 'spam' });
    else await up(who, { type: 'history.fetch', before: target, limit: 5 });
    if (random(3) === 0) {
      const away = NAMES.filter((name) => !open.has(name));
      if (away.length) await come(away[random(away.length)]!);
    }
  }
  for (const name of open.keys()) await done(name);
  const here = JSON.stringify([[...open.keys()].map((name) => ids[name]).sort(), []]);
  for (const client of open.values()) await until('everybody to know who is here', () => outcome(client) === here);
  const masks = new Map<string, string>();
  for (const name of NAMES) masks.set(ids[name], `<${name}>`);
  const last = ok(await world.stub.messages({ member: ids[head] }, { limit: 100 }));
  return [...all.map((client) => normalised(client, masks)), last.items.map(({ seq, text, author }) => [seq, text, author.nickname])];
}

test.each([1, 2])(
  '[LOG1] a room that forgets everything between any two messages says the same to everybody, seed %i',
  async (seed) => {
    const [awake, evicted] = [await play(seed, false), await play(seed, true)];
    expect(awake.length).toBeGreaterThan(5);
    expect(JSON.stringify(awake)).toMatch(/chat\.deleted.*member\.updated/);
    expect(evicted).toEqual(awake);
  },
  60_000,
);
