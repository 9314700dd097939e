import { z } from 'zod';

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
const registered = z.object({ partner: z.object({ id: z.string() }) });
const made = z.object({ secret: z.string() });

/** A site's registration. `owner` is the session of the person who made it. */
export type Registration = { id: string; apiToken: string; owner: string };

/** Registers a site as a person would at /studio/partners: an account by a code from the (local) mailbox, the site, a token for its server. */
export async function register(openlink: string, origin: string, email: string): Promise<Registration> {
  const ask = async (method: string, path: string, body?: object, bearer?: string) => {
    const answer = await fetch(`${openlink}/api${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return { value: JSON.parse(text) as unknown, session: answer.headers.get('set-auth-token') };
  };
  await ask('POST', '/sign-in/email', { email });
  const { items } = letters.parse((await ask('GET', '/mailbox')).value);
  const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
  const { session: owner } = await ask('POST', '/sign-in/email/code', { email, code });
  if (!owner) throw new Error('The sample partner could not sign in.');
  const { id } = registered.parse((await ask('POST', '/partners', { name: '물결툰 Wavetoon', origins: [origin] }, owner)).value).partner;
  const { secret: apiToken } = made.parse((await ask('POST', `/partners/${id}/tokens`, { name: 'Site' }, owner)).value);
  return { id, apiToken, owner };
}

/** Tells OpenLink where the site's public keys are. It reads them there, at once and now and then. */
export async function publishKeys(openlink: string, { id, owner }: Registration, url: string): Promise<void> {
  const answer = await fetch(`${openlink}/api/partners/${id}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${owner}` },
    body: JSON.stringify({ kind: 'jwks', url }),
  });
  if (!answer.ok) throw new Error(`The keys weren't taken: ${answer.status} ${await answer.text()}`);
}
