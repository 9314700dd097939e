import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, launch, PLACES, type Place } from '../support/browser';
import { event, framed, framesIn, PARTITIONED, sayFirst, sayMore, sentBy, visit, type Visit } from '../support/framed-room';
import { inBrowser } from '../support/in-browser';
import { freePort } from '../support/ports';
import { enter, shown } from '../support/room-page';
import { until } from '../support/until';

/** The sample partner, as `npm run partner-demo` starts it beside the product: another site, with its own sign-in and policy. */
const port = await freePort();
const site = `http://127.0.0.1:${port}`;
const on = inBrowser({ command: ['node', 'test/partner/demo.ts'], env: { PARTNER_PORT: String(port) }, ready: 'moderator’s page' });

/** Third-party cookies are blocked in both: in `on.browser` others' frames may keep nothing, in this one storage of their own, as people have it. */
let browser: Browser;
beforeAll(async () => {
  browser = await launch(PARTITIONED);
});
afterAll(() => browser.close());

type Reader = Visit & { name: string };
const open = (place: Place, path: string, where = browser) => {
  const { lang: _, ...device } = PLACES[place];
  return visit(where, site + path, device);
};
/** Somebody reads a page of the partner's, and signs in there. */
async function reader(place: Place, name: string, path: string, where = browser): Promise<Reader> {
  const visiting = await open(place, path, where);
  const { page } = visiting;
  await page.locator('header a.button').click();
  await page.locator('input[name="name"]').fill(name);
  await page.locator('.sign-in button').click();
  await page.waitForURL(site + path);
  return { ...visiting, name };
}
/** The room of a page, signed in: there is a composer, and nobody is asked for a name. */
async function roomIn(page: Page): Promise<Frame> {
  await page.locator('openlink-room').evaluate((room) => room.scrollIntoView());
  return until(
    'the room to know its reader',
    async () => {
      const frame = framesIn(page, on.product.origin).find((one) => one.url().includes('/embed/r/'));
      const stands = await frame
        ?.evaluate(
          () =>
            document.querySelector('[data-testid="connection"][data-state="online"]') !== null &&
            document.querySelector('[data-testid="nickname"]') === null,
        )
        .catch(() => false);
      return stands ? frame : undefined;
    },
    { withinMs: 30_000 },
  );
}
const reads = (frame: Frame, text: string) => frame.locator('[data-message-id]', { hasText: text }).first().waitFor({ timeout: 30_000 });
const slugOf = (frame: Frame) => /\/embed\/r\/([a-z0-9]+)/.exec(frame.url())?.[1] ?? '';

test('readers of three countries, signed in at the partner, talk with somebody on our own site, everybody in their language', async () => {
  const seoul = await reader('seoul', '하람', '/1');
  const jakarta = await reader('jakarta', 'Bintang', '/1');
  const tokyo = await reader('tokyo', 'ゆき', '/1');
  const [inSeoul, inJakarta, inTokyo] = [await roomIn(seoul.page), await roomIn(jakarta.page), await roomIn(tokyo.page)];
  expect(new Set([inSeoul, inJakarta, inTokyo].map(slugOf)).size).toBe(1);
  const guest = await arrive(on.browser, on.product.origin, 'tokyo');
  await enter(guest, `${on.product.origin}/r/${slugOf(inSeoul)}`, '紅茶', '面白い');

  await sayMore(inSeoul, '그림체가 예뻐요');
  await sayMore(inJakarta, 'Plot twist banget');
  await sayMore(inTokyo, '続きが気になります');
  for (const text of ['재밌어요', '그림체가 예뻐요', '반전이네요', '다음 화가 궁금해요']) await reads(inSeoul, text);
  for (const text of ['Seru', 'Gambarnya bagus banget', 'Plot twist banget', 'Penasaran lanjutannya']) await reads(inJakarta, text);
  for (const text of ['面白い', '作画がきれい', 'どんでん返しですね', '続きが気になります']) await reads(inTokyo, text);
  await until('the guest to read them all', async () => {
    const lines = new Set((await shown(guest.page)).map(({ text }) => text));
    return ['作画がきれい', 'どんでん返しですね', '続きが気になります'].every((text) => lines.has(text));
  });
  for (const name of ['하람', 'Bintang', 'ゆき']) await guest.page.getByText(name, { exact: true }).first().waitFor();

  // What was said last stands in the partner's list, in its reader's language.
  await jakarta.page.goto(site);
  await jakarta.page.locator('[data-teaser="lighthouse-1"]', { hasText: 'ゆき: Penasaran lanjutannya' }).waitFor({ timeout: 60_000 });
  for (const { seen, context } of [seoul, jakarta, tokyo]) {
    // Their own site's cookies, and none of ours; nothing that its policy forbids.
    expect((await context.cookies()).map(({ domain }) => domain)).toSatisfy((all: string[]) => all.every((one) => one === '127.0.0.1'));
    expect(seen.complaints).toEqual([]);
    expect(seen.events.filter(({ name }) => name === 'error')).toEqual([]);
    await context.close();
  }
  expect(guest.trouble).toEqual([]);
  await guest.context.close();
});

