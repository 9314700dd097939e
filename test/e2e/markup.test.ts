import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, watch, type Person } from '../support/browser';
import { call, guest, join, make, newId } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { everything, online, said } from '../support/room-page';
import { until } from '../support/until';
import { MARKER, xssCorpus, xssNicknames, xssTitles } from './xss-corpus';

const on = inBrowser();

/** Several at a time, as two cores allow. */
async function eachOf<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>, atOnce = 4): Promise<void> {
  const left = [...items.entries()];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Nothing that people wrote has run, and no link of theirs leads anywhere but the web. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate((marker) => marker in window, MARKER)).toBe(false);
  const schemes = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.protocol : 'none')));
  expect(schemes.filter((scheme) => scheme !== 'http:' && scheme !== 'https:')).toEqual([]);
}

const stored = (text: string) => text.replaceAll('\r\n', '\n').normalize('NFC').trim();
/** A text as the DOM gives it back: lines are lines, and characters that don't show stay. */
const asShown = (lines: { original: string }[]) => lines.map(({ original }) => original);

test('nicknames and messages are text and nothing else, live, read anew, replied to and in the list of people', async () => {
  const { origin } = on.product;
  const head = await make(origin, await guest(origin), { title: 'XSS' });
  const { slug, url } = head.room;
  const person = await arrive(on.browser, origin, 'seoul');
  await person.page.goto(url);
  await person.page.getByTestId('composer').waitFor();
  const reader = await arrive(on.browser, origin, 'jakarta');
  await reader.page.goto(url);
  await until('a nickname', async () => (await reader.page.getByTestId('nickname').inputValue()) !== '');
  await reader.page.getByTestId('nickname').fill(xssNicknames[0] ?? '');
  await said(reader, xssCorpus[0] ?? '');
  await online(reader.page);

  const sessions: string[] = [];
  await eachOf(xssCorpus, async (_, i) => {
    const session = await guest(origin);
    await join(origin, slug, session, { nickname: xssNicknames[i % xssNicknames.length] ?? '', lang: 'en' });
    sessions[i] = session;
  });
  // Written one after another, so that the page shows them in this order.
  for (const [i, text] of xssCorpus.entries()) {
    const session = sessions[i];
    if (i === 0 || !session) continue;
    const answer = await call(origin, 'POST', `/api/rooms/${slug}/messages`, { bearer: session, body: { id: newId(), text, replyTo: 1 } });
    expect(answer.status, `${text}: ${answer.text}`).toBe(201);
  }
  await until('all of it to be heard', async () => (await everything(reader.page)).length === xssCorpus.length, { withinMs: 60_000 });
  expect(asShown(await everything(reader.page))).toEqual(xssCorpus.map(stored));
  await expectHarmless(reader.page);

  const pages: [Person, Page][] = [[reader, reader.page]];
  await reader.page.reload();
  await online(reader.page);
  await reader.page.getByRole('button', { name: reader.words.people_and_room }).tap();
  await reader.page.getByTestId('people').waitFor();
  await person.page.reload();
  await person.page.getByTestId('composer').waitFor();
  pages.push([person, person.page]);
  for (const [{ trouble }, page] of pages) {
    await expectHarmless(page);
    expect(trouble).toEqual([]);
  }
  expect(asShown(await everything(person.page))).toEqual(xssCorpus.map(stored));
});

test('titles, topics and descriptions are text and nothing else, on the room’s page, in lists and in searches', async () => {
  const { origin } = on.product;
  const at = (i: number) => xssTitles[i % xssTitles.length] ?? '';
  const person = await arrive(on.browser, origin, 'tokyo');
  const pages = await Promise.all(Array.from({ length: 4 }, () => person.context.newPage()));
  for (const page of pages) watch(person, page, origin);
  // Three at a time, each in one of the three places; all are put into the page in the same way.
  const threes = xssTitles.flatMap((title, i) => (i % 3 ? [] : [{ title, name: at(i + 1), description: at(i + 2) }]));
  await eachOf(threes, async ({ title, name, description }, i) => {
    const { room } = await make(origin, await guest(origin), { title, topic: { kind: 'work', name }, description });
    const page = pages.shift();
    if (!page) throw new Error('More workers than pages.');
    await page.goto(room.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(stored((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')).toBe(stored(title));
    expect(await page.title()).toContain('OpenLink');
    await expectHarmless(page);
    // Every other one as a search, too: the page says again what was searched for, and lists what it found.
    if (i % 2) return void pages.push(page);
    await page.goto(`${origin}/?q=${encodeURIComponent(title)}`);
    await page.getByText(stored(title), { exact: true }).first().waitFor();
    await expectHarmless(page);
    pages.push(page);
  });
  expect(person.trouble).toEqual([]);
});

test('every page comes with a policy that lets no inline script run, and with the other usual headers', async () => {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin));
  for (const path of ['/', '/new', '/rooms', `/r/${room.slug}`, '/r/nosuchroom00', '/nothing-here', '/terms', '/privacy']) {
    const { headers } = await fetch(`${origin}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    const scripts = policy.split(';').find((directive) => directive.trim().startsWith('script-src')) ?? '';
    expect(scripts, path).toContain("'self'");
    expect(scripts, path).not.toContain('unsafe');
    for (const directive of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", 'frame-ancestors'])
      expect(policy, path).toContain(directive);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBeTruthy();
    expect(headers.get('strict-transport-security') ?? headers.get('permissions-policy'), path).toBeTruthy();
  }
});
