import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { dbOf } from '$worker/db/client';
import { user } from '$worker/people/schema';
import { call, freshAddress } from './client';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string(), text: z.string() })) });

/** The letters that came to an address, newest first. */
export async function lettersTo(email: string) {
  return letters.parse((await call('GET', '/api/mailbox')).body).items.filter(({ to }) => to === email);
}

/** Has a code sent to an address, and reads it there. */
export async function codeFor(email: string, from = freshAddress()): Promise<string> {
  const answer = await call('POST', '/api/sign-in/email', { body: { email }, headers: { 'cf-connecting-ip': from } });
  if (answer.status !== 202) throw new Error(`No code was sent: ${answer.text}`);
  const [newest] = await lettersTo(email);
  return z
    .string()
    .length(6)
    .parse(/\d{6}/.exec(newest?.subject ?? '')?.[0]);
}

let people = 0;
export const freshEmail = () => `person-${people++}-${crypto.randomUUID().slice(0, 8)}@example.com`;

/** Signs in by a code sent to an address, `as` a guest where one is given. The session's bearer token. */
export async function signedInBy(email: string, as?: string): Promise<string> {
  const code = await codeFor(email);
  const answer = await call('POST', '/api/sign-in/email/code', {
    as,
    body: { email, code },
    headers: { 'cf-connecting-ip': freshAddress() },
  });
  if (answer.status !== 200) throw new Error(`Not signed in: ${answer.text}`);
  return z.string().min(20).parse(answer.headers.get('set-auth-token'));
}

/** Somebody with a new account: its session's bearer token. */
export const newAccount = (as?: string) => signedInBy(freshEmail(), as);

const session = z.object({ user: z.object({ id: z.string() }) });

/** The person behind a session: what no answer says. */
export async function personOf(token: string): Promise<string> {
  const { id } = session.parse((await call('GET', '/api/auth/get-session', { as: token })).body).user;
  const row = await dbOf(env).select({ person: user.personId }).from(user).where(eq(user.id, id)).get();
  return z.string().parse(row?.person);
}

type Wanted = { handle?: string; name?: string; lang?: 'ko' | 'ja' | 'id' | 'en'; born?: string; as?: string };
/** Somebody with an account: a bearer token, where their space is, and their person. */
export type Account = { token: string; handle: string; person: string };

/** Somebody with an account and a profile, `as` a guest before where one is given. */
export async function account({ handle, name = 'Tester', lang = 'en', born = '1996-03-14', as }: Wanted = {}): Promise<Account> {
  const token = await newAccount(as);
  const own = handle ?? `tester_${people}_${crypto.randomUUID().slice(0, 6)}`;
  const answer = await call('POST', '/api/profiles', { as: token, body: { handle: own, name, lang, born } });
  if (answer.status !== 201) throw new Error(`No profile: ${answer.status} ${answer.text}`);
  return { token, handle: own, person: await personOf(token) };
}
