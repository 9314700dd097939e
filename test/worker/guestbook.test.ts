import { env } from 'cloudflare:workers';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { SHEET } from '../../rooms/protocol/drawing';
import { dbOf } from '../../worker/db/client';
import { block as blocked, follow } from '../../worker/friends/schema';
import { guestbookBelongings } from '../../worker/guestbook/belongings';
import { AUTHOR_PER_HOUR, GUESTS_PER_HOUR } from '../../worker/guestbook/rules';
import { guestNote } from '../../worker/guestbook/schema';
import { notice } from '../../worker/inbox/schema';
import { textTranslation } from '../../worker/translations/schema';
import { call, codeOf, freshAddress, guest, uuid } from './client';
import { account, type Account } from './space';

const note = z.object({
  id: z.string().regex(/^gbn_/),
  by: z.object({ handle: z.string().nullable(), name: z.string(), picture: z.string().nullable() }),
  text: z.string(),
  lang: z.string(),
  translations: z.record(z.string(), z.object({ text: z.string(), engine: z.string() })),
  sticker: z.string().nullable(),
  drawing: z.unknown(),
  isPrivate: z.boolean(),
  state: z.string(),
  isMine: z.boolean(),
  createdAt: z.number(),
});
const page = z.object({ items: z.array(note), nextCursor: z.string().nullable() });

let names = 0;
const owner = (options: object = {}, more: object = {}) =>
  account(`book${++names}`, { blocks: [{ id: 'guestbook', kind: 'guestbook', options, ...more }] });
const visitor = () => account(`visitor${++names}`);

const body = (more: object = {}) => ({ id: uuid(), text: '안녕하세요', lang: 'ko', ...more });
const write = (to: Account, as: string | undefined, more: object = {}, address?: string) =>
  call('POST', `/api/profiles/${to.handle}/guestbook`, {
    as,
    body: body(more),
    headers: { 'cf-connecting-ip': address ?? freshAddress() },
  });
const written = async (to: Account, as: string, more: object = {}) => z.object({ note }).parse((await write(to, as, more)).body).note;
const read = async (of: Account, as?: string, query = '') =>
  page.parse((await call('GET', `/api/profiles/${of.handle}/guestbook${query}`, { as })).body).items;
const texts = async (of: Account, as?: string) => (await read(of, as)).map(({ text }) => text);
const drawing = (more: object = {}) => ({ v: 1, strokes: [{ colour: 1, width: 2, places: [10, 10, 400, 300] }], ...more });

beforeEach(() => env.DB.prepare('DELETE FROM translation_day').run());

test('a visitor writes words, a sticker and a drawing; everybody reads them, newest first, by the name of the profile', async () => {
  const [to, by] = [await owner(), await visitor()];
  await written(to, by.as, { text: '첫 번째', name: 'another name' });
  const second = await written(to, by.as, { text: '', sticker: 'hug', drawing: drawing() });
  expect(second).toMatchObject({ by: { handle: by.handle, name: by.handle }, lang: 'und', sticker: 'hug', isMine: true, state: 'shown' });
  const notes = await read(to);
  expect(notes.map(({ text, sticker }) => [text, sticker])).toEqual([
    ['', 'hug'],
    ['첫 번째', null],
  ]);
  expect(notes[0]?.drawing).toEqual(drawing());
  expect(notes[0]?.isMine).toBe(false);
});

test('the same id twice is one note: 201, then 200', async () => {
  const [to, by] = [await owner(), await visitor()];
  const again = body({ text: '한 번만' });
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', `/api/profiles/${to.handle}/guestbook`, { as: by.as, body: again })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  expect(await texts(to)).toEqual(['한 번만']);
});

test('guests sign with a name where the owner lets everybody write; without one the name is asked for', async () => {
  const [to, as] = [await owner(), await guest()];
  const nameless = await write(to, as);
  expect([nameless.status, codeOf(nameless)]).toEqual([400, 'input.invalid']);
  expect(nameless.body).toMatchObject({ errors: [{ path: 'name' }] });
  expect(await written(to, as, { name: 'Sari' })).toMatchObject({ by: { handle: null, name: 'Sari' } });
  const closed = await owner({}, { do: 'accounts' });
  expect(codeOf(await write(closed, as, { name: 'Sari' }))).toBe('account.required');
  expect(codeOf(await write(closed, undefined))).toBe('auth.required');
  expect((await write(closed, (await visitor()).as)).status).toBe(201);
});

