import { env } from 'cloudflare:workers';
import { runDurableObjectAlarm } from 'cloudflare:test';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '$worker/api';
import { dbOf } from '$worker/db/client';
import { deliver, forgetDeliveries, tell } from '$worker/partners/hooks';
import { work } from '$worker/partners/schema';
import { outsideAt } from '../../support/outside-at';
import { account, type Account } from '../accounts';
import { call, codeOf, guest, join, makeRoom, ORIGIN, uuid } from '../client';

const db = dbOf(env);
const MINUTE = 60_000;
let web: ReturnType<typeof outsideAt>;
let host: string;
let owner: Account;
let id: string;
beforeEach(async () => {
  web = outsideAt(env.OUTSIDE_STAND_IN);
  host = `${crypto.randomUUID()}.example.com`;
  owner = await account();
  const body = { name: 'Webtoon', origins: ['https://toon.example'] };
  id = z.object({ partner: z.object({ id: z.string() }) }).parse((await call('POST', '/api/partners', { as: owner.token, body })).body)
    .partner.id;
});

/** A request of the owner's, by which the Worker reaches the stand-in's sites. */
const ask = (method: string, path: string, body?: object) =>
  api.fetch(
    new Request(`${ORIGIN}/api/partners/${id}/webhooks${path}`, {
      method,
      headers: { authorization: `Bearer ${owner.token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
    { ...env, ...web.env },
  );
const added = z.object({ webhook: z.object({ id: z.string() }), secret: z.string().startsWith('whsec_') });
const add = async (path = '/hook') => added.parse(await (await ask('POST', '', { url: `https://${host}${path}` })).json());
const answering = (status: number, path = '/hook') => web.put(`${host}${path}`, { status, body: 'x' });
const delivery = z.object({
  id: z.string(),
  type: z.string(),
  tries: z.number(),
  nextAt: z.number().nullable(),
  heardAt: z.number().nullable(),
  outcome: z.string().nullable(),
});
const told = async (hook: string) =>
  z.object({ items: z.array(delivery) }).parse(await (await ask('GET', `/${hook}/deliveries`)).json()).items;
const happening = (more: object = {}) => ({
  id: `evt_${crypto.randomUUID()}`,
  type: 'member.banned' as const,
  slug: 'someroom',
  at: Date.now(),
  member: 'mbr_x',
  partners: [id],
  ...more,
});
const due = (now: number) => deliver({ ...env, ...web.env }, db, { now });

describe('a webhook', () => {
  test('is told once, signed so that anybody’s library knows it', async () => {
    await answering(204);
    const { webhook, secret } = await add();
    const happened = happening({ target: 7 });
    await tell(db, [happened]);
    await tell(db, [happened]);
    await Promise.all([due(Date.now()), due(Date.now())]);
    const calls = await web.asked(host);
    expect(calls).toHaveLength(1);
    const { headers, body } = calls[0]!;
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'member.banned',
      data: { room: 'someroom', member: 'mbr_x', message: 7 },
    });
    expect(() => new Webhook('whsec_AAAA').verify(body, headers)).toThrow('No matching signature found');
    expect(headers['webhook-id']).toBe(happened.id);
    expect(await told(webhook.id)).toMatchObject([
      { id: happened.id, tries: 1, outcome: '204', nextAt: null, heardAt: expect.any(Number) },
    ]);
  });

  test('is told again, with pauses, until it answers, by the same id', async () => {
    await answering(500);
    const { webhook } = await add();
    await tell(db, [happening()]);
    const now = Date.now();
    await due(now);
    await due(now + 1000);
    expect(await web.asked(host)).toHaveLength(1);
    await due(now + 6000);
    expect(await told(webhook.id)).toMatchObject([{ tries: 2, outcome: '500', heardAt: null }]);
    await answering(200);
    await due(now + 6 * MINUTE);
    expect(await told(webhook.id)).toMatchObject([{ tries: 3, outcome: '200', nextAt: null }]);
    expect(new Set((await web.asked(host)).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test('is given up after eight tries, or at once where it is gone', async () => {
    await answering(503);
    const { webhook } = await add();
    await tell(db, [happening()]);
    let now = Date.now();
    for (let n = 0; n < 12; n++) await due((now += 15 * 60 * MINUTE));
    expect(await told(webhook.id)).toMatchObject([{ tries: 8, nextAt: null, heardAt: null, outcome: '503' }]);
    await answering(410);
    await tell(db, [happening()], now);
    await due(now);
    expect(await web.asked(host)).toHaveLength(9);
    expect((await told(webhook.id)).map(({ nextAt }) => nextAt)).toEqual([null, null]);
    await forgetDeliveries(db, Date.now() + 31 * 24 * 60 * MINUTE);
    expect(await told(webhook.id)).toEqual([]);
  });

  test.each([
    ['/bad/huge', '200'],
    ['/bad/to?url=http://127.0.0.1/', 'redirects'],
    ['/nothing', '404'],
  ])('at %s: %s', async (path, outcome) => {
    const { webhook } = await add(path);
    const answer = await ask('POST', `/${webhook.id}/test`);
    const { items } = z.object({ items: z.array(delivery) }).parse(await answer.json());
    expect(items).toMatchObject([{ type: 'webhook.test', tries: 1 }]);
    expect(items[0]?.outcome).toMatch(outcome === '200' ? /^(200|too_large)$/ : outcome);
  });

  test.each([
    'http://toon.example/hook',
    'https://localhost/hook',
    'https://10.0.0.1/',
    'https://metadata.google.internal/',
    'hook',
    'https://toon.example:22/',
  ])('isn’t told at %s', async (url) => expect((await ask('POST', '', { url })).status).toBe(400));

  test('there are five, and they are their owner’s', async () => {
    const hooks = [];
    for (let n = 0; n < 5; n++) hooks.push(await add());
    expect((await ask('POST', '', { url: `https://${host}/hook` })).status).toBe(409);
    const stranger = await account();
    const at = `/api/partners/${id}/webhooks`;
    expect(codeOf(await call('GET', at, { as: stranger.token }))).toBe('partner.not_found');
    const other = z
      .object({ partner: z.object({ id: z.string() }) })
      .parse((await call('POST', '/api/partners', { as: stranger.token, body: { name: 'x', origins: ['https://x.example'] } })).body)
      .partner.id;
    for (const [method, path] of [
      ['GET', '/deliveries'],
      ['POST', '/test'],
    ] as const)
      expect(codeOf(await call(method, `/api/partners/${other}/webhooks/${hooks[0]?.webhook.id}${path}`, { as: stranger.token }))).toBe(
        'partner.not_found',
      );
    await call('DELETE', `/api/partners/${other}/webhooks/${hooks[0]?.webhook.id}`, { as: stranger.token });
    expect(z.object({ items: z.array(z.unknown()) }).parse(await (await ask('GET', '')).json()).items).toHaveLength(5);
    expect((await ask('DELETE', `/${hooks[0]?.webhook.id}`)).status).toBe(204);
    expect(z.object({ items: z.array(z.unknown()) }).parse(await (await ask('GET', '')).json()).items).toHaveLength(4);
  });
});

test('[EMB9] what moderators do in a site’s room is told, by ids alone; in nobody’s room nothing is', async () => {
  const { webhook } = await add();
  const { room, key: head } = await makeRoom(owner.token);
  await db.insert(work).values({ partnerId: id, workId: 'tower/1', slug: room.slug, title: 'Tower', createdAt: Date.now() });
  const stub = env.Room.getByName(room.id);
  const say = async (key: string, text: string) => {
    const answer = await call('POST', `/api/rooms/${room.slug}/messages`, { as: key, body: { id: uuid(), text } });
    return z.object({ message: z.object({ seq: z.number() }) }).parse(answer.body).message.seq;
  };
  const rude = await join(await guest(), room.slug, { nickname: 'Rahasia' });
  const bystander = await join(await guest(), room.slug);
  const socket = async (key: string) => {
    const { ticket } = z.object({ ticket: z.string() }).parse((await call('POST', `/api/rooms/${room.slug}/ticket`, { as: key })).body);
    const { webSocket } = await stub.fetch(`https://x/parties/room/${room.id}?ticket=${ticket}&v=1&lang=ko`, {
      headers: { upgrade: 'websocket' },
    });
    webSocket!.accept();
    return webSocket!;
  };
  const moderator = await socket(head);
  const reporter = await socket(bystander.key);
  const before = await say(rude.key, 'kata rahasia');
  moderator.send(JSON.stringify({ type: 'chat.delete', target: before }));
  await expect.poll(async () => (await call('GET', `/api/rooms/${room.slug}/messages`)).text).not.toContain('kata rahasia');
  await stub.setPartner({ partner: id, embed: 'listed', origins: [], writers: 'anyone' });
  const after = await say(rude.key, 'kata rahasia');
  const own = await say(bystander.key, 'salah ketik');
  reporter.send(JSON.stringify({ type: 'report.send', target: after, kind: 'abuse', reason: 'kata rahasia' }));
  reporter.send(JSON.stringify({ type: 'chat.delete', target: own }));
  moderator.send(JSON.stringify({ type: 'chat.delete', target: after }));
  moderator.send(JSON.stringify({ type: 'member.ban', member: rude.member.id }));
  moderator.send(JSON.stringify({ type: 'member.remove', member: bystander.member.id }));
  await expect.poll(async () => (await call('POST', `/api/rooms/${room.slug}/ticket`, { as: bystander.key })).status).toBe(401);
  await runDurableObjectAlarm(stub);
  const { results } = await env.DB.prepare('SELECT type, body FROM webhook_delivery WHERE webhook_id = ?')
    .bind(webhook.id)
    .all<{ type: string; body: string }>();
  expect(results.map(({ type }) => type).toSorted()).toEqual(['member.banned', 'member.removed', 'message.deleted', 'report.made']);
  const bodies = results.map(({ body }) => body).join();
  expect(bodies).toContain(`"content":"${id}:tower/1"`);
  expect(bodies).toContain(rude.member.id);
  expect(bodies).not.toMatch(/rahasia/i);
});
