import { env } from 'cloudflare:workers';
import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { LANGS } from '$rooms/protocol/lang';
import { api } from '$worker/api';
import { ring } from '$worker/clock';
import { account, freshEmail, lettersTo, personOf, signedInBy, type Account } from './accounts';
import { call, codeOf, guest, join, makeRoom, ORIGIN, uuid } from './client';

const DAY_MS = 86_400_000;
const ask = (as: string, words: 'stay' | 'go' = 'go') => call('PUT', '/api/me/deletion', { as, body: { words } });
const deletion = z.object({ deletion: z.strictObject({ words: z.enum(['stay', 'go']), askedAt: z.int(), dueAt: z.int() }).nullable() });
const deletionOf = async (as: string) => deletion.parse((await call('GET', '/api/me/deletion', { as })).body).deletion;
const say = (as: string, slug: string, text: string) => call('POST', `/api/rooms/${slug}/messages`, { as, body: { id: uuid(), text } });
/** Eight days later. */
const wait = () => ring(env, Date.now() + 8 * DAY_MS);
const isThere = (person: string) => env.DB.prepare('SELECT count(*) AS n FROM person WHERE id = ?').bind(person).first('n');

type Column = { name: string; type: string; notnull: number; pk: number; dflt_value: string | null };
type Key = { table: string; from: string };
const all = async <T>(query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<T>()
  ).results;
const tables = async () => {
  const rows = await all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  return rows.map(({ name }) => name).filter((name) => !/^(_cf|sqlite_|d1_)/.test(name));
};

