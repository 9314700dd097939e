import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AppError } from '$rooms/protocol/error';
import { ring } from '$worker/clock';
import { dbOf } from '$worker/db/client';
import { partnerMemberOf, subHashOf } from '$worker/partners/names';
import { isRevoked, noteMember } from '$worker/partners/revoking';
import { partner, work } from '$worker/partners/schema';
import { verify } from '$worker/partners/verify';
import { eq } from 'drizzle-orm';
import { account } from '../accounts';
import { call, codeOf, makeRoom, ORIGIN, uuid } from '../client';
import { byHmac, claimsFor, nowS, tokenOf } from './tokens';

const db = dbOf(env);
const DAY_MS = 86_400_000;

/** A site of somebody's with a secret and a program's token. */
async function registered() {
  const owner = await account();
  const ask = async (method: string, path: string, body?: object) =>
    call(method, `/api/partners${path}`, { as: owner.token, ...(body ? { body } : {}) });
  const { id } = z
    .object({ partner: z.object({ id: z.string() }) })
    .parse((await ask('POST', '', { name: 'Webtoon', origins: ['https://toon.example'] })).body).partner;
  const secretOf = async (path: string, body: object) =>
    z.object({ secret: z.string() }).parse((await ask('POST', `/${id}${path}`, body)).body).secret;
  const [secret, pat] = [await secretOf('/keys', { kind: 'secret' }), await secretOf('/tokens', { name: 'server' })];
  const token = (sub: string, more: object = {}) => tokenOf({ alg: 'HS256' }, claimsFor(id, { sub, ...more }), byHmac(secret));
  /** What `exchange` does: by a token into a room. The member's key. */
  async function enter(slug: string, sub: string, more: object = {}) {
    const verified = await verify(env, db, await token(sub, more), [ORIGIN]);
    const member = await partnerMemberOf(env, id, sub, slug);
    await noteMember(db, verified, slug, member);
    const joining = {
      member,
      nickname: verified.name,
      lang: 'ko' as const,
      address: '',
      partner: id,
      jti: verified.jti,
      until: verified.expiresAt,
    };
    const joined = await env.Room.getByName(`rm_${slug}`).joinAs(joining);
    if (!joined.ok || joined.waiting) throw new Error('Not let in.');
    return { key: joined.key, member, verified };
  }
  const revoke = (sub: string) => call('POST', `/api/partners/${id}/revoke`, { as: pat, body: { sub } });
  /** The room is this site's, as if a work of it had opened it. */
  async function own(slug: string, workId: string) {
    await db.insert(work).values({ partnerId: id, workId, slug, title: workId, createdAt: Date.now() });
    await env.Room.getByName(`rm_${slug}`).setPartner({
      partner: id,
      embed: 'listed',
      origins: ['https://toon.example'],
      writers: 'anyone',
    });
  }
  return { owner, id, ask, token, enter, revoke, own };
}
const say = (key: string, slug: string) => call('POST', `/api/rooms/${slug}/messages`, { as: key, body: { id: uuid(), text: '안녕' } });
const framing = async (slug: string) => env.Room.getByName(`rm_${slug}`).framing();

test('revoked, a user is out of every room within a second, and nobody else is', async () => {
  const { enter, revoke, token, id, owner } = await registered();
  const rooms = await Promise.all([1, 2, 3].map(async () => (await makeRoom(owner.token)).room.slug));
  const inRooms = await Promise.all(rooms.map((slug) => enter(slug, 'sora')));
  const neighbour = await enter(rooms[0]!, 'haruka');
  const before = await token('sora', { iat: nowS() - 1 });
  for (const [n, { key }] of inRooms.entries()) expect((await say(key, rooms[n]!)).status).toBe(201);

  const began = Date.now();
  const answer = await revoke('sora');
  expect(answer.body).toEqual({ rooms: 3 });
  for (const [n, { key }] of inRooms.entries()) expect(codeOf(await say(key, rooms[n]!))).toBe('auth.required');
  expect(Date.now() - began).toBeLessThan(1000);
  expect((await say(neighbour.key, rooms[0]!)).status).toBe(201);

  const code = (text: string) =>
    verify(env, db, text, [ORIGIN]).then(
      () => 'accepted',
      (error: AppError) => error.code,
    );
  expect(await code(before), 'issued before').toBe('token.revoked');
  expect(await code(await token('sora')), 'of unknown age').toBe('token.revoked');
  expect(await code(await token('haruka'))).toBe('accepted');
  // The site signs them in again: it is no ban.
  const after = { iat: nowS() + 1 };
  expect(await code(await token('sora', after))).toBe('accepted');
  const again = await enter(rooms[0]!, 'sora', after);
  expect(again.member).toBe(inRooms[0]?.member);
  expect((await say(again.key, rooms[0]!)).status).toBe(201);
  expect((await revoke('sora')).body).toEqual({ rooms: 1 });
  expect((await revoke('nobody')).body).toEqual({ rooms: 0 });
  const { results } = await env.DB.prepare('SELECT * FROM partner_member WHERE partner_id = ?').bind(id).all();
  expect(JSON.stringify(results)).not.toMatch(/sora|haruka/);
});

test('whoever is revoked while they come in is found by one side or the other', async () => {
  const { revoke, token, id } = await registered();
  const verified = await verify(env, db, await token('late'), [ORIGIN]);
  expect(await isRevoked(db, verified)).toBe(false);
  await revoke('late');
  // They had been verified before, and are let in now: the second look finds it.
  await noteMember(db, verified, 'anyroom', 'mbr_late');
  expect(await isRevoked(db, verified)).toBe(true);
  expect(await isRevoked(db, { ...verified, partner: { id: 'ptn_0000000000000000' } }), 'a site that is no more').toBe(true);
  expect(await subHashOf(env, id, 'late')).toBe(verified.subHash);
});