test('whom the moderator revokes is out of the room within seconds, and gets no token for another way in', async () => {
  const rude = await reader('jakarta', 'Rude', '/2');
  const frame = await roomIn(rude.page);
  await sayMore(frame, 'before');
  const moderator = await browser.newContext({
    httpCredentials: { username: 'moderator', password: /\(moderator, (.+)\)/.exec(on.product.output())?.[1] ?? '' },
  });
  const desk = await moderator.newPage();
  await desk.goto(`${site}/moderator`);
  const began = Date.now();
  await desk.locator('li', { hasText: 'Rude' }).locator('button').click();
  await desk.getByText('Out of 1 room.').waitFor();
  await event(rude.seen, 'token');
  // The frame is a guest's now: whoever writes is asked for a name first.
  await framesIn(rude.page, on.product.origin)[0]!.getByTestId('nickname').waitFor();
  expect(Date.now() - began).toBeLessThan(5000);
  expect(await rude.page.evaluate(async () => (await fetch('/openlink-token', { method: 'POST' })).json())).toEqual({ token: null });
  await rude.page.reload();
  await rude.page.locator('header a.button').waitFor();
  await desk.reload();
  expect(await desk.locator('li', { hasText: 'Rude' }).count()).toBe(0);
  expect((await fetch(`${site}/moderator`)).status).toBe(401);
  await moderator.close();
  await rude.context.close();
});

test('the list’s floating room counts what is unread, and the page that only shows it has nowhere to write', async () => {
  const seoul = await reader('seoul', '하람', '/');
  const jakarta = await reader('jakarta', 'Bintang', '/');
  await event(seoul.seen, 'ready');
  await event(jakarta.seen, 'ready');
  const button = (of: Reader) => of.page.locator('openlink-room button');
  await button(jakarta).tap();
  await sayMore(await roomIn(jakarta.page), 'gak sabar nunggu lanjutannya');
  await seoul.page.locator('openlink-room .badge', { hasText: '1' }).waitFor({ timeout: 20_000 });
  expect(await button(seoul).getAttribute('aria-label')).toBe('채팅 (1)');
  await button(seoul).click();
  await reads(await roomIn(seoul.page), '다음 화까지 못 기다리겠어요');
  await until('nothing to be unread', async () => (await seoul.page.locator('openlink-room .badge').textContent()) === '');

  const tab = await seoul.context.newPage();
  await tab.goto(`${site}/wall`);
  const wall = await until('the wall', () => framesIn(tab, on.product.origin).find((one) => one.url().includes('/embed/r/')));
  await reads(wall, '다음 화까지 못 기다리겠어요');
  await sayMore(await roomIn(jakarta.page), 'seru banget');
  await reads(wall, '재밌어요');
  expect(await wall.locator('textarea, [data-testid="nickname"]').count()).toBe(0);
  for (const { seen, context } of [seoul, jakarta]) {
    expect(seen.complaints).toEqual([]);
    await context.close();
  }
});

test('the page’s switches of theme and language change the room with it, and nothing is loaded anew', async () => {
  const { page, seen, context } = await reader('seoul', '하람', '/3');
  const frame = await roomIn(page);
  await frame.evaluate(() => Object.assign(window, { untouched: true }));
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  await page.locator('select[name="theme"]').selectOption('dark');
  await page.locator('select[name="lang"]').selectOption('id');
  const now = (where: Page | Frame) =>
    where.evaluate(() => {
      const { lang } = document.documentElement;
      return `${lang} ${getComputedStyle(document.documentElement).colorScheme} ${'untouched' in window}`;
    });
  for (const where of [page, frame]) await until('dark, in Indonesian', async () => (await now(where)) === 'id dark true');
  await page.getByRole('heading', { name: 'Obrolkan episode ini' }).waitFor();
  // The next page is so from its first byte.
  await page.goto(`${site}/1`);
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual(['id', 'dark']);
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('removed and added again, the room has the same reader, with storage and without', async () => {
  for (const [where, freshTokens] of [
    [browser, 0],
    [on.browser, 1],
  ] as const) {
    const { page, seen, context } = await reader('seoul', `하람${freshTokens}`, '/3', where);
    const frame = await roomIn(page);
    await sayMore(frame, `before ${freshTokens}`);
    const slug = slugOf(frame);
    const authors = async () => {
      const { items } = (await (await fetch(`${on.product.origin}/api/rooms/${slug}/messages`)).json()) as {
        items: { author: { member: string; nickname: string } }[];
      };
      return items.slice(0, 2).map(({ author }) => `${author.member} ${author.nickname}`);
    };
    await page.evaluate(() => {
      const room = document.querySelector('openlink-room')!;
      const place = room.parentElement!;
      room.remove();
      setTimeout(() => place.append(room), 500);
    });
    await until('the frame to be gone', () => framesIn(page, on.product.origin).length === 0);
    await until('the element to be back', async () => (await page.locator('openlink-room').count()) === 1);
    await sayMore(await roomIn(page), `after ${freshTokens}`);
    const [after, before] = await authors();
    expect(after).toBe(before);
    // Where the frame may keep nothing, the spent token of the page is replaced by one that its server signs now.
    expect(seen.events.filter(({ name }) => name === 'token').length).toBe(freshTokens);
    await context.close();
  }
});

test('who hasn’t signed in reads and talks as a guest, and signed out is one again', async () => {
  const { page, context } = await open('seoul', '/2');
  await page.locator('openlink-room').evaluate((room) => room.scrollIntoView());
  await sayFirst(await framed(page, on.product.origin), '지나가던 독자', '안녕하세요');
  await page.locator('header a.button').click();
  await page.locator('input[name="name"]').fill('하람');
  await page.locator('.sign-in button').click();
  await page.waitForURL(`${site}/2`);
  await sentBy(await roomIn(page), '안녕하세요');
  await page.locator('header form button').click();
  await page.waitForURL(`${site}/`);
  expect((await context.cookies(site)).filter(({ name }) => name === 'session')).toEqual([]);
  await context.close();
});
