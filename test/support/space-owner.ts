import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { arrive, PLACES, type Person, type Place } from './browser.ts';
import { until } from './until.ts';

const LETTER = /data-to="([^"]+)"[^]*?<h2[^>]*>([^<]*)</g;
const saved = z.object({ edition: z.number() });

type Space = { handle: string; name: string; look: object };
/** Somebody with a space of their own. `call` asks the API as their page would. */
export type Owner = Person & { handle: string; call: (method: string, path: string, data?: object) => Promise<unknown> };

/** Asks the API with a person's cookies; refusals are thrown. */
export const callAs =
  ({ context }: Person, origin: string) =>
  async (method: string, path: string, data?: object): Promise<unknown> => {
    const answer = await context.request.fetch(`${origin}${path}`, { method, headers: { origin }, ...(data && { data }) });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };

/** Signs somebody up by a code from the mailbox, and gives them a space: as the pages do, without their clicks. */
export async function spaceOwner(browser: Browser, origin: string, place: Place, { handle, name, look }: Space): Promise<Owner> {
  const person = await arrive(browser, origin, place);
  const call = callAs(person, origin);
  const email = `${handle}@example.com`;
  await call('POST', '/api/sign-in/email', { email });
  const code = await until(`a letter to ${email}`, async () => {
    const mailbox = await (await person.context.request.get(`${origin}/mailbox`)).text();
    const letter = Array.from(mailbox.matchAll(LETTER)).find(([, to]) => to === email);
    return /\d{6}/.exec(letter?.[2] ?? '')?.[0];
  });
  await call('POST', '/api/sign-in/email/code', { email, code });
  await call('POST', '/api/profiles', { handle, name, lang: PLACES[place].lang, born: '1999-01-02' });
  const { edition } = saved.parse(await call('GET', `/api/profiles/${handle}/look`));
  await call('PUT', `/api/profiles/${handle}/look`, { edition, look });
  return { ...person, handle, call };
}
