import * as fc from 'fast-check';
import { Agent, request } from 'node:http';
import { call, guest, join, make, newTicket } from '../../support/contract-http';
import type { Product } from '../../support/product';
import { Honest } from './honest';
import { judgeOf, type Answered } from './http-judge';
import { requestsFor, type Asked as Request, type World } from './http-requests';
import { complaintsIn } from './live';
import { newSummary, type Asked, type Summary } from './program';

/** Requests made by one seed, and how many are under way at once. */
const AT_ONCE = 8;
const PER_SEED = 40;
const PATIENCE_MS = 30_000;
const ACCOUNTS = 6;
/** Seeds until keys have ended and rooms are full. */
const WORLD_LASTS = 10;

/**
 * Makes at least `count` requests from the product's own openapi.json, PER_SEED by one seed: `seed`, `seed + 1` … Two honest members talk
 * meanwhile in one of the rooms that it is about.
 */
export async function fuzz({ count, seed, say, product }: Asked & { product: Product }): Promise<Summary & { honest: object }> {
  const { origin } = product;
  const before = product.processes();
  const honest = await Honest.start(origin);
  const document = (await call(origin, 'GET', '/api/openapi.json')).body;
  const judge = judgeOf(document, origin);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const summary = newSummary();
  const count1 = (what: string) => (summary.counts[what] = (summary.counts[what] ?? 0) + 1);
  const one = async (asked: Request, own: number) => {
    summary.thrown++;
    const answered = await ask(agent, origin, asked).catch((error: Error) => error.message);
    const told = `seed ${own}: ${asked.method} ${asked.target.slice(0, 200)} ${JSON.stringify(asked.headers).slice(0, 600)} ${text(asked.body)}`;
    if (typeof answered === 'string') return void summary.broken.push(`${answered}: ${told}`);
    count1(`${asked.path === null ? 'elsewhere' : `${asked.method} ${asked.path}`} ${answered.status}`);
    summary.broken.push(...judge(asked, answered).map((what) => `${what}: ${told}`));
  };
  let world = await worldOf(origin, honest.head.slug);
  try {
    for (let own = seed; summary.thrown < count; own++) {
      if (own > seed && (own - seed) % WORLD_LASTS === 0) world = await worldOf(origin, honest.head.slug);
      const requests = fc.sample(requestsFor(document, world), { seed: own, numRuns: PER_SEED });
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, first) => {
          for (let i = first; i < requests.length; i += AT_ONCE) await one(requests[i]!, own);
        }),
      );
      if ((own - seed) % 50 === 49) say?.(`${summary.thrown} requests`);
    }
  } finally {
    agent.destroy();
  }
  const talk = await honest.end();
  summary.broken.push(...talk.wrong);
  if (JSON.stringify(product.processes()) !== JSON.stringify(before)) summary.broken.push('a process ended and was started again');
  summary.broken.push(...complaintsIn(product.output()));
  return { ...summary, honest: talk };
}

const text = (body: Uint8Array | null) => (body === null ? '' : Buffer.from(body).toString('utf8').slice(0, 600));

/** Accounts, rooms of each kind, and every sort of credential in them. */
async function worldOf(origin: string, honestSlug: string): Promise<World> {
  const guests = () => Promise.all(Array.from({ length: ACCOUNTS }, () => guest(origin)));
  const [sessions, endable] = [await guests(), await guests()];
  const [open, code, approval] = await Promise.all(
    [{}, { entry: 'code', code: '두부두부' }, { entry: 'approval' }].map((more, i) => make(origin, sessions[i]!, more)),
  );
  const here = await Promise.all(sessions.map((session) => join(origin, honestSlug, session, { nickname: '장난', lang: 'id' })));
  const tickets = await Promise.all(here.map(async ({ key }) => (await newTicket(origin, honestSlug, key)).ticket));
  return {
    at: Date.now(),
    origin,
    slugs: [honestSlug, honestSlug, open!.room.slug, code!.room.slug, approval!.room.slug, 'nobodymadeit'],
    sessions,
    endable,
    keys: [...here, open!, code!, approval!].map(({ key }) => key),
    tickets,
  };
}

function ask(agent: Agent, origin: string, { method, target, headers, body, isChunked }: Request): Promise<Answered> {
  const { hostname, port } = new URL(origin);
  return new Promise((done, fail) => {
    // Said by ourselves: node leaves the body of a GET without any word of where it ends.
    const length = body === null ? {} : isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
    const asking = request({ agent, hostname, port, method, path: target, headers: { ...headers, ...length }, timeout: PATIENCE_MS });
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', fail);
    asking.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (more: string) => (text += more));
      answer.on('error', fail);
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asking.end(body ?? undefined);
  });
}
