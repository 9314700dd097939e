import { z } from 'zod';
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
