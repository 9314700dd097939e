import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
const profile = z.object({ handle: z.string(), name: z.string(), lang: z.enum(['ko', 'ja', 'id', 'en']) });

/** A call of the API as the pages of this browser make it, with their cookies and from our own origin. */
export async function callAs(context: BrowserContext, origin: string, method: string, path: string, data?: unknown): Promise<unknown> {
  const answer = await context.request.fetch(`${origin}${path}`, {
    method,
    headers: { origin, ...(data === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json().catch(() => null);
}

/** Signs somebody up by a code from the local mailbox, and gives them a space with these blocks. */
export async function signUp(
  context: BrowserContext,
  origin: string,
  wanted: z.infer<typeof profile>,
  look?: { theme?: string; blocks: object[] },
): Promise<void> {
  const email = `${wanted.handle}@example.com`;
  const call = (method: string, path: string, data?: unknown) => callAs(context, origin, method, path, data);
  await call('POST', '/api/sign-in/email', { email });
  const { items } = letters.parse(await call('GET', '/api/mailbox'));
  const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
  await call('POST', '/api/sign-in/email/code', { email, code });
  await call('POST', '/api/profiles', { ...wanted, born: '1996-03-14' });
  if (look) await call('PUT', `/api/profiles/${wanted.handle}/look`, { look, edition: 1 });
}