test('who may see and write is the owner’s to say', async () => {
  const [friend, stranger] = [await visitor(), await visitor()];
  const to = await owner({}, { see: 'friends', do: 'friends' });
  await dbOf(env)
    .insert(follow)
    .values([
      { follower: friend.person, followed: to.person, createdAt: 1 },
      { follower: to.person, followed: friend.person, createdAt: 1 },
    ]);
  expect((await write(to, friend.as)).status).toBe(201);
  for (const as of [stranger.as, undefined]) {
    const answer = await call('GET', `/api/profiles/${to.handle}/guestbook`, { as });
    expect([401, 403]).toContain(answer.status);
    expect(answer.text).not.toContain('안녕하세요');
  }
  expect(codeOf(await write(to, stranger.as))).toBe('auth.forbidden');
  const without = await account(`book${++names}`, { blocks: [] });
  expect(codeOf(await write(without, stranger.as))).toBe('auth.forbidden');
});

test('a private note is for its author and the owner alone, wherever one looks', async () => {
  const [to, by, other] = [await owner(), await visitor(), await visitor()];
  const { id } = await written(to, by.as, { text: '비밀 이야기', isPrivate: true });
  expect(await texts(to, to.as)).toEqual(['비밀 이야기']);
  expect(await texts(to, by.as)).toEqual(['비밀 이야기']);
  for (const as of [other.as, await guest(), undefined]) {
    expect(await texts(to, as)).toEqual([]);
    expect((await call('GET', `/api/profiles/${to.handle}`, { as })).text).not.toContain('비밀');
  }
  for (const [method, path] of [
    ['DELETE', ''],
    ['PUT', '/state'],
    ['PUT', '/block'],
  ] as const) {
    const answer = await call(method, `/api/profiles/${to.handle}/guestbook/${id}${path}`, { as: other.as, body: { state: 'shown' } });
    expect(answer.status, path).toBeGreaterThanOrEqual(403);
  }
  const asked = await call('POST', `/api/profiles/${to.handle}/guestbook/translations`, { as: other.as, body: { lang: 'ja', ids: [id] } });
  expect(asked.body).toEqual({ items: [] });
  expect(codeOf(await write(await owner({ private: false }), by.as, { isPrivate: true }))).toBe('auth.forbidden');
});

test('the owner hides and shows again; the author goes on seeing it, others don’t', async () => {
  const [to, by] = [await owner(), await visitor()];
  const { id } = await written(to, by.as, { text: '숨길 글' });
  const set = (as: string, state: string) => call('PUT', `/api/profiles/${to.handle}/guestbook/${id}/state`, { as, body: { state } });
  expect(codeOf(await set(by.as, 'hidden'))).toBe('auth.forbidden');
  expect((await set(to.as, 'hidden')).body).toMatchObject({ note: { state: 'hidden' } });
  expect(await texts(to)).toEqual([]);
  expect((await read(to, by.as)).map(({ state }) => state)).toEqual(['shown']);
  expect((await read(to, to.as, '?state=hidden')).map(({ state }) => state)).toEqual(['hidden']);
  // Its author can't find out by asking.
  await written(to, by.as, { text: '또 온 글' });
  expect((await read(to, by.as, '?state=hidden')).map(({ state }) => state)).toEqual(['shown', 'shown']);
  await set(to.as, 'shown');
  expect(await texts(to)).toEqual(['또 온 글', '숨길 글']);
  expect(codeOf(await set(to.as, 'waiting'))).toBe('input.invalid');
});

test('author and owner delete, nobody else; what was translated goes with it', async () => {
  const [to, by, other] = [await owner(), await visitor(), await visitor()];
  const first = await written(to, by.as, { text: '안녕하세요' });
  const second = await written(to, by.as);
  const remove = (as: string, id: string) => call('DELETE', `/api/profiles/${to.handle}/guestbook/${id}`, { as });
  await call('POST', `/api/profiles/${to.handle}/guestbook/translations`, { as: other.as, body: { lang: 'ja', ids: [first.id] } });
  expect(await dbOf(env).$count(textTranslation, eq(textTranslation.textId, first.id))).toBe(1);
  expect(codeOf(await remove(other.as, first.id))).toBe('auth.forbidden');
  expect((await remove(by.as, first.id)).status).toBe(204);
  expect((await remove(to.as, second.id)).status).toBe(204);
  expect(codeOf(await remove(to.as, second.id))).toBe('note.not_found');
  expect(await texts(to)).toEqual([]);
  expect(await dbOf(env).$count(textTranslation, eq(textTranslation.textId, first.id))).toBe(0);
});

