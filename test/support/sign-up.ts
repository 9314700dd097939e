import { z } from 'zod';
import { PLACES, type Person } from './browser';
import { until } from './until';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
let made = 0;

/** Gives somebody's browser an account with a profile, by the product's own calls: for tests of what comes after signing up. */
export async function signUp(
  { context, place }: Person,
  origin: string,
  { handle, name }: { handle: string; name: string },
): Promise<void> {
  const call = async (path: string, data: object) => {
    const answer = await context.request.post(`${origin}${path}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  const email = `${handle.replaceAll(/[^a-z0-9]/g, '')}${made++}@example.com`;
  await call('/api/sign-in/email', { email });
  const subject = await until('the letter', async () => {
    const { items } = letters.parse(await (await context.request.get(`${origin}/api/mailbox`)).json());
    return items.find(({ to }) => to === email)?.subject;
  });
  await call('/api/sign-in/email/code', { email, code: /\d{6}/.exec(subject)?.[0] ?? '' });
  await call('/api/profiles', { handle, name, lang: PLACES[place].lang, born: '1996-03-14' });
}
