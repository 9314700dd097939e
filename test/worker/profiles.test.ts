import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '../../worker/api';
import { dbOf } from '../../worker/db/client';
import { follow, block as blocked } from '../../worker/friends/schema';
import { picture } from '../../worker/media/schema';
import { KINDS, newLook, type Look } from '../../worker/profiles/look';
import { lookVersion, profile } from '../../worker/profiles/schema';
import { call, codeOf, guest, makeRoom, uuid } from './client';
import { account, type Account } from './space';
import { UnreliableD1 } from './unreliable-d1';

const viewed = z.object({
  profile: z.strictObject({
    handle: z.string(),
    name: z.string(),
    lang: z.string(),
    createdAt: z.number(),
    picture: z.string().nullable(),
  }),
  relation: z.string(),
  look: z.looseObject({
    theme: z.string(),
    blocks: z.array(z.looseObject({ kind: z.string() })),
    stickers: z.array(z.looseObject({ id: z.string() })),
  }),
  edition: z.number(),
  parts: z.record(z.string(), z.unknown()),
});
const saved = z.object({ look: z.custom<Look>((look) => typeof look === 'object'), edition: z.number() });

const visit = async (handle: string, as?: string) =>
  viewed.parse((await call('GET', `/api/profiles/${encodeURIComponent(handle)}`, { as })).body);
const save = ({ handle, as }: Pick<Account, 'handle' | 'as'>, look: unknown, edition: number) =>
  call('PUT', `/api/profiles/${encodeURIComponent(handle)}/look`, { as, body: { look, edition } });
const kindsOf = (view: z.infer<typeof viewed>) => view.look.blocks.map(({ kind }) => kind);

let names = 0;
const someone = (look?: unknown) => account(`someone${++names}`, look);
const about = (more: object = {}) => ({ id: 'about', kind: 'about', options: { text: '반가워요' }, ...more });
const sticker = (more: object = {}) => ({ id: 'bear', at: 'about', x: 0.9, y: 0.1, thing: { kind: 'sticker', sticker: 'bear' }, ...more });

test('a space is there for who has its link, and gives nobody away', async () => {
  const owner = await someone();
  const answer = await call('GET', `/api/profiles/${owner.handle}`);
  expect(answer.status).toBe(200);
  expect(viewed.parse(answer.body)).toMatchObject({ profile: { handle: owner.handle }, relation: 'stranger', edition: 1 });
  expect(answer.text).not.toContain(owner.person);
  expect(codeOf(await call('GET', '/api/profiles/nobody-at-all'))).toBe('profile.not_found');
});

test('what is saved is what visitors get, as a new edition', async () => {
  const owner = await someone();
  const look = {
    theme: 'candy',
    background: { hours: 'clock', day: { kind: 'colour', colour: '#ffeeaa' } },
    blocks: [about()],
    stickers: [sticker()],
  };
  const answer = saved.parse((await save(owner, look, 1)).body);
  expect(answer).toMatchObject({ edition: 2, look: { theme: 'candy' } });
  const view = await visit(owner.handle);
  expect(view).toMatchObject({ edition: 2, look: { theme: 'candy', stickers: [{ at: 'about', x: 0.9, turn: 0, scale: 1 }] } });
  // Sent again, as after an answer that was lost: the same, and no third edition.
  expect(saved.parse((await save(owner, look, 1)).body)).toEqual(answer);
});

test('nobody else decorates it', async () => {
  const owner = await someone();
  const other = await someone();
  expect(codeOf(await save({ ...owner, as: other.as }, newLook(), 1))).toBe('auth.forbidden');
  expect(codeOf(await save({ ...owner, as: await guest() }, newLook(), 1))).toBe('account.required');
  expect(codeOf(await call('PUT', `/api/profiles/${owner.handle}/look`, { body: { look: newLook(), edition: 1 } }))).toBe('auth.required');
  for (const path of ['look', 'look/versions', 'parts/rooms'])
    expect(codeOf(await call('GET', `/api/profiles/${owner.handle}/${path}`, { as: other.as }))).toBe('auth.forbidden');
});

