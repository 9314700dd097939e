import { env } from 'cloudflare:workers';
import { runInDurableObject } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { dbOf } from '$worker/db/client';
import { noteRevocation } from '$worker/partners/revoking';
import { subHashOf } from '$worker/partners/names';
import { partner, partnerUsage } from '$worker/partners/schema';
import { call, codeOf, guest, join, joined, makeRoom, uuid } from './client';
import { claimsFor, nowS, pair, site, tokenOf } from './partners/tokens';
import { roomSocket } from './room-socket';

const FOREIGN = 'https://webtoon.example';
const db = () => dbOf(env);

/** A site with one key, and what signs for it. */
async function webtoon(more: Partial<typeof partner.$inferInsert> = {}) {
  const key = await pair('ES256', 'k1');
  const { id, owner } = await site({ pasted: [key] });
  await db()
    .update(partner)
    .set({ origins: [FOREIGN], ...more })
    .where(eq(partner.id, id));
  const token = (claims: object = {}) => tokenOf({ alg: 'ES256', kid: 'k1', typ: 'JWT' }, claimsFor(id, claims), key.sign);
  return { id, owner, token };
}
const exchange = (slug: string, token: unknown, more: Parameters<typeof call>[2] = {}) =>
  call('POST', `/api/embed/rooms/${slug}/exchange`, { body: { token, lang: 'ja' }, ...more });
const into = async (slug: string, token: string) => joined.parse((await exchange(slug, token)).body);
const say = (slug: string, as: string, text = 'x') => call('POST', `/api/rooms/${slug}/messages`, { as, body: { id: uuid(), text } });
const inRoom = (slug: string) => env.Room.getByName(`rm_${slug}`);

