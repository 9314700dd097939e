import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { launch } from '../support/browser';
import { event, framed, framesIn, PARTITIONED, probe, sayFirst, sayMore, sentBy, visit } from '../support/framed-room';
import { inBrowser } from '../support/in-browser';
import { startPartnerSite, type PartnerSite } from '../support/partner-site';
import { until } from '../support/until';

const on = inBrowser();
let site: PartnerSite;
beforeAll(async () => {
  site = await startPartnerSite();
});
afterAll(() => site.stop());

const loader = () => `<script src="${on.product.origin}/embed.js" async></script>`;
const element = (room: string, more = '') => `<openlink-room room="${room}" ${more}></openlink-room>`;
/** A room whose head listens on a socket of their own. */
const room = async () => {
  const ear = await ContractClient.found(on.product.origin);
  return { ear, slug: ear.joined.room.slug };
};

test('with third-party cookies blocked and storage denied, one talks, as long as the frame stands', async () => {
  const { ear, slug } = await room();
  const { page, seen, context } = await visit(on.browser, site.put('/denied', loader() + element(slug)));
  expect(await probe(context, site)).toEqual({ first: { cookie: true, storage: 'kept' }, third: { cookie: false, storage: 'denied' } });
  const frame = await framed(page, on.product.origin);
  await sayFirst(frame, 'Maya', 'first words');
  await sayMore(frame, 'second words');
  const [first, second] = [
    await ear.heard('chat.sent', ({ text }) => text === 'first words'),
    await ear.heard('chat.sent', ({ text }) => text === 'second words'),
  ];
  expect(second.author.member).toBe(first.author.member);
  expect((await context.cookies(on.product.origin)).map(({ name }) => name)).toEqual(['probe']);
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('with third-party cookies blocked one is the same after a reload, and when the element is removed and added again', async () => {
  const { ear, slug } = await room();
  const browser = await launch(PARTITIONED);
  const url = site.put('/kept', loader() + element(slug));
  const { page, seen, context } = await visit(browser, url);
  expect(await probe(context, site)).toEqual({ first: { cookie: true, storage: 'kept' }, third: { cookie: false, storage: 'kept' } });
  await sayFirst(await framed(page, on.product.origin), 'Maya', 'before');
  const { author } = await ear.heard('chat.sent', ({ text }) => text === 'before');

  await page.reload();
  await sayMore(await framed(page, on.product.origin), 'reloaded');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'reloaded')).author).toEqual(author);

  await page.evaluate(() => {
    const room = document.querySelector('openlink-room')!;
    room.remove();
    Object.assign(window, { room });
  });
  await until('the frame to be gone', () => framesIn(page, on.product.origin).length === 0);
  await until('the room to be left', () => ear.events.findLast((event) => event.type === 'presence.changed')?.online === 1);
  await page.evaluate(() => document.body.append((window as unknown as { room: Element }).room));
  await sayMore(await framed(page, on.product.origin), 'added again');
  expect((await ear.heard('chat.sent', ({ text }) => text === 'added again')).author).toEqual(author);
  expect(seen.events.filter(({ name }) => name === 'ready').length).toBe(3);

  // What a frame keeps is for this partner's page alone: on our own site nobody knows who that was.
  await page.goto(ear.joined.room.url);
  await until('a nickname to be offered', async () => (await page.getByTestId('nickname').inputValue()) !== '');
  expect(await context.cookies(on.product.origin)).toSatisfy((cookies: { name: string }[]) =>
    cookies.every(({ name }) => !name.includes('session')),
  );
  expect(seen.complaints).toEqual([]);
  await browser.close();
});

