import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '../../worker/api';
import { dbOf } from '../../worker/db/client';
import { visitBelongings } from '../../worker/visits/belongings';
import { dayOf } from '../../worker/visits/rules';
import { forgetAll } from '../../worker/visits/store';
import { account } from './account';
import { call, freshAddress, guest, ORIGIN } from './client';

const counts = z.object({ visits: z.object({ today: z.int(), all: z.int() }) });
const visit = async (
  handle: string,
  { as, address = freshAddress(), agent = 'Mozilla/5.0 (Phone)' }: { as?: string; address?: string; agent?: string } = {},
) =>
  counts.parse((await call('GET', `/api/profiles/${handle}`, { as, headers: { 'cf-connecting-ip': address, 'user-agent': agent } })).body)
    .visits;

test('each visitor is counted once a day, with a session or without; the owner and programs aren’t', async () => {
  const { handle, token } = await account();
  const visitor = await guest();
  expect(await visit(handle, { as: token })).toEqual({ today: 0, all: 0 });
  expect(await visit(handle, { as: visitor })).toEqual({ today: 1, all: 1 });
  expect(await visit(handle, { as: visitor })).toEqual({ today: 1, all: 1 });
  const address = freshAddress();
  expect(await visit(handle, { address })).toEqual({ today: 2, all: 2 });
  expect(await visit(handle, { address })).toEqual({ today: 2, all: 2 });
  // Two phones behind one address.
  expect(await visit(handle, { address, agent: 'Mozilla/5.0 (Desk)' })).toEqual({ today: 3, all: 3 });
  for (const agent of ['kakaotalk-scrap/1.0', 'facebookexternalhit/1.1', 'Googlebot/2.1', 'Slackbot-LinkExpanding 1.0', 'curl/8'])
    expect(await visit(handle, { agent })).toEqual({ today: 3, all: 3 });
  expect(await visit(handle, { as: token })).toEqual({ today: 3, all: 3 });
});

test('the next day the count begins anew, the total goes on, and who they were is forgotten', async () => {
  const { handle, person } = await account();
  const visitor = await guest();
  await visit(handle, { as: visitor });
  await visit(handle);
  await env.DB.prepare("UPDATE visit_seen SET day = '2020-01-01' WHERE person_id = ?").bind(person).run();
  expect(await visit(handle, { as: visitor })).toEqual({ today: 1, all: 3 });
  const kept = await env.DB.prepare('SELECT day FROM visit_seen WHERE person_id = ?').bind(person).all();
  expect(kept.results).toEqual([{ day: dayOf('ko', Date.now()) }]);
});

test('nobody need come for it to be forgotten', async () => {
  const { handle, person } = await account();
  await visit(handle);
  await visit(handle);
  await forgetAll(dbOf(env));
  expect((await visit(handle)).all).toBe(3);
  await forgetAll(dbOf(env), Date.now() + 3 * 24 * 3600_000);
  expect(await env.DB.prepare('SELECT count(*) n FROM visit_seen').first('n')).toBe(0);
  expect(await visitBelongings.export(dbOf(env), person)).toEqual({ all: 3 });
});

test('what is kept leads to nobody, and the same visitor is another in each space and on each day', async () => {
  const [one, other] = [await account(), await account()];
  const address = '198.51.100.99';
  const visitor = await account();
  for (const { handle } of [one, other]) {
    await visit(handle, { address, agent: 'Mozilla/5.0 (Spy)' });
    await visit(handle, { as: visitor.token });
  }
  const rows = await env.DB.prepare('SELECT * FROM visit_seen WHERE person_id IN (?, ?)').bind(one.person, other.person).all();
  expect(JSON.stringify(rows.results)).not.toMatch(new RegExp(`198\\.51|Spy|${visitor.person}`));
  expect(new Set(rows.results.map(({ hash }) => hash)).size).toBe(4);
});

test('the owner’s look at their own space as a stranger is no visit', async () => {
  const { handle, token } = await account();
  const answer = await call('GET', `/api/profiles/${handle}?as=stranger`, { as: token });
  expect(counts.parse(answer.body).visits).toEqual({ today: 0, all: 0 });
});

test('a view of a space with everything in it asks D1 three times', async () => {
  const look = { blocks: ['mood', 'feelings', 'dday', 'pictures', 'about'].map((kind) => ({ id: `${kind}x`, kind })) };
  const { handle } = await account({ look });
  const token = await guest();
  let asked = 0;
  const own = new WeakMap<object, D1PreparedStatement>();
  const counted = (statement: D1PreparedStatement): D1PreparedStatement => {
    const shown = new Proxy(statement, {
      get:
        (target, name) =>
        (...given: unknown[]) => {
          if (name !== 'bind') asked++;
          const result: unknown = Reflect.apply(Reflect.get(target, name) as (...args: unknown[]) => unknown, target, given);
          return name === 'bind' ? counted(result as D1PreparedStatement) : result;
        },
    });
    own.set(shown, statement);
    return shown;
  };
  const counting: Pick<D1Database, 'prepare' | 'batch'> = {
    prepare: (query) => counted(env.DB.prepare(query)),
    batch: (statements) => {
      asked++;
      return env.DB.batch(statements.map((one) => own.get(one) ?? one));
    },
  };
  const request = new Request(`${ORIGIN}/api/profiles/${handle}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await api.fetch(request, { ...env, DB: counting as D1Database });
  expect(answer.status).toBe(200);
  expect(asked).toBe(3);
});