test('a token is exchanged for a member key, by the name that it says, and talks like any member', async () => {
  const { room } = await makeRoom(await guest());
  const { token } = await webtoon();
  const answer = await exchange(room.slug, await token({ name: 'ゆき' }));
  expect(answer.status, answer.text).toBe(200);
  const { member, key, ticket, socketUrl } = joined.parse(answer.body);
  expect(member).toMatchObject({ nickname: 'ゆき', role: 'member' });
  expect((await say(room.slug, key, 'こんにちは')).body).toMatchObject({ message: { author: { member: member.id, nickname: 'ゆき' } } });
  const line = await roomSocket({ socketUrl, ticket });
  line.send({ type: 'chat.send', id: uuid(), text: 'またね' });
  expect((await line.next('chat.sent')).author.member).toBe(member.id);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('a token is good once for a room, also for two at once, and once for every other room', async () => {
  const as = await guest();
  const [one, two] = [await makeRoom(as), await makeRoom(as)];
  const { token } = await webtoon();
  const once = await token();
  const answers = await Promise.all([exchange(one.room.slug, once), exchange(one.room.slug, once), exchange(one.room.slug, once)]);
  const outcomes = answers.map((answer) => (answer.status === 200 ? 'in' : codeOf(answer)));
  expect(outcomes.toSorted()).toEqual(['in', 'token.spent', 'token.spent']);
  expect((await exchange(two.room.slug, once)).status).toBe(200);
  expect(codeOf(await exchange(two.room.slug, once))).toBe('token.spent');
  expect((await exchange(one.room.slug, await token())).status, 'a fresh one').toBe(200);
});

test('the same user again is the same member; of another partner, or in another room, another one', async () => {
  const as = await guest();
  const [one, two] = [await makeRoom(as), await makeRoom(as)];
  const [mine, others] = [await webtoon(), await webtoon()];
  const first = await into(one.room.slug, await mine.token());
  const again = await into(one.room.slug, await mine.token({ name: 'Sora 2' }));
  expect(again.member).toEqual({ ...first.member, nickname: 'Sora 2' });
  const ids = [first, await into(two.room.slug, await mine.token()), await into(one.room.slug, await others.token())].map(
    ({ member }) => member.id,
  );
  expect(new Set(ids).size).toBe(3);
});

test('what a partner calls its user is kept nowhere', async () => {
  const { room } = await makeRoom(await guest());
  const { token } = await webtoon();
  const answer = await exchange(room.slug, await token({ sub: 'reader-4711@webtoon.example', jti: 'jti-4711' }));
  expect(answer.text).not.toContain('4711');
  const { results: tables } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
  ).all<{ name: string }>();
  for (const { name } of tables)
    expect(JSON.stringify((await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results), name).not.toContain('4711');
  const disk = await runInDurableObject(inRoom(room.slug), (_, { storage }) =>
    JSON.stringify(['member', 'spent', 'event', 'room'].map((name) => storage.sql.exec(`SELECT * FROM ${name}`).toArray())),
  );
  expect(disk).not.toContain('4711');
});

test('a token that isn’t good is refused with its reason, and leaves no member', async () => {
  const { room } = await makeRoom(await guest());
  const [{ token, id }, other] = [await webtoon(), await webtoon()];
  const good = await token();
  for (const [bad, code, path] of [
    [await token({ exp: nowS() - 5 }), 'token.expired', 'exp'],
    [await token({ exp: nowS() + 3600 }), 'token.invalid', 'exp'],
    [await token({ aud: FOREIGN }), 'token.invalid', 'aud'],
    [await other.token({ iss: id }), 'token.invalid', 'signature'],
    [`${good.slice(0, -4)}AAAA`, 'token.invalid', 'signature'],
    ['', 'token.invalid', 'token'],
    ['key_x', 'token.invalid', 'token'],
  ] as const) {
    const answer = await exchange(room.slug, bad);
    expect([answer.status, codeOf(answer)], bad).toEqual([401, code]);
    expect(answer.body).toMatchObject({ errors: [{ path }] });
  }
  expect(codeOf(await exchange(room.slug, undefined))).toBe('input.invalid');
  expect(codeOf(await exchange(room.slug, 5))).toBe('input.invalid');
  expect(codeOf(await exchange(room.slug, 'x'.repeat(9000)))).toBe('token.invalid');
  const huge = await exchange(room.slug, 'x'.repeat(1024 * 1024));
  expect([huge.status, codeOf(huge)]).toEqual([413, 'input.too_large']);
  expect((await call('GET', `/api/rooms/${room.slug}`)).body).toMatchObject({ room: { memberCount: 1 } });
  expect((await exchange(room.slug, good)).status, 'and a good one is good').toBe(200);
  for (const slug of ['aaaaaaaaaaaa', 'UPPER', '%00']) expect(codeOf(await exchange(slug, await token()))).toBe('room.not_found');
});

test('a foreign Origin is refused, whatever it carries', async () => {
  const { room, key } = await makeRoom(await guest());
  const { token, id } = await webtoon({ patterns: ['ep-*'] });
  for (const origin of [FOREIGN, 'null', 'https://openlink.test.evil.example', 'http://openlink.test'])
    for (const [path, body] of [
      [`/api/embed/rooms/${room.slug}/exchange`, { token: await token(), lang: 'ko' }],
      ['/api/embed/works', { content: `${id}:ep-1`, lang: 'ko' }],
      [`/api/rooms/${room.slug}/handover`, {}],
      [`/api/rooms/${room.slug}/redeem`, { code: 'hnd_x' }],
    ] as const) {
      const answer = await call('POST', path, { as: key, body, headers: { origin } });
      expect([answer.status, codeOf(answer)], `${origin} ${path}`).toEqual([403, 'auth.forbidden']);
    }
  const own = await exchange(room.slug, await token(), { headers: { origin: 'https://openlink.test' } });
  expect(own.status, own.text).toBe(200);
});

test('who was banned stays so, by whatever token', async () => {
  const { room, ...head } = await makeRoom(await guest());
  const { token } = await webtoon();
  const reader = await into(room.slug, await token());
  const [lead, line] = [await roomSocket(head), await roomSocket(reader)];
  lead.send({ type: 'member.ban', member: reader.member.id });
  expect(await line.closed()).toBe(4003);
  for (let i = 0; i < 2; i++) expect(codeOf(await exchange(room.slug, await token()))).toBe('room.banned');
  expect(codeOf(await say(room.slug, reader.key))).toBe('auth.required');
  expect(codeOf(await call('POST', `/api/rooms/${room.slug}/ticket`, { as: reader.key }))).toBe('auth.required');
});

test('where only the partner’s users write, it is asked at every send, over socket and HTTP, and what is said is read by all', async () => {
  const { id, token } = await webtoon();
  const { room } = await makeRoom(await guest());
  const [visitor, reader] = [await join(await guest(), room.slug), await into(room.slug, await token())];
  const [mine, theirs] = [await roomSocket(visitor), await roomSocket(reader)];
  await inRoom(room.slug).setPartner({ partner: id, embed: 'listed', origins: [FOREIGN], writers: 'partner' });
  await mine.next('room.updated');
  mine.send({ type: 'chat.send', id: uuid(), text: 'x' });
  expect(await mine.next('error')).toMatchObject({ code: 'partner.required' });
  const refused = await say(room.slug, visitor.key);
  expect([refused.status, codeOf(refused)]).toEqual([403, 'partner.required']);
  theirs.send({ type: 'chat.send', id: uuid(), text: 'hello' });
  expect((await mine.next('chat.sent')).text).toBe('hello');
  expect((await say(room.slug, reader.key)).status).toBe(201);
});

test('revoked while the token is on its way: no key, and nobody in the room', async () => {
  const { room } = await makeRoom(await guest());
  const { id, token } = await webtoon();
  const old = await token({ iat: nowS() - 10 });
  const reader = await into(room.slug, await token({ iat: nowS() - 10 }));
  await noteRevocation(db(), id, await subHashOf(env, id, 'user-1'), Date.now());
  await inRoom(room.slug).revoke(reader.member.id);
  expect(codeOf(await exchange(room.slug, old))).toBe('token.revoked');
  expect(codeOf(await say(room.slug, reader.key))).toBe('auth.required');
  expect((await call('GET', `/api/rooms/${room.slug}`)).body).toMatchObject({ room: { memberCount: 1 } });
});

test('a partner that is gone while its members talk: no token of it is taken, and the room talks on', async () => {
  const { room } = await makeRoom(await guest());
  const { id, token } = await webtoon();
  const reader = await into(room.slug, await token());
  await db().delete(partner).where(eq(partner.id, id));
  const answer = await exchange(room.slug, await token());
  expect([codeOf(answer), answer.body]).toMatchObject(['token.invalid', { errors: [{ path: 'iss' }] }]);
  expect((await say(room.slug, reader.key)).status).toBe(201);
  expect(codeOf(await call('GET', `/api/embed/partners/${id}`))).toBe('partner.not_found');
});

test('a room with a code asks it of other sites’ users; who is to be approved waits', async () => {
  const as = await guest();
  const { room } = await makeRoom(as, { entry: 'code', code: '두부' });
  const { token } = await webtoon();
  const once = await token();
  expect(codeOf(await exchange(room.slug, once))).toBe('room.code_wrong');
  expect((await exchange(room.slug, once, { body: { token: once, lang: 'ja', code: '두부' } })).status).toBe(200);
  const { room: asking } = await makeRoom(as, { entry: 'approval' });
  const answer = await exchange(asking.slug, await token());
  expect([answer.status, answer.body]).toMatchObject([202, { status: 'waiting', room: { slug: asking.slug } }]);
});

test('a member is handed over by a code, once; a session gives none', async () => {
  const as = await guest();
  const { room } = await makeRoom(as);
  const { token } = await webtoon();
  const reader = await into(room.slug, await token());
  const at = `/api/rooms/${room.slug}`;
  for (const wrong of [undefined, as, reader.ticket])
    expect(codeOf(await call('POST', `${at}/handover`, { as: wrong }))).toBe('auth.required');
  const answer = await call('POST', `${at}/handover`, { as: reader.key });
  expect(answer.status).toBe(200);
  const { code } = answer.body as { code: string };
  expect(Object.keys(answer.body as object).toSorted()).toEqual(['code', 'expiresAt']);
  const redeem = (body: object) => call('POST', `${at}/redeem`, { body });
  const other = joined.parse((await redeem({ code })).body);
  expect(other.member).toEqual(reader.member);
  expect(other.key).not.toBe(reader.key);
  for (const body of [{ code }, { code: '' }, { code: 'hnd_x' }, { code: reader.key }]) {
    const refused = await redeem(body);
    expect([refused.status, codeOf(refused)]).toEqual([401, 'ticket.invalid']);
  }
  expect(codeOf(await redeem({ code: 5 }))).toBe('input.invalid');
  const { room: elsewhere } = await makeRoom(as);
  const next = (await call('POST', `${at}/handover`, { as: reader.key })).body as { code: string };
  expect(codeOf(await call('POST', `/api/rooms/${elsewhere.slug}/redeem`, { body: next })), 'of another room').toBe('ticket.invalid');
});

test('where a room may be framed is told to anybody, its sites only where they decide', async () => {
  const { room, ...head } = await makeRoom(await guest());
  const framing = async () => (await call('GET', `/api/embed/rooms/${room.slug}`)).body;
  expect(await framing()).toEqual({ embed: 'any', origins: [] });
  const lead = await roomSocket(head);
  lead.send({ type: 'room.set', embed: 'listed', origins: [FOREIGN] });
  await lead.next('room.updated');
  expect(await framing()).toEqual({ embed: 'listed', origins: [FOREIGN] });
  lead.send({ type: 'room.set', embed: 'none' });
  await lead.next('room.updated');
  expect(await framing()).toEqual({ embed: 'none', origins: [] });
  expect(codeOf(await call('GET', '/api/embed/rooms/aaaaaaaaaaaa'))).toBe('room.not_found');
  const { id } = await webtoon();
  expect((await call('GET', `/api/embed/partners/${id}`)).body).toEqual({ id, name: 'Webtoon', origins: [FOREIGN] });
});

test('a partner’s day is counted: tokens, people, refusals', async () => {
  const { room } = await makeRoom(await guest());
  const { id, token } = await webtoon();
  const once = await token();
  await exchange(room.slug, once);
  await exchange(room.slug, once);
  await exchange(room.slug, await token());
  await exchange(room.slug, await token({ exp: nowS() - 5 }));
  await exchange(room.slug, 'x');
  await exchange(room.slug, await token({ iss: 'ptn_0000000000000000' }));
  expect(await db().select().from(partnerUsage).where(eq(partnerUsage.partnerId, id)).get()).toMatchObject({
    exchanges: 2,
    refusals: 2,
    members: 1,
    rooms: 0,
  });
});
