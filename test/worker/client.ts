import { exports } from 'cloudflare:workers';
import { z } from 'zod';

export const ORIGIN = 'https://openlink.test';

type Call = { as?: string | undefined; body?: unknown; raw?: BodyInit; headers?: Record<string, string>; origin?: string };
export type Answer = { status: number; type: string | null; headers: Headers; text: string; body: unknown };

/** One request as an independent program makes it. `as` is a bearer token, a session's or a member's key. */
export async function call(method: string, path: string, { as, body, raw, headers = {}, origin = ORIGIN }: Call = {}): Promise<Answer> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await exports.default.fetch(
    new Request(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    }),
  );
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    headers: answer.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

let addresses = 0;
/** An address that no other test has made anything from. */
export const freshAddress = () => `203.0.${(addresses >> 8) & 255}.${addresses++ & 255}`;

/** A new guest's bearer token. */
export async function guest(address = freshAddress()): Promise<string> {
  const { headers } = await call('POST', '/api/auth/sign-in/anonymous', { headers: { 'cf-connecting-ip': address } });
  return z.string().min(20).parse(headers.get('set-auth-token'));
}

const room = z.looseObject({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
  entry: z.string(),
  embed: z.string(),
  memberCount: z.number(),
});
export const joined = z.strictObject({
  room,
  member: z.strictObject({ id: z.string().regex(/^mbr_/), nickname: z.string(), role: z.enum(['head', 'member']) }),
  key: z.string(),
  ticket: z.string(),
  expiresAt: z.int(),
  socketUrl: z.string(),
});
export const ticketAnswer = joined.pick({ ticket: true, expiresAt: true, socketUrl: true });
export const roomPage = z.strictObject({ items: z.array(room), nextCursor: z.string().nullable() });

export const making = (more: object = {}) => ({
  title: '성수동 카페',
  topic: { kind: 'place', name: '성수동' },
  nickname: '하나',
  lang: 'ko',
  ...more,
});

export async function makeRoom(as: string, more: object = {}) {
  return joined.parse((await call('POST', '/api/rooms', { as, body: making(more), headers: { 'cf-connecting-ip': freshAddress() } })).body);
}
export async function join(as: string, slug: string, more: object = {}) {
  return joined.parse((await call('POST', `/api/rooms/${slug}/join`, { as, body: { nickname: 'Budi', lang: 'id', ...more } })).body);
}

/** A UUID of version 7 (RFC 9562 §5.7). */
export function uuid(at = Date.now()): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

/** The code of a problem, checked for what every problem has. */
export function codeOf(answer: Answer): string {
  const problem = z
    .object({ type: z.string(), title: z.string(), status: z.literal(answer.status), detail: z.string(), code: z.string() })
    .parse(answer.body);
  if (answer.type !== 'application/problem+json') throw new Error(`A problem came as ${answer.type}.`);
  return problem.code;
}
