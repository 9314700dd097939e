import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import en from '../../web/messages/profile/en.json';
import id from '../../web/messages/profile/id.json';
import ja from '../../web/messages/profile/ja.json';
import ko from '../../web/messages/profile/ko.json';
import { arrive, PLACES, type Person, type Place } from './browser';
import { callAs } from './space-owner';

/** What spaces and their editor say, by language. */
export const spaceWords: Record<'ko' | 'ja' | 'id' | 'en', typeof en> = { ko, ja, id, en };
export const wordsAt = (place: Place) => spaceWords[PLACES[place].lang];

const mailbox = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
let mails = 0;

/** Somebody with a space that they have set nothing in yet: signed up by a code from the mailbox, as the pages do, without their clicks. */
export async function newOwner(browser: Browser, origin: string, place: Place, handle: string, name: string): Promise<Person> {
  const person = await arrive(browser, origin, place);
  const call = callAs(person, origin);
  const email = `owner${++mails}@example.com`;
  await call('POST', '/api/sign-in/email', { email });
  const { items } = mailbox.parse(await call('GET', '/api/mailbox'));
  const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
  await call('POST', '/api/sign-in/email/code', { email, code });
  await call('POST', '/api/profiles', { handle, name, lang: PLACES[place].lang, born: '1996-03-14' });
  return person;
}

/** Until the page's script has taken over: before that, a tap does nothing. */
export async function openSpace(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.waitForLoadState('networkidle');
}