let filled = 0;
/** A value that a column of another table points at. */
async function pointedAt({ table }: Key, person: string): Promise<unknown> {
  if (table === 'person') return person;
  const [keys, columns] = await Promise.all([
    all<Key>(`SELECT "table", "from" FROM pragma_foreign_key_list('${table}')`),
    all<Column>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0`),
  ]);
  await fill(table, keys, person);
  const [row] = await all<Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY rowid DESC LIMIT 1`);
  return row?.[(columns[0]?.name === 'person_id' ? 'id' : columns[0]?.name) ?? 'id'];
}

/** A row of anything in a table, which points to this person wherever it points to one. */
async function fill(table: string, keys: Key[], person: string, only?: string, other = person): Promise<void> {
  const columns = await all<Column>(`SELECT * FROM pragma_table_info('${table}')`);
  const values: Record<string, unknown> = {};
  for (const { name, type, notnull, dflt_value } of columns) {
    const key = keys.find(({ from }) => from === name);
    const n = ++filled;
    if (key) values[name] = key.table === 'person' && only !== undefined && name !== only ? other : await pointedAt(key, person);
    else if (notnull && (dflt_value === null || !/INT/i.test(type)))
      values[name] = /INT/i.test(type)
        ? name === 'given'
          ? 1
          : n
        : /^(look|recipe|about|lessons|words|translations|options|data)$/.test(name)
          ? '{}'
          : `rahasia-${n}`;
  }
  const names = Object.keys(values);
  const marks = names.map(() => '?').join(', ');
  await env.DB.prepare(`INSERT OR IGNORE INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks})`)
    .bind(...Object.values(values))
    .run();
}

/** Where in the database anything of these texts is. */
async function found(texts: string[]): Promise<string[]> {
  const places = await Promise.all(
    (await tables()).map(async (table) => {
      const rows = await all<Record<string, unknown>>(`SELECT * FROM "${table}"`);
      return rows
        .map((row) => JSON.stringify(row))
        .filter((row) => texts.some((text) => row.includes(text)))
        .map((row) => `${table}: ${row}`);
    }),
  );
  return places.flat();
}

const dumpOf = (slug: string) =>
  runInDurableObject(env.Room.getByName(`rm_${slug}`), (_room, { storage }) => {
    const names = storage.sql
      .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
      .toArray();
    return JSON.stringify(names.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM "${name}"`).toArray()]));
  });

/** Somebody with a bit of everything, and where it is. */
async function somebody(words: 'stay' | 'go') {
  const email = freshEmail();
  const name = `Rahasia ${words}`;
  const head = await guest();
  const { room } = await makeRoom(head);
  const asGuest = await guest();
  await join(asGuest, room.slug, { nickname: 'Tamu Rahasia' });
  await say(asGuest, room.slug, 'kata rahasia tamu');
  const first = await signedInBy(email);
  await join(first, room.slug, { nickname: 'Nama Rahasia' });
  await say(first, room.slug, 'kata rahasia akun');
  const guestPerson = await personOf(asGuest);
  const token = await signedInBy(email, asGuest);
  const handle = `rahasia_${words}`;
  await call('POST', '/api/profiles', { as: token, body: { handle: `${handle}_1`, name, lang: 'id', born: '1990-05-05' } });
  await call('PUT', '/api/me/handle', { as: token, body: { handle } });
  const { room: left } = await makeRoom(head);
  await join(token, left.slug, { nickname: 'Pergi Rahasia' });
  await say(token, left.slug, 'kata rahasia lama');
  await call('DELETE', `/api/rooms/${left.slug}/members/me`, { as: token });
  const { room: own } = await makeRoom(token, { nickname: 'Ketua Rahasia' });
  return { email, token, person: await personOf(token), guestPerson, handle, name, head, slugs: [room.slug, left.slug, own.slug] };
}

test('seven days to change one’s mind, in which nobody else sees the space', async () => {
  const { token: as, handle } = await account({ handle: 'leaving' });
  const asked = await ask(as, 'stay');
  expect(asked.status).toBe(200);
  const { askedAt, dueAt } = deletion.parse(asked.body).deletion!;
  expect(dueAt - askedAt).toBe(7 * DAY_MS);
  expect(codeOf(await call('GET', `/api/profiles/${handle}`))).toBe('profile.not_found');
  expect((await call('GET', `/api/profiles/${handle}`, { as })).status).toBe(200);
  expect(deletion.parse((await ask(as, 'go')).body).deletion, 'the day stays').toEqual({ askedAt, dueAt, words: 'go' });
  await ring(env, dueAt - 1);
  expect((await call('GET', '/api/me', { as })).body).toMatchObject({ signedIn: true });
  expect((await call('DELETE', '/api/me/deletion', { as })).status).toBe(204);
  expect((await call('DELETE', '/api/me/deletion', { as })).status, 'again').toBe(204);
  expect(await deletionOf(as)).toBeNull();
  await wait();
  expect((await call('GET', `/api/profiles/${handle}`)).status).toBe(200);
});

test.each(LANGS)(
  'who asks to be deleted is written to in their language (%s): until when they may change their mind, and where',
  async (lang) => {
    const email = freshEmail();
    const as = await signedInBy(email);
    const before = (await lettersTo(email)).length;
    const asking = { as, headers: { 'accept-language': lang } };
    const { dueAt } = deletion.parse((await call('PUT', '/api/me/deletion', { ...asking, body: { words: 'go' } })).body).deletion!;
    const news = async () => (await lettersTo(email)).slice(0, (await lettersTo(email)).length - before);
    await vi.waitFor(async () => expect(await news()).toHaveLength(1));
    const [letter] = await news();
    const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(dueAt);
    expect(letter?.text).toContain(day);
    expect(letter?.text).toContain('UTC');
    expect(letter?.text).toMatch(/https?:\/\/\S+\/account(\s|$)/);
    expect(letter?.text).not.toMatch(/[{}]/);
    // Whoever only thinks again about their words has read it already.
    await call('PUT', '/api/me/deletion', { ...asking, body: { words: 'stay' } });
    await call('GET', '/api/me/deletion', { as });
    expect(await news()).toHaveLength(1);
  },
);

test('a letter that isn’t taken keeps nobody from leaving', async () => {
  const as = await signedInBy(freshEmail());
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' };
  const asked = await api.request(
    `${ORIGIN}/api/me/deletion`,
    { method: 'PUT', headers, body: JSON.stringify({ words: 'go' }) },
    { ...env, MAIL_PROVIDER: 'cloudflare', MAIL_FROM: 'a@example.com', EMAIL: { send: () => Promise.reject(new Error('Full.')) } },
  );
  expect(asked.status).toBe(200);
  expect(await deletionOf(as)).not.toBeNull();
});

test('guests have nothing to be deleted, and words go or stay', async () => {
  expect(codeOf(await ask(await guest()))).toBe('account.required');
  const { token: as } = await account();
  for (const body of [{}, { words: 'maybe' }, null])
    expect(codeOf(await call('PUT', '/api/me/deletion', { as, body }))).toBe('input.invalid');
});

test.each(['stay', 'go'] as const)('nothing is left of who is deleted, in any table, room or bucket; their words %s', async (words) => {
  const who = await somebody(words);
  const other = await account({ handle: `stays.${words}` });
  // A row of theirs in every table that knows persons, so that no feature is forgotten, whatever its pages do.
  for (const table of await tables()) {
    const keys = await all<Key>(`SELECT "table", "from" FROM pragma_foreign_key_list('${table}')`);
    if (table === 'deletion') continue;
    for (const { from } of keys.filter((key) => key.table === 'person')) {
      await fill(table, keys, who.person, from, other.person);
      const [row] = await all<{ n: number }>(`SELECT count(*) AS n FROM "${table}" WHERE "${from}" = ?`, who.person);
      expect(row?.n, `${table}.${from}`).toBeGreaterThan(0);
    }
  }
  await env.MEDIA.put(
    `pictures/${(await all<{ id: string }>('SELECT id FROM picture WHERE person_id = ?', who.person))[0]?.id}/m`,
    'rahasia',
  );
  const texts = [who.person, who.guestPerson, who.email, who.handle, who.handle.replace('_', ''), who.name, 'Rahasia'];
  expect((await found(texts)).length).toBeGreaterThan(20);

  await ask(who.token, words);
  await wait();

  expect(await found(texts)).toEqual([]);
  const { objects } = await env.MEDIA.list();
  expect(objects).toEqual([]);
  for (const slug of who.slugs) {
    const dump = await dumpOf(slug);
    expect(dump).not.toContain('Rahasia');
    expect(dump.includes('kata rahasia'), slug).toBe(words === 'stay' && slug !== who.slugs[2]);
  }
  expect((await call('GET', '/api/me', { as: who.token })).body).toMatchObject({ signedIn: false });
  expect(codeOf(await call('GET', `/api/profiles/${who.handle}`))).toBe('profile.not_found');
  const { text } = await call('GET', `/api/rooms/${who.slugs[0]}/messages`, { headers: { 'accept-language': 'id' } });
  expect(text.includes('kata rahasia')).toBe(words === 'stay');
  // Everybody else is as before, and nobody steps into the gap at once.
  expect((await call('GET', `/api/profiles/${other.handle}`)).status).toBe(200);
  expect((await call('GET', '/api/me/rooms', { as: who.head })).status).toBe(200);
  const squatter = await signedInBy(freshEmail());
  const taking = { handle: who.handle.toUpperCase(), name: 'x', lang: 'en', born: '1990-01-01' };
  expect(codeOf(await call('POST', '/api/profiles', { as: squatter, body: taking }))).toBe('handle.taken');
  // Whoever comes again by the same address is somebody new.
  expect(await personOf(await signedInBy(who.email))).not.toBe(who.person);
});

/** D1 that fails whenever it is asked to delete persons. */
const failing = () => ({
  ...env,
  DB: {
    prepare: (query: string) => env.DB.prepare(query),
    batch: (statements: D1PreparedStatement[]) =>
      statements.length > 12 ? Promise.reject(new Error('D1 is away.')) : env.DB.batch(statements),
  } as D1Database,
});

test('a deletion that fails midway is tried again, and goes on to its end; there is no way back by then', async () => {
  const { token: as, person } = await account({ handle: 'midway' });
  const { room } = await makeRoom(as, { nickname: 'Tengah Jalan' });
  await ask(as);
  const { dueAt } = (await deletionOf(as))!;
  await ring(failing(), dueAt + 1);
  expect(await isThere(person)).toBe(1);
  expect((await call('GET', '/api/me', { as })).body).toMatchObject({ signedIn: false });
  expect(await dumpOf(room.slug)).not.toContain('Tengah Jalan');
  await ring(env, dueAt + 2);
  expect(await isThere(person), 'not at once').toBe(1);
  await ring(env, dueAt + 10 * 60_000);
  expect(await isThere(person)).toBe(0);
});

test('two ringings at once delete one person once', async () => {
  const accounts: Account[] = [];
  for (let i = 0; i < 7; i++) accounts.push(await account());
  for (const { token } of accounts) await ask(token, 'stay');
  await Promise.all([wait(), wait()]);
  for (const { person } of accounts) expect(await isThere(person)).toBe(0);
});

test('a space that is deleted while its owner edits it in another tab, and a visitor has it open, takes nothing more', async () => {
  const { token: as, person, handle } = await account({ handle: 'othertab' });
  const visitor = (await account()).token;
  const space = `/api/profiles/${handle}`;
  await call('PUT', `${space}/pet`, { as, body: { kind: 'cat', coat: 0, name: '나비' } });
  const { look } = z.object({ look: z.unknown() }).parse((await call('GET', `${space}/look`, { as })).body);
  const edits: [string, string, object][] = [
    ['PATCH', '/api/me/profile', { name: 'x' }],
    ['PUT', `${space}/look`, { look, edition: 1 }],
    ['PUT', `${space}/pet`, { kind: 'cat', coat: 1, name: '나비' }],
    ['PUT', '/api/me/mood', { kind: 'happy', text: '' }],
    ['POST', '/api/me/feelings', { id: uuid(), kind: 'fire', answer: 'tap', text: 'x' }],
    ['POST', '/api/me/events', { id: uuid(), kind: 'day', icon: 'cake', title: 'x', date: '2030-01-01', zone: 'Asia/Seoul' }],
    ['PUT', '/api/characters/mine', { recipe: { v: 1, skin: '#eab98f', slots: {} } }],
  ];
  const deeds: [string, string, object][] = [
    ['POST', `${space}/guestbook`, { id: uuid(), text: 'x', lang: 'ko' }],
    ['POST', `${space}/gifts`, { id: uuid(), item: 'teddy', lang: 'ko' }],
    ['PUT', `${space}/cheers/heart`, {}],
    ['POST', `${space}/pet/deeds`, { id: uuid(), deed: 'feed', with: 'fish' }],
    ['PUT', `${space}/follow`, {}],
  ];
  const codes = async (by: string, all: typeof edits) => {
    const answers = [];
    for (const [method, path, body] of all) answers.push(await call(method, path, { as: by, body }));
    return answers.map((answer) => (answer.status < 300 ? 'done' : codeOf(answer)));
  };
  // All of it is well said, as long as there is somebody whom it is about.
  expect(await codes(as, edits)).toEqual(edits.map(() => 'done'));
  expect(await codes(visitor, deeds)).toEqual(deeds.map(() => 'done'));
  await ask(as);
  expect(await codes(visitor, deeds)).toEqual(deeds.map(() => 'profile.not_found'));
  await wait();
  expect(await codes(as, edits)).toEqual(edits.map(([, path]) => (path === `${space}/pet` ? 'profile.not_found' : 'auth.required')));
  expect(await codes(visitor, deeds)).toEqual(deeds.map(() => 'profile.not_found'));
  expect(await found([person])).toEqual([]);
});