test('approve first: a note waits, its author sees that it does, and shows once the owner says so', async () => {
  const [to, by] = [await owner({ approval: 'guests' }), await visitor()];
  const as = await guest();
  expect(await written(to, by.as)).toMatchObject({ state: 'shown' });
  const waiting = await written(to, as, { text: '손님 글', name: '손님' });
  expect(waiting).toMatchObject({ state: 'waiting' });
  expect(await texts(to)).toEqual(['안녕하세요']);
  expect((await read(to, as)).map(({ state }) => state)).toEqual(['waiting', 'shown']);
  expect((await read(to, to.as, '?state=waiting')).map(({ id }) => id)).toEqual([waiting.id]);
  const view = await call('GET', `/api/profiles/${to.handle}`, { as: to.as });
  expect(view.body).toMatchObject({ parts: { guestbook: { waiting: 1, count: 2 } } });
  await call('PUT', `/api/profiles/${to.handle}/guestbook/${waiting.id}/state`, { as: to.as, body: { state: 'shown' } });
  expect(await texts(to)).toEqual(['손님 글', '안녕하세요']);
  // The owner's own words wait for nobody; private ones neither.
  const all = await owner({ approval: 'all' });
  expect(await written(all, all.as)).toMatchObject({ state: 'shown' });
  expect(await written(all, by.as, { isPrivate: true })).toMatchObject({ state: 'shown' });
  expect(await written(all, by.as)).toMatchObject({ state: 'waiting' });
});

test('who is blocked by a note is out, with every note; so is who a visitor has blocked', async () => {
  const [to, by, other] = [await owner(), await visitor(), await visitor()];
  const { id } = await written(to, by.as, { text: '나쁜 말' });
  await written(to, by.as, { text: '또 나쁜 말' });
  await written(to, other.as, { text: '좋은 말' });
  expect((await call('PUT', `/api/profiles/${to.handle}/guestbook/${id}/block`, { as: to.as })).status).toBe(204);
  expect(await texts(to)).toEqual(['좋은 말']);
  expect(await texts(to, to.as)).toEqual(['좋은 말']);
  expect(codeOf(await write(to, by.as))).toBe('profile.not_found');
  // Two visitors who are out of each other's sight, in a third one's book.
  const reader = await visitor();
  await dbOf(env).insert(blocked).values({ id: 'blk_test', blocker: reader.person, blocked: other.person, createdAt: 1 });
  expect(await texts(to, reader.as)).toEqual([]);
  expect(await texts(to)).toEqual(['좋은 말']);
});

test('a guest can be blocked by a note, though there is no profile to go by', async () => {
  const [to, as] = [await owner(), await guest()];
  const { id } = await written(to, as, { name: '훼방꾼' });
  await call('PUT', `/api/profiles/${to.handle}/guestbook/${id}/block`, { as: to.as });
  expect(codeOf(await write(to, as, { name: '다른 이름' }))).toBe('profile.not_found');
});

test('a note is in the reader’s language by what the engines know, kept, and asked for once', async () => {
  const [to, by] = [await owner(), await visitor()];
  const { id } = await written(to, by.as, { text: 'こんにちは', lang: 'ja' });
  // The owner reads Korean: it was translated when it was written.
  const forOwner = async () => (await read(to, to.as))[0]?.translations;
  await expect.poll(forOwner).toEqual({ ko: { text: '안녕하세요', engine: 'phrasebook' } });
  const ask = (as: string | undefined, lang: string) =>
    call('POST', `/api/profiles/${to.handle}/guestbook/translations`, { as, body: { lang, ids: [id] } });
  expect((await ask((await visitor()).as, 'id')).body).toMatchObject({
    items: [{ id, missed: null, translation: { engine: 'phrasebook' } }],
  });
  expect(Object.keys((await read(to))[0]?.translations ?? {}).sort()).toEqual(['id', 'ko']);
  // In its own language there is nothing to say; a stranger causes nothing.
  expect((await ask(by.as, 'ja')).body).toEqual({ items: [] });
  expect(codeOf(await ask(undefined, 'en'))).toBe('auth.required');
  const unknown = await written(to, by.as, { text: '満月の切手が三枚だけ貼ってありました', lang: 'ja' });
  const missed = await call('POST', `/api/profiles/${to.handle}/guestbook/translations`, {
    as: by.as,
    body: { lang: 'en', ids: [unknown.id] },
  });
  expect(missed.body).toMatchObject({ items: [{ translation: null, missed: 'unknown' }] });
});

