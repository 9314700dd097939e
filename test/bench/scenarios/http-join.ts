import { z } from 'zod';
import { startProduct } from '../../support/product.ts';
import { onServerCore } from '../cores.ts';
import { PLAN } from '../plan.ts';
import { quantile } from '../quantile.ts';
import { lineOf, type Context, type Result, type Scenario } from '../scenario.ts';

/** Requests under way at any time. */
const AT_ONCE = 4;

const made = z.object({ room: z.object({ slug: z.string() }) });
const joined = z.object({ key: z.string() });

async function asked(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

const posting = (token: string, body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify(body),
});

/** Does `work` for each of a list, so many at once; how long each took, ms. */
async function eachTimed<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<number[]> {
  const waiting = list.values();
  const times: number[] = [];
  const worker = async () => {
    for (const one of waiting) {
      const began = performance.now();
      await work(one);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return times;
}

async function newGuest(origin: string): Promise<string> {
  const response = await asked(`${origin}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const token = response.headers.get('set-auth-token');
  if (!token) throw new Error('A guest got no token.');
  return token;
}

/** The whole product: each way in is asked in turn with the health check, straight at workerd's own port. */
async function run(context: Context): Promise<Result[]> {
  const { rounds, guests } = PLAN['http-join'][context.size];
  const product = await startProduct({ command: onServerCore(['node', 'worker/local/start.ts']) });
  const { origin } = product;
  const results: Result[] = [];
  try {
    const head = await newGuest(origin);
    for (let round = 1; round <= rounds; round++) {
      const tokens: string[] = [];
      await eachTimed(Array.from({ length: guests }), async () => void tokens.push(await newGuest(origin)));
      const making = {
        title: '웹툰 이야기',
        topic: { kind: 'work', name: '달빛 베이커리' },
        nickname: '방장',
        lang: 'ko',
        visibility: 'unlisted',
      };
      const { room } = made.parse(await (await asked(`${origin}/api/rooms`, posting(head, making))).json());
      const keys: string[] = [];
      const join = async (token: string) => {
        const response = await asked(`${origin}/api/rooms/${room.slug}/join`, posting(token, { nickname: '손님', lang: 'ko' }));
        keys.push(joined.parse(await response.json()).key);
      };
      const health = async () => (await asked(`${origin}/healthz`)).text();
      const half = tokens.slice(0, guests / 2);
      // Half of it before and half after, so that whatever slows or warms the machine in between falls on both.
      const before = await eachTimed(half, health);
      const first = await eachTimed(tokens, join);
      const healthz = [...before, ...(await eachTimed(half, health))];
      const ways = {
        healthz,
        'first join': first,
        'join again': await eachTimed(tokens, join),
        'ticket by key': await eachTimed(keys.slice(0, guests), async (key) =>
          (await asked(`${origin}/api/rooms/${room.slug}/ticket`, posting(key, {}))).text(),
        ),
      };
      for (const [what, times] of Object.entries(ways)) {
        const metrics = { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), requests: times.length };
        const row = { scenario: 'http-join', peer: 'openlink', round, params: { what, atOnce: AT_ONCE }, metrics };
        results.push(row);
        context.say(lineOf(row));
      }
    }
  } finally {
    await product.dispose();
  }
  return results;
}

export const scenario: Scenario = { name: 'http-join', run };
