import { readdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ContractClient } from '../support/contract-client';
import { call, join, make, newId, tape, type Lang } from '../support/contract-http';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

const session = z.looseObject({
  session: z.looseObject({ id: z.string(), token: z.string() }),
  user: z.looseObject({ id: z.string(), email: z.string() }),
});

type Person = { name: string; bearer: string; cookie: string; secrets: Record<string, string>; rooms: ContractClient[] };

/** A guest, with everything about the account that must stay between the account and us. */
async function newPerson(name: string): Promise<Person> {
  const answer = await call(product.origin, 'POST', '/api/auth/sign-in/anonymous', { body: {} });
  const bearer = answer.headers.get('set-auth-token') ?? '';
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const known = session.parse((await call(product.origin, 'GET', '/api/auth/get-session', { bearer })).body);
  const { id, email } = known.user;
  return { name, bearer, cookie, secrets: { bearer, user: id, email, session: known.session.id, token: known.session.token }, rooms: [] };
}

/** Everything that happens in a room in an evening, with pages and lists read on the way. */
async function evening(people: Person[], clients: ContractClient[]): Promise<void> {
  const [head, second, third] = clients as [ContractClient, ContractClient, ContractClient];
  const { slug } = head;
  const one = await second.said('一つ目', { lang: 'ja' });
  await third.said('kedua', { replyTo: one.seq });
  for (const client of clients) {
    client.send({ type: 'reaction.set', target: one.seq, emoji: '🍊', on: true });
    client.send({ type: 'presence.typing', on: true });
    client.send({ type: 'read.mark', seq: one.seq });
    client.send({ type: 'history.fetch', before: 3, limit: 10 });
    client.send({ type: 'report.send', target: one.seq, kind: 'spam', reason: '그냥' });
    await client.refused({ type: 'chat.edit', target: 999, text: 'x' });
  }
  second.send({ type: 'chat.edit', target: one.seq, text: '直した' });
  await head.heard('chat.edited');
  await third.cut();
  await third.connect();
  await call(product.origin, 'POST', `/api/rooms/${slug}/messages`, { bearer: third.session, body: { id: newId(), text: 'lewat HTTP' } });
  for (const { bearer, cookie } of people) {
    for (const path of [
      `/api/rooms/${slug}`,
      `/api/rooms/${slug}/messages`,
      `/api/rooms/${slug}/members/me`,
      '/api/me/rooms',
      '/api/me',
      '/api/rooms',
    ]) {
      await call(product.origin, 'GET', path, { bearer });
    }
    for (const path of ['/', '/rooms', '/new', `/r/${slug}`, `/r/${slug}?lang=id`])
      await call(product.origin, 'GET', path, { headers: { cookie } });
  }
  await call(product.origin, 'GET', `/r/${slug}`);
  await call(product.origin, 'GET', '/r/nosuchroom00');
  await call(product.origin, 'POST', `/api/rooms/${slug}/join`, { bearer: people[0]!.bearer, body: { nickname: '' } });
  await call(product.origin, 'DELETE', `/api/rooms/${slug}/members/me`, { bearer: third.session });
  await head.heard('member.updated');
}

/** Ids of persons, from where they are kept: nothing outside may show them. */
function personIds(): string[] {
  const storage = joinPath(product.stateDir, 'storage');
  const files = readdirSync(storage, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  const found = files.flatMap((file) => {
    const db = new DatabaseSync(joinPath(storage, file), { readOnly: true });
    try {
      const isD1 = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'person'").get() !== undefined;
      return isD1
        ? db
            .prepare('SELECT id FROM person')
            .all()
            .map(({ id }) => String(id))
        : [];
    } finally {
      db.close();
    }
  });
  return found.map((id) => id.replace(/^psn_/, ''));
}

/** Strings of eight characters or more that a text is made of, without what marks their kind. */
const pieces = (text: string) => new Set((text.match(/[A-Za-z0-9]{8,}/g) ?? []).map((piece) => piece.toLowerCase()));

/** The longest run of characters that two strings have in common. */
function common(a: string, b: string): string {
  for (let length = a.length; length > 0; length--) {
    for (let i = 0; i + length <= a.length; i++) if (b.includes(a.slice(i, i + length))) return a.slice(i, i + length);
  }
  return '';
}

test('nothing that leaves a room leads to a person, and nothing tells that two members are one', async () => {
  const people = [await newPerson('서울'), await newPerson('東京'), await newPerson('Jakarta')];
  const langs: Lang[] = ['ko', 'ja', 'id'];
  for (const round of [0, 1]) {
    const made = await make(product.origin, people[0]!.bearer, { title: `방 ${round}`, nickname: `방장 ${round}` });
    for (const [i, person] of people.entries()) {
      const joined =
        i === 0
          ? made
          : await join(product.origin, made.room.slug, person.bearer, { nickname: `${person.name} ${round}`, lang: langs[i]! });
      const client = new ContractClient(product.origin, person.bearer, joined, langs[i]!);
      await client.connect();
      person.rooms.push(client);
    }
    await evening(
      people,
      people.map(({ rooms }) => rooms[round]!),
    );
  }

  const ids = personIds();
  expect(ids.length).toBe(3);
  const frames = people.flatMap(({ rooms }) =>
    rooms.flatMap((client) => client.frames.map((text) => ({ what: `a frame of ${client.slug}`, text }))),
  );
  const said = [...tape, ...frames];
  expect(frames.length).toBeGreaterThan(60);
  expect(said.filter(({ what }) => what.startsWith('GET /r/')).every(({ text }) => text.includes('<html'))).toBe(true);
  for (const { what, text } of said) {
    expect([what, /psn_/.exec(text)?.[0]]).toEqual([what, undefined]);
    for (const id of ids) expect([what, text.includes(id)]).toEqual([what, false]);
    for (const { secrets } of people) {
      // A cookie may be set anew for its own owner: that is a header, and no room's.
      const shown = text.replace(/^set-cookie: .*$/gm, '');
      for (const [name, secret] of Object.entries(secrets)) expect([what, name, shown.includes(secret)]).toEqual([what, name, false]);
    }
  }

  // What belongs to a person's member in one room, and what to the same person's in the other, have nothing in common.
  const everybodys = (client: ContractClient) =>
    pieces(client.frames.join('\n').replaceAll(/"type":"[a-z_.]+"/g, '') + JSON.stringify(client.joined));
  for (const { rooms } of people) {
    const [a, b] = rooms as [ContractClient, ContractClient];
    for (const own of [
      (c: ContractClient) => c.member.slice(4),
      (c: ContractClient) => c.joined.key.slice(4),
      (c: ContractClient) => c.joined.ticket.slice(4),
    ]) {
      expect(common(own(a), own(b)).length).toBeLessThan(8);
    }
    const others = people.flatMap((person) => (person.rooms[0] === a ? [] : [everybodys(person.rooms[1]!)]));
    // Words of the protocol are everybody's; what only this person's two members share would give them away.
    const shared = [...everybodys(a)].filter((piece) => everybodys(b).has(piece) && !others.some((pieces) => pieces.has(piece)));
    expect(shared.filter((piece) => !/^\d{13}$/.test(piece))).toEqual([]);
  }
});
