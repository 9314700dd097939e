import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { call } from './contract-http';
import { until } from './until';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
const registered = z.object({ partner: z.object({ id: z.string() }) });
const withSecret = z.object({ secret: z.string() });

let made = 0;

/** An account, by a code that is sent to a new address; gives the bearer of its session. */
export async function account(origin: string): Promise<string> {
  const email = `partner${process.pid}x${made++}@example.com`;
  await call(origin, 'POST', '/api/sign-in/email', { body: { email } });
  const subject = await until('the letter', async () => {
    const { items } = letters.parse((await call(origin, 'GET', '/api/mailbox')).body);
    return items.find(({ to }) => to === email)?.subject;
  });
  const answer = await call(origin, 'POST', '/api/sign-in/email/code', { body: { email, code: /\d{6}/.exec(subject)?.[0] ?? '' } });
  const session = answer.headers.get('set-auth-token');
  if (answer.status !== 200 || session === null) throw new Error(`Not signed in: ${answer.status} ${answer.text}`);
  return session;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A site that is registered, and signs tokens for its users by a secret (HS256). `site` is its origin. */
export async function registerPartner(origin: string, site: string, more: Record<string, unknown> = {}) {
  const session = await account(origin);
  const asked = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> => {
    const answer = await call(origin, method, path, { bearer: session, ...(body && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return schema.parse(answer.body);
  };
  const { id } = (await asked(registered, 'POST', '/api/partners', { name: 'Moonlight Comics', origins: [site], ...more })).partner;
  const { secret } = await asked(withSecret, 'POST', `/api/partners/${id}/keys`, { kind: 'secret' });
  return {
    id,
    /** A token of one of its users, good for five minutes unless `claims` say otherwise. */
    token(sub: string, name: string, claims: Record<string, unknown> = {}): string {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: id, aud: origin, sub, name, iat: now, exp: now + 290, jti: randomUUID(), ...claims };
      const input = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(all)}`;
      return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
    },
    change: (body: object) => asked(z.unknown(), 'PATCH', `/api/partners/${id}`, body),
    register: (work: object) => asked(z.unknown(), 'POST', `/api/partners/${id}/works`, work),
    revoke: (sub: string) => asked(z.unknown(), 'POST', `/api/partners/${id}/revoke`, { sub }),
  };
}

export type Partner = Awaited<ReturnType<typeof registerPartner>>;