test('of two tabs that changed the same edition the second hears so, and overwrites nothing', async () => {
  const owner = await someone();
  const first = { ...newLook(), theme: 'sea' };
  const answers = await Promise.all([save(owner, first, 1), save(owner, { ...newLook(), theme: 'snow' }, 1)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const winner = saved.parse(answers.find(({ status }) => status === 200)?.body);
  expect(codeOf(answers.find(({ status }) => status === 409)!)).toBe('profile.changed');
  expect((await visit(owner.handle)).look.theme).toBe(winner.look.theme);
});

test('a space deleted in another tab can’t be saved, and comes back by no save', async () => {
  const owner = await someone();
  const db = dbOf(env);
  await db.delete(profile).where(eq(profile.personId, owner.person));
  expect(codeOf(await save(owner, newLook(), 1))).toBe('profile.not_found');
  expect(await db.select().from(lookVersion).where(eq(lookVersion.personId, owner.person))).toEqual([]);
  expect(codeOf(await call('GET', `/api/profiles/${owner.handle}`))).toBe('profile.not_found');
});

test('the last ten looks are kept, the newest first, the very first among them while it is one of ten', async () => {
  const owner = await someone({ ...newLook(), theme: 'hanok' });
  const versions = async () =>
    z
      .object({ items: z.array(z.object({ edition: z.number(), look: z.object({ theme: z.string() }) })) })
      .parse((await call('GET', `/api/profiles/${owner.handle}/look/versions`, { as: owner.as })).body).items;
  await save(owner, { ...newLook(), theme: 'cafe' }, 1);
  expect((await versions()).map(({ edition, look }) => [edition, look.theme])).toEqual([
    [2, 'cafe'],
    [1, 'hanok'],
  ]);
  for (let edition = 2; edition < 14; edition++) await save(owner, { ...newLook(), theme: edition % 2 ? 'sky' : 'sea' }, edition);
  expect((await versions()).map(({ edition }) => edition)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
});

test.each<[string, object]>([
  ['a theme that isn’t drawn', { theme: 'hacked' }],
  ['a newer edition of looks', { v: 2 }],
  ['a colour that is CSS', { background: { day: { kind: 'colour', colour: 'red;background:url(//evil.example)' } } }],
  ['two blocks of a kind', { blocks: [about(), about({ id: 'about2' })] }],
  ['two blocks with one id', { blocks: [about(), { id: 'about', kind: 'mood' }] }],
  ['a kind of block that isn’t there', { blocks: [{ id: 'html', kind: 'html', options: { html: '<script>' } }] }],
  ['a sticker that nobody drew', { stickers: [sticker({ thing: { kind: 'sticker', sticker: '../../secret' } })] }],
  ['a sticker a mile off', { stickers: [sticker({ x: 1e9 })] }],
  ['a sticker nowhere', { stickers: [sticker({ y: null })] }],
  ['a script for a link', { blocks: [{ id: 'links', kind: 'links', options: { links: [{ url: 'javascript:alert(1)' }] } }] }],
  [
    'a link with a password',
    { blocks: [{ id: 'links', kind: 'links', options: { links: [{ url: 'https://bank.example@evil.example/' }] } }] },
  ],
  [
    'music from anywhere',
    { blocks: [{ id: 'music', kind: 'music', options: { songs: [{ url: 'https://evil.example/watch?v=dQw4w9WgXcQ' }] } }] },
  ],
  ['a text without end', { blocks: [about({ options: { text: '가'.repeat(2001) } })] }],
  ['sixty-one stickers', { stickers: Array.from({ length: 61 }, (_, i) => sticker({ id: `st${String(i).padStart(3, '0')}` })) }],
])('%s is input.invalid, and changes nothing', async (_, wrong) => {
  const owner = await someone();
  const answer = await save(owner, { ...newLook(), ...wrong }, 1);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
  expect((await visit(owner.handle)).edition).toBe(1);
});

test('a look beyond all measure is refused before it is read', async () => {
  const owner = await someone();
  const huge = { ...newLook(), blocks: [about({ options: { text: 'x'.repeat(70_000) } })] };
  expect(codeOf(await save(owner, huge, 1))).toBe('input.too_large');
  const deep = `{"look":${'{"a":'.repeat(500)}1${'}'.repeat(500)},"edition":1}`;
  expect(codeOf(await call('PUT', `/api/profiles/${owner.handle}/look`, { as: owner.as, raw: deep }))).toBe('input.invalid');
});

const FOREIGN = 'med_00000000000000000000000000';
/** Somebody else's picture: it is there, and its owner may show it. */
async function foreign(): Promise<void> {
  const { person } = await someone();
  await dbOf(env)
    .insert(picture)
    .values({ id: FOREIGN, personId: person, width: 1, height: 1, bytes: 1, createdAt: 1, readyAt: 1 })
    .onConflictDoNothing();
}
test.each<[string, object]>([
  ['as a background', { background: { day: { kind: 'picture', picture: FOREIGN } } }],
  ['as a background by night', { background: { night: { kind: 'picture', picture: FOREIGN } } }],
  ['in a block', { blocks: [{ id: 'pictures', kind: 'pictures', options: { pictures: [{ picture: FOREIGN }] } }] }],
  ['put on top', { stickers: [sticker({ thing: { kind: 'picture', picture: FOREIGN } })] }],
])('a picture that isn’t the owner’s, %s, is refused', async (_, more) => {
  await foreign();
  const owner = await someone();
  expect(codeOf(await save(owner, { ...newLook(), ...more }, 1))).toBe('media.not_found');
  expect((await visit(owner.handle)).edition).toBe(1);
  // Were it in a look all the same, the block tells nothing of it.
  const before = await someone({ ...newLook(), ...more });
  const { pictures = { items: [] } } = (await visit(before.handle)).parts;
  expect(pictures).toEqual({ items: [] });
});

test.each<[string, unknown, object]>([
  ['nothing', {}, { theme: 'paper' }],
  ['no object', 'look', { theme: 'paper' }],
  ['an older edition', { v: 0, theme: 'sky', blocks: [about()] }, { v: 1, theme: 'sky', blocks: [{ kind: 'about' }] }],
  ['a theme that was given up', { v: 1, theme: 'vaporwave', blocks: [about()] }, { theme: 'paper', blocks: [{ kind: 'about' }] }],
  [
    'a block and a sticker that were given up among others',
    {
      v: 1,
      blocks: [{ id: 'clock', kind: 'clock', options: {} }, about()],
      stickers: [sticker({ id: 'gone', thing: { kind: 'sticker', sticker: 'gone' } }), sticker()],
    },
    { blocks: [{ kind: 'about', options: { text: '반가워요' } }], stickers: [{ id: 'bear' }] },
  ],
  [
    'more links than today, one of them bad',
    {
      v: 1,
      blocks: [
        {
          id: 'links',
          kind: 'links',
          options: { links: [{ url: 'ftp://old.example' }, ...Array.from({ length: 20 }, (_, i) => ({ url: `https://a.example/${i}` }))] },
        },
      ],
    },
    { blocks: [{ kind: 'links', options: { links: Array.from({ length: 11 }, (_, i) => ({ url: `https://a.example/${i}` })) } }] },
  ],
  [
    'a sticker on a block that is gone',
    { v: 1, blocks: [about()], stickers: [sticker({ at: 'elsewhere' })] },
    { stickers: [{ id: 'bear', at: 'head' }] },
  ],
])('a stored look with %s is shown all the same', async (_, stored, shown) => {
  const owner = await someone(stored);
  expect((await visit(owner.handle)).look).toMatchObject(shown);
});

test('who may see what: everyone, signed in, friends, nobody; and of what they may not see, nothing is said', async () => {
  const blocks = [
    about({ see: 'friends', options: { text: '비밀 일기' } }),
    { id: 'links', kind: 'links', see: 'accounts' },
    { id: 'music', kind: 'music', see: 'nobody' },
    { id: 'rooms', kind: 'rooms' },
  ];
  const owner = await someone({ v: 1, blocks, stickers: [sticker(), sticker({ id: 'plate', at: 'head' })] });
  const [friend, other] = [await someone(), await someone()];
  const db = dbOf(env);
  const createdAt = Date.now();
  await db.insert(follow).values([
    { follower: owner.person, followed: friend.person, createdAt },
    { follower: friend.person, followed: owner.person, createdAt },
    { follower: other.person, followed: owner.person, createdAt },
  ]);
  const seen = async (as?: string) => {
    const view = await visit(owner.handle, as);
    return [view.relation, kindsOf(view).join(' '), view.look.stickers.length];
  };
  expect(await seen()).toEqual(['stranger', 'rooms', 1]);
  expect(await seen(await guest())).toEqual(['stranger', 'rooms', 1]);
  expect(await seen(other.as)).toEqual(['account', 'links rooms', 1]);
  expect(await seen(friend.as)).toEqual(['friend', 'about links rooms', 2]);
  expect(await seen(owner.as)).toEqual(['owner', 'about links music rooms', 2]);
  expect((await call('GET', `/api/profiles/${owner.handle}`)).text).not.toContain('비밀');
  // The owner sees it as others do, and nobody else by asking so.
  const as = async (relation: string, by: string) =>
    kindsOf(viewed.parse((await call('GET', `/api/profiles/${owner.handle}?as=${relation}`, { as: by })).body)).join(' ');
  expect([await as('stranger', owner.as), await as('friend', owner.as)]).toEqual(['rooms', 'about links rooms']);
  expect(await as('friend', other.as)).toBe('links rooms');

  await db.insert(blocked).values({ blocker: owner.person, blocked: other.person, createdAt });
  expect(codeOf(await call('GET', `/api/profiles/${owner.handle}`, { as: other.as }))).toBe('profile.not_found');
  expect(codeOf(await call('GET', `/api/profiles/${other.handle}`, { as: owner.as }))).toBe('profile.not_found');
});

test('the picture of a character that isn’t for everybody is in no answer to those whom it isn’t for, whosever space they read', async () => {
  const faced = async (character: object | null) => {
    const owner = await someone({ v: 1, blocks: character === null ? [] : [{ id: 'char', kind: 'character', ...character }] });
    await call('PUT', '/api/characters/mine', { as: owner.as, body: { recipe: { v: 1, skin: '#eab98f', slots: {} } } });
    return owner;
  };
  const writers = await Promise.all([{ see: 'everyone' }, { see: 'accounts' }, { see: 'friends' }, { see: 'nobody' }, null].map(faced));
  const [friend, other] = [await someone({ v: 1, blocks: [{ id: 'book', kind: 'guestbook' }] }), await someone()];
  const db = dbOf(env);
  const createdAt = Date.now();
  for (const { person } of writers)
    await db.insert(follow).values([
      { follower: person, followed: friend.person, createdAt },
      { follower: friend.person, followed: person, createdAt },
      { follower: person, followed: other.person, createdAt },
    ]);
  const drawn = expect.stringMatching(/^\/characters\/chr_/);
  // Everyone, accounts, friends, nobody; and a space without the block, which keeps nothing from anybody.
  const ofAll = (...shown: boolean[]) => shown.map((is) => (is ? drawn : null));

  const plates = (as?: string) => Promise.all(writers.map(async ({ handle }) => (await visit(handle, as)).profile.picture));
  expect(await plates()).toEqual(ofAll(true, false, false, false, true));
  expect(await plates(other.as)).toEqual(ofAll(true, true, false, false, true));
  expect(await plates(friend.as)).toEqual(ofAll(true, true, true, false, true));
  expect((await visit(writers[3]?.handle ?? '', writers[3]?.as)).profile.picture).toEqual(drawn);
  const preview = await call('GET', `/api/profiles/${writers[3]?.handle}?as=friend`, { as: writers[3]?.as });
  expect(viewed.parse(preview.body).profile.picture).toBeNull();

  const inOrder = (body: unknown) => {
    const rows = z.array(z.object({ handle: z.string(), picture: z.string().nullable() })).parse(body);
    return writers.map(({ handle }) => rows.find((row) => row.handle === handle)?.picture);
  };
  const items = z.object({ items: z.array(z.unknown()) });
  const listIn = async (path: string, as: string) => inOrder(items.parse((await call('GET', path, { as })).body).items);
  expect(await listIn('/api/friends', friend.as)).toEqual(ofAll(true, true, true, false, true));
  expect(await listIn('/api/friends/requests?direction=received', other.as)).toEqual(ofAll(true, true, false, false, true));

  for (const { as } of writers)
    await call('POST', `/api/profiles/${friend.handle}/guestbook`, { as, body: { id: uuid(), text: '왔다 가요', lang: 'ko' } });
  const notes = z.object({ items: z.array(z.object({ by: z.unknown() })) });
  const book = notes.parse((await call('GET', `/api/profiles/${friend.handle}/guestbook`)).body).items.map(({ by }) => by);
  expect(inOrder(book)).toEqual(ofAll(true, false, false, false, true));
});

test('rooms are shown as the directory has them: none that goes by its link alone', async () => {
  const head = await guest();
  const open = (await makeRoom(head, { title: '열린 방' })).room.slug;
  const unlisted = (await makeRoom(head, { title: '숨은 방', visibility: 'unlisted' })).room.slug;
  const owner = await someone({ v: 1, blocks: [{ id: 'rooms', kind: 'rooms', options: { slugs: [unlisted, open, 'nosuchroom00'] } }] });
  const { parts } = await visit(owner.handle);
  expect(parts).toMatchObject({ rooms: [{ slug: open, title: '열린 방' }] });
  expect(parts['rooms']).toHaveLength(1);
  const part = await call('GET', `/api/profiles/${owner.handle}/parts/rooms`, { as: owner.as });
  expect(part.body).toMatchObject({ value: [{ slug: open }] });
  expect(codeOf(await call('GET', `/api/profiles/${owner.handle}/parts/secrets`, { as: owner.as }))).toBe('input.invalid');
});

/** How often a request asks D1, and its answer. */
async function usesOf(path: string, { as, ...init }: { as?: string | undefined; method?: string; body?: string } = {}) {
  const d1 = new UnreliableD1(env.DB);
  const headers = { 'user-agent': 'Mozilla/5.0', ...(as === undefined ? {} : { authorization: `Bearer ${as}` }) };
  const request = new Request(`https://openlink.test${path}`, { ...init, headers });
  const answer = await api.fetch(request, { ...env, DB: d1.binding }, createExecutionContext());
  return { uses: d1.uses, status: answer.status, body: await answer.json() };
}

test('a view of a space with every kind of block asks D1 no more than three times', async () => {
  const blocks = KINDS.map((kind) => ({ id: kind.toLowerCase().padEnd(4, '0'), kind }));
  const owner = await someone({ v: 1, blocks });
  const visitor = await someone();
  const look = async (as?: string) => {
    const { uses, body } = await usesOf(`/api/profiles/${owner.handle}`, { as });
    expect(kindsOf(viewed.parse(body))).toEqual(KINDS);
    return uses;
  };
  expect([await look(), await look(visitor.as), await look(owner.as)]).toEqual([2, 3, 3]);
});

test('a save asks D1 who is there once', async () => {
  const owner = await someone();
  const body = JSON.stringify({ look: { ...newLook(), theme: 'sea' }, edition: 1 });
  const { uses, status } = await usesOf(`/api/profiles/${owner.handle}/look`, { as: owner.as, method: 'PUT', body });
  // The session, the space, its owner's pictures, the save.
  expect([status, uses]).toEqual([200, 4]);
});