test('theme, language and look change at once, and the frame goes on as it was', async () => {
  const { ear, slug } = await room();
  const { page, seen, context } = await visit(on.browser, site.put('/live', loader() + element(slug, 'theme="light" lang="en"')));
  const frame = await framed(page, on.product.origin);
  await sayFirst(frame, 'Maya', 'hello');
  await frame.evaluate(() => Object.assign(window, { untouched: true }));
  const set = (name: string, value: string | null) =>
    page.evaluate(
      ([name, value]) => {
        const room = document.querySelector('openlink-room')!;
        if (value === null) room.removeAttribute(name!);
        else room.setAttribute(name!, value!);
      },
      [name, value] as const,
    );
  const now = () =>
    frame.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return {
        lang: document.documentElement.lang,
        scheme: style.colorScheme,
        accent: style.getPropertyValue('--accent').trim(),
        surface: style.getPropertyValue('--surface').trim(),
        untouched: 'untouched' in window,
      };
    });
  const comes = (wanted: Partial<Awaited<ReturnType<typeof now>>>) =>
    until(JSON.stringify(wanted), async () => {
      const is = await now();
      return is.untouched && Object.entries(wanted).every(([name, value]) => Reflect.get(is, name) === value);
    });
  await comes({ lang: 'en', scheme: 'light' });
  await set('theme', 'dark');
  await comes({ scheme: 'dark' });
  await set('lang', 'ja');
  await comes({ lang: 'ja' });
  await set('accent', '#ff7ab6');
  await comes({ accent: '#ff7ab6' });
  await set('surface', '#fff8ee');
  await comes({ surface: '#fff8ee', scheme: 'light' });
  await set('accent', '#fff;}body{display:none');
  await set('surface', null);
  await comes({ scheme: 'dark' });
  expect((await now()).accent).not.toContain('body');
  await set('header', 'none');
  await frame.locator('h1').waitFor({ state: 'detached' });
  await ear.said('still there?');
  await sentBy(frame, 'still there?');
  expect(seen.events.filter(({ name }) => name === 'ready').length).toBe(1);
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('two on a page are two rooms, each with events of its own', async () => {
  const [one, two] = [await room(), await room()];
  const { page, seen, context } = await visit(
    on.browser,
    site.put(
      '/two',
      `${loader()}${loader()}<script>
        addEventListener('openlink:ready', (event) => { document.title += ' ' + event.target.id + '=' + event.detail.room; });
      </script>${element(one.slug, 'id="one"')}${element(two.slug, 'id="two"')}`,
    ),
  );
  const frames = [await framed(page, on.product.origin, 0), await framed(page, on.product.origin, 1)];
  const of = (slug: string) => frames.find((frame) => frame.url().includes(slug))!;
  await sayFirst(of(one.slug), 'Maya', 'in one');
  await sayFirst(of(two.slug), 'Budi', 'in two');
  await one.ear.heard('chat.sent', ({ text }) => text === 'in one');
  await two.ear.heard('chat.sent', ({ text }) => text === 'in two');
  expect((await page.title()).split(' ').slice(2).toSorted()).toEqual([`one=${one.slug}`, `two=${two.slug}`].toSorted());
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('a floating button counts what is unread, opens the room and folds it away again', async () => {
  const { ear, slug } = await room();
  const { page, seen, context } = await visit(
    on.browser,
    site.put('/floating', `${loader()}<h1>Page</h1>${element(slug, 'variant="button" accent="#ffb300"')}`),
  );
  const button = page.locator('openlink-room button');
  await event(seen, 'ready');
  const frame = await framed(page, on.product.origin);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await ear.said('one');
  await ear.said('two');
  await page.locator('openlink-room .badge', { hasText: '2' }).waitFor({ timeout: 20_000 });
  expect(await button.getAttribute('aria-label')).toBe('Chat (2)');
  expect(seen.events.findLast(({ name }) => name === 'unread')).toEqual({ name: 'unread', detail: { count: 2 } });

  await button.click();
  await until('nothing to be unread', () => seen.events.findLast(({ name }) => name === 'unread')?.detail?.count === 0);
  expect(await page.locator('openlink-room .badge').textContent()).toBe('');
  await sayFirst(frame, 'Maya', 'I see them');
  await frame.getByTestId('composer').press('Escape');
  await until('the panel to fold', async () => (await button.getAttribute('aria-expanded')) === 'false');
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)).toBe('BUTTON');
  await ear.said('three');
  await page.locator('openlink-room .badge', { hasText: '1' }).waitFor();
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('to be read only, a frame has nowhere to write, until its page says otherwise', async () => {
  const { ear, slug } = await room();
  const { page, seen, context } = await visit(on.browser, site.put('/read', loader() + element(slug, 'mode="read" lang="en"')));
  const frame = await until('the frame', () => framesIn(page, on.product.origin)[0]);
  await event(seen, 'ready');
  await ear.said('for everybody');
  await sentBy(frame, 'for everybody');
  expect(await frame.locator('textarea, [data-testid="nickname"]').count()).toBe(0);
  expect(await frame.locator('.foot a').getAttribute('href')).toBe(`/r/${slug}`);
  await page.evaluate(() => document.querySelector('openlink-room')!.setAttribute('mode', 'chat'));
  await sayFirst(await framed(page, on.product.origin), 'Maya', 'now I may');
  await ear.heard('chat.sent', ({ text }) => text === 'now I may');
  expect(seen.complaints).toEqual([]);
  await context.close();
});