test('a flood ends: of one author in one book, and of all guests together; other authors go on', async () => {
  const to = await owner();
  const [by, other] = [await visitor(), await visitor()];
  // Straight into the table: what the minute's limit would let through within the hour.
  const now = Date.now();
  const rows = (count: number, author: string, byGuest: boolean, name: string) =>
    Array.from({ length: count }, (_, i) => ({
      id: `gbn_${name}${i}`,
      ownerId: to.person,
      authorId: author,
      clientId: `${name}${i}`,
      byGuest,
      text: 'x',
      lang: 'und',
      isPrivate: false,
      state: 'shown' as const,
      createdAt: now - 1000,
    }));
  const insert = async (all: ReturnType<typeof rows>) => {
    for (let i = 0; i < all.length; i += 5)
      await dbOf(env)
        .insert(guestNote)
        .values(all.slice(i, i + 5));
  };
  await insert(rows(AUTHOR_PER_HOUR - 2, by.person, false, 'a'));
  const answers = await Promise.all(Array.from({ length: 8 }, () => write(to, by.as)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  const refused = answers.find(({ status }) => status !== 201)!;
  expect(codeOf(refused)).toBe('rate.limited');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
  expect((await write(to, other.as)).status).toBe(201);
  const [first, second] = [await guest(), await guest()];
  expect((await write(to, first, { name: 'a' })).status).toBe(201);
  await insert(rows(GUESTS_PER_HOUR - 1, other.person, true, 'g'));
  expect(codeOf(await write(to, second, { name: 'b' }))).toBe('rate.limited');
  expect((await write(to, other.as)).status).toBe(429);
  expect((await write(to, (await visitor()).as)).status).toBe(201);
});

test('one person’s minute, and one address’s, have an end', async () => {
  const books = await Promise.all(Array.from({ length: 4 }, () => owner()));
  const by = await visitor();
  const statuses = new Set<number>();
  for (let i = 0; i < 40; i++) statuses.add((await write(books[i % 4]!, by.as)).status);
  expect([...statuses].sort()).toEqual([201, 429]);
});

test('what is too long, empty, unknown or no drawing is refused, and nothing of it is kept', async () => {
  const [to, by] = [await owner(), await visitor()];
  const stroke = (places: unknown[], more: object = {}) => drawing({ strokes: [{ colour: 0, width: 0, places, ...more }] });
  const many = Array.from({ length: SHEET.strokes + 1 }, () => ({ colour: 0, width: 0, places: [1, 1] }));
  const bad: object[] = [
    { text: '' },
    { text: '   \n ' },
    { text: '가'.repeat(501) },
    { text: 'a\u0000b' },
    { lang: 'xx' },
    { id: 'not-a-uuid' },
    { sticker: '../../secret' },
    { sticker: 'constructor' },
    { drawing: [] },
    { drawing: { v: 2, strokes: drawing().strokes } },
    { drawing: drawing({ strokes: [] }) },
    { drawing: drawing({ strokes: many }) },
    { drawing: stroke([]) },
    { drawing: stroke([1]) },
    { drawing: stroke([1, 2, 3]) },
    { drawing: stroke([-1, 1]) },
    { drawing: stroke([1, SHEET.height + 1]) },
    { drawing: stroke([SHEET.width + 1, 1]) },
    { drawing: stroke([0.5, 1]) },
    { drawing: stroke([null, 1]) },
    { drawing: stroke(['NaN', 'Infinity']) },
    { drawing: stroke(['"/><script>alert(1)</script>', 1]) },
    { drawing: stroke([1, 1], { colour: 99 }) },
    { drawing: stroke([1, 1], { colour: 'red;}' }) },
    { drawing: stroke([1, 1], { width: -1 }) },
    { drawing: stroke(Array.from({ length: SHEET.numbers + 2 }, () => 1)) },
    { name: 'x'.repeat(41) },
    { isPrivate: 'yes' },
  ];
  for (const more of bad) expect(codeOf(await write(to, by.as, more)), JSON.stringify(more).slice(0, 90)).toBe('input.invalid');
  const nan = await call('POST', `/api/profiles/${to.handle}/guestbook`, {
    as: by.as,
    raw: JSON.stringify(body({ drawing: drawing() })).replace('[10,', '[NaN,'),
  });
  expect(codeOf(nan)).toBe('input.invalid');
  const huge = await call('POST', `/api/profiles/${to.handle}/guestbook`, { as: by.as, raw: 'x'.repeat(70_000) });
  expect(codeOf(huge)).toBe('input.too_large');
  expect(await dbOf(env).$count(guestNote, eq(guestNote.ownerId, to.person))).toBe(0);
  // As large as may be is taken whole; what it has beside is dropped.
  const most = Array.from({ length: SHEET.numbers }, (_, i) => i % SHEET.height);
  const kept = await written(to, by.as, { text: '<b onclick=alert(1)>', drawing: { ...stroke(most), script: 'x' } });
  expect(kept.drawing).toEqual(stroke(most));
  expect(kept.text).toBe('<b onclick=alert(1)>');
});

test('drawings may be left out by the owner', async () => {
  const by = await visitor();
  expect(codeOf(await write(await owner({ drawings: false }), by.as, { drawing: drawing() }))).toBe('auth.forbidden');
});

test('pages go on where the one before ended', async () => {
  const [to, by] = [await owner(), await visitor()];
  for (const text of ['1', '2', '3', '4', '5']) await written(to, by.as, { text });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer: unknown = (await call('GET', `/api/profiles/${to.handle}/guestbook?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body;
    const { items, nextCursor } = page.parse(answer);
    seen.push(...items.map(({ text }) => text));
    cursor = nextCursor;
  } while (cursor);
  expect(seen).toEqual(['5', '4', '3', '2', '1']);
  expect(codeOf(await call('GET', `/api/profiles/${to.handle}/guestbook?cursor=bogus`))).toBe('input.invalid');
});

test('the owner hears of it, once, and not of their own; a guest’s words stay in the book', async () => {
  const [to, by] = [await owner(), await visitor()];
  const same = body({ text: '들렀어요' });
  for (let i = 0; i < 2; i++) await call('POST', `/api/profiles/${to.handle}/guestbook`, { as: by.as, body: same });
  await written(to, to.as);
  await written(to, await guest(), { text: '손님의 말', name: '손님' });
  const told = await dbOf(env).select().from(notice).where(eq(notice.personId, to.person)).orderBy(notice.createdAt);
  expect(told.map(({ kind, byPerson, byName }) => [kind, byPerson, byName])).toEqual([
    ['guestbook.written', by.person, null],
    ['guestbook.written', null, '손님'],
  ]);
  expect(JSON.stringify(told[1])).not.toContain('손님의 말');
});

test('nothing in any answer leads to a person', async () => {
  const [to, by] = [await owner(), await visitor()];
  await written(to, by.as);
  const all = await Promise.all([
    write(to, by.as),
    call('GET', `/api/profiles/${to.handle}/guestbook`),
    call('GET', `/api/profiles/${to.handle}`),
  ]);
  for (const { text } of all) expect(text).not.toMatch(/psn_|authorId|clientId/);
});

test('what somebody wrote and was written to them goes with them, and a guest’s goes over to their account', async () => {
  const [to, by, account] = [await owner(), await visitor(), await visitor()];
  const db = dbOf(env);
  await written(to, by.as, { text: '내가 쓴 글' });
  expect(await guestbookBelongings.export(db, by.person)).toMatchObject({
    written: [{ text: '내가 쓴 글', book: to.handle }],
    received: [],
  });
  const [hand, ...others] = guestbookBelongings.handOver!(db, by.person, account.person);
  await db.batch([hand!, ...others]);
  expect(await read(to)).toMatchObject([{ by: { handle: account.handle } }]);
  const [first, ...rest] = guestbookBelongings.erase(db, account.person);
  await db.batch([first!, ...rest]);
  expect(await texts(to)).toEqual([]);
  expect(await db.$count(guestNote, and(eq(guestNote.authorId, account.person)))).toBe(0);
});
