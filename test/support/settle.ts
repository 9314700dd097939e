import { expect } from 'vitest';
import { z } from 'zod';
import { PLACES, type Person } from './browser';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });

/** Gives somebody an account and a space, signed in in their browser: by a code sent to them, as people do, but without the pages for it. */
export async function settle(
  { context, place }: Person,
  origin: string,
  { handle, name }: { handle: string; name: string },
): Promise<string> {
  const email = `${handle}@example.com`;
  const post = async (path: string, data: object, status: number) =>
    expect((await context.request.post(`${origin}${path}`, { data, headers: { origin } })).status(), path).toBe(status);
  await post('/api/sign-in/email', { email }, 202);
  const { items } = letters.parse(await (await context.request.get(`${origin}/api/mailbox`)).json());
  const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
  await post('/api/sign-in/email/code', { email, code }, 200);
  await post('/api/profiles', { handle, name, lang: PLACES[place].lang, born: '1996-03-14' }, 201);
  return `${origin}/u/${handle}`;
}