test('a revocation is forgotten once no earlier token can be valid', async () => {
  const { revoke, id } = await registered();
  await revoke('sora');
  const count = () => env.DB.prepare('SELECT count(*) AS n FROM partner_revocation WHERE partner_id = ?').bind(id).first('n');
  await ring(env, Date.now() + 6 * 60_000);
  expect(await count()).toBe(1);
  await ring(env, Date.now() + 11 * 60_000);
  expect(await count()).toBe(0);
});

test('a site’s rooms follow its policy, and a room that is away follows later', async () => {
  const { ask, own, id, owner } = await registered();
  const { room } = await makeRoom(owner.token);
  const { room: second } = await makeRoom(owner.token);
  await own(room.slug, 'tower/1');
  await own(second.slug, 'tower/2');
  await db.insert(work).values({ partnerId: id, workId: 'unopened', title: 'x', createdAt: Date.now() });
  await ask('PATCH', `/${id}`, { origins: ['https://b.example'], writers: 'partner' });
  await expect.poll(() => framing(room.slug)).toMatchObject({ embed: 'listed', origins: ['https://b.example'], partner: id });
  await expect.poll(() => framing(second.slug)).toMatchObject({ origins: ['https://b.example'] });
  expect(codeOf(await call('POST', `/api/rooms/${room.slug}/join`, { as: owner.token, body: { nickname: '', lang: 'ko' } }))).toBe(
    'input.invalid',
  );

  const away = { ...env, Room: { getByName: () => ({ framing: () => Promise.reject(new Error('away')) }) } } as unknown as typeof env;
  const { runErrands } = await import('$worker/partners/errands');
  const { change } = await import('$worker/partners/site-store');
  const row = await db.select().from(partner).where(eq(partner.id, id)).get();
  await change(db, row!, { origins: ['https://c.example'] });
  await runErrands(away, db, { of: id });
  expect(await framing(room.slug)).toMatchObject({ origins: ['https://b.example'] });
  await ring(env, Date.now() + 60_000);
  expect(await framing(room.slug)).toMatchObject({ origins: ['https://c.example'] });
});

test('a site that is taken away: its users are out, its rooms stay with their heads, by the rule', async () => {
  const { ask, own, enter, id, owner, token } = await registered();
  const { room } = await makeRoom(owner.token);
  await own(room.slug, 'tower/1');
  const { room: elsewhere } = await makeRoom(owner.token);
  const [inOwn, inOther] = [await enter(room.slug, 'sora'), await enter(elsewhere.slug, 'sora')];
  const pending = await token('budi');
  expect((await ask('DELETE', `/${id}`)).status).toBe(204);
  await expect.poll(() => framing(room.slug)).toEqual({ ok: true, embed: 'any', origins: [], partner: null });
  await expect.poll(async () => (await say(inOwn.key, room.slug)).status).toBe(401);
  await expect.poll(async () => (await say(inOther.key, elsewhere.slug)).status).toBe(401);
  expect((await say(owner.token, room.slug)).status).toBe(201);
  await expect(verify(env, db, pending, [ORIGIN])).rejects.toMatchObject({ code: 'token.invalid' });
  for (const table of [
    'partner',
    'partner_key',
    'partner_token',
    'partner_member',
    'partner_revocation',
    'partner_usage',
    'work',
    'webhook',
  ])
    expect(
      await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${table === 'partner' ? 'id' : 'partner_id'} = ?`)
        .bind(id)
        .first('n'),
      table,
    ).toBe(0);
  await expect.poll(() => env.DB.prepare('SELECT count(*) AS n FROM partner_errand WHERE partner_id = ?').bind(id).first('n')).toBe(0);
});

test('a room whose work was forgotten is its head’s too, once the site is gone; who comes in meanwhile isn’t let stay', async () => {
  const { ask, own, enter, id, owner, token } = await registered();
  const { room } = await makeRoom(owner.token);
  await own(room.slug, 'tower/1');
  const { key } = await enter(room.slug, 'sora');
  expect((await ask('DELETE', `/${id}/works/tower%2F1`)).status).toBe(204);
  const late = await verify(env, db, await token('late'), [ORIGIN]);
  expect((await ask('DELETE', `/${id}`)).status).toBe(204);
  await expect.poll(() => framing(room.slug)).toMatchObject({ partner: null, embed: 'any' });
  await expect.poll(async () => (await say(key, room.slug)).status).toBe(401);
  expect(await noteMember(db, late, room.slug, 'mbr_late')).toBe(false);
  expect(await isRevoked(db, late)).toBe(true);
});

test('whose account is deleted, their sites are gone, and those who were signed in by them are out', async () => {
  const { own, enter, id, owner } = await registered();
  const head = await account();
  const { room } = await makeRoom(head.token);
  await own(room.slug, 'tower/1');
  const { key } = await enter(room.slug, 'sora');
  await call('PUT', '/api/me/deletion', { as: owner.token, body: { words: 'stay' } });
  expect((await say(key, room.slug)).status, 'for seven days all is as it was').toBe(201);
  await ring(env, Date.now() + 8 * DAY_MS);
  expect((await say(key, room.slug)).status).toBe(401);
  expect(await framing(room.slug)).toMatchObject({ partner: null, embed: 'any' });
  expect(await env.DB.prepare('SELECT count(*) AS n FROM partner WHERE id = ?').bind(id).first('n')).toBe(0);
  expect(codeOf(await call('GET', `/api/partners/${id}`, { as: head.token }))).toBe('partner.not_found');
});
