import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { arrive, PLACES, type Person, type Place } from '../support/browser';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { session } from '../shots/world';
import { startOutside } from '../support/outside';
import { previewWords } from '../support/preview-words';
import { enter, inSight, online, said, scrollBy } from '../support/room-page';
import { until } from '../support/until';

const web = await startOutside();
afterAll(() => web.stop());
const on = inBrowser({ env: { OUTSIDE_ALLOW: web.origin } });

const TITLE = '달빛 우체국 87화 <b>“마지막 편지”</b>';
const picture = readFileSync(new URL('../../.github/room.jpg', import.meta.url));
const html = (title: string, more = '') => `<!doctype html><head><title>${title}</title>${more}</head>`;
web.put(`${web.host}/room.jpg`, { headers: { 'content-type': 'image/jpeg' }, body: picture });
web.put(`${web.host}/87`, {
  headers: { 'content-type': 'text/html; charset=euc-kr' },
  body: html(
    TITLE.replaceAll('<', '&lt;').replace(/[^\x00-\x7f]/g, (ch) => `&#${ch.codePointAt(0)};`),
    '<meta property="og:image" content="/room.jpg"><meta name="description" content="Moonlight Post Office, every Thursday night. Four hundred letters, one stove.">',
  ),
});
web.put(`${web.host}/plain`, { body: html('A page without a picture') });
const LINK = `${web.origin}/87`;

const cards = (page: Page) => page.getByTestId('preview');
/** How the cards stand: their height, and whether a picture in them has come. */
const looks = (page: Page) =>
  cards(page).evaluateAll((all) =>
    all.map((card) => ({
      height: card.getBoundingClientRect().height,
      hasPicture: (card.querySelector('img')?.naturalWidth ?? 0) > 0,
      sticksOut: card.getBoundingClientRect().right > document.documentElement.clientWidth || card.scrollWidth > card.clientWidth + 1,
      text: card.textContent?.trim().replace(/\s+/g, ' '),
    })),
  );
const own = ({ place }: Person) => previewWords[PLACES[place].lang];

async function openMenu({ page, phone, words }: Person, text: string): Promise<void> {
  const line = page.locator('[data-seq]', { hasText: text }).last();
  if (phone)
    await line
      .locator('[dir="auto"]')
      .first()
      .tap({ position: { x: 2, y: 2 } });
  else {
    await line.hover();
    await line.getByRole('button', { name: words.message_actions }).click();
  }
  await page.getByRole('dialog', { name: words.message_actions }).waitFor();
}

test.for<[Place, 'light' | 'dark']>([
  ['seoul', 'dark'],
  ['jakarta', 'light'],
])('a link shows what it leads to, in %s on a %s screen, until its author takes that away', async ([place, colorScheme]) => {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin));
  const author = await arrive(on.browser, origin, place);
  const reader = await arrive(on.browser, origin, 'tokyo');
  const { page } = author;
  await page.emulateMedia({ colorScheme });
  await enter(author, room.url, 'author', 'hi');
  await enter(reader, room.url, '読む人', 'こんにちは');
  // Nobody else asks that site: in `trouble` stands every request of a page that isn't to us.
  await said(author, `read ${LINK} and ${web.origin}/plain and http://169.254.169.254/`);
  for (const person of [author, reader]) {
    await until('both cards, and the picture', async () => {
      const shown = await looks(person.page);
      return shown.length === 2 && shown[0]?.hasPicture;
    });
    const shown = await looks(person.page);
    expect(new Set(shown.map(({ height }) => height)).size, 'one height, with a picture or without').toBe(1);
    expect(shown.some(({ sticksOut }) => sticksOut)).toBe(false);
    expect(shown[0]?.text).toContain(TITLE);
    expect(shown[1]?.text).toContain('A page without a picture');
    expect(await cards(person.page).first().getAttribute('href')).toBe(LINK);
  }
  await still(page);
  if (process.env['PREVIEW_SHOTS']) await page.screenshot({ path: `${process.env['PREVIEW_SHOTS']}/preview-${place}-${colorScheme}.png` });
  expect(await barriers(page)).toEqual([]);

  await reader.page.reload();
  await until('the cards after a reload', async () => (await looks(reader.page)).length === 2);

  await openMenu(author, 'read');
  await page.getByRole('button', { name: own(author).preview_remove_of.replace('{title}', TITLE) }).click();
  for (const person of [author, reader])
    await until('one card', async () => {
      const shown = await looks(person.page);
      return shown.length === 1 && shown[0]?.text?.includes('without a picture');
    });
  for (const person of [author, reader]) {
    expect(person.trouble).toEqual([]);
    await person.context.close();
  }
});

test('the head does without: what was shown is gone for all, and nothing more is asked for', async () => {
  const { origin } = on.product;
  const { bearer, cookies } = await session(origin);
  const { room } = await make(origin, bearer);
  const head = await arrive(on.browser, origin, 'seoul');
  await head.context.addCookies(cookies);
  await head.page.goto(room.url);
  await online(head.page);
  const member = await arrive(on.browser, origin, 'jakarta');
  await enter(member, room.url, 'anggota', LINK);
  for (const person of [head, member]) await until('a card', async () => (await looks(person.page)).length === 1);
  const { page, words } = head;
  await page.getByRole('button', { name: words.room_settings }).click();
  await page.getByRole('checkbox', { name: own(head).room_previews }).uncheck();
  await page.getByRole('button', { name: words.save, exact: true }).click();
  for (const person of [head, member]) await until('no card', async () => (await looks(person.page)).length === 0);
  const visits = web.asked.length;
  await said(member, `${web.origin}/plain`);
  await member.page.reload();
  await online(member.page);
  expect([web.asked.length, (await looks(member.page)).length]).toEqual([visits, 0]);
  expect([head, member].flatMap(({ trouble }) => trouble)).toEqual([]);
  for (const person of [head, member]) await person.context.close();
});

test('what comes under a message above doesn’t move what somebody reads', async () => {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin));
  const reader = await arrive(on.browser, origin, 'seoul');
  await enter(reader, room.url, '읽는 사람', '처음');
  for (let i = 0; i < 18; i++) await said(reader, `줄 ${i}\n둘째 줄\n셋째 줄`);
  const writer = await arrive(on.browser, origin, 'jakarta');
  await enter(writer, room.url, 'penulis', 'halo');
  for (let i = 0; i < 12; i++) await said(writer, `baris ${i}\nkedua\nketiga`);
  await scrollBy(reader.page, -1);
  const place = async () => {
    const first = await reader.page.getByTestId('room-log').evaluate((list) => {
      const top = list.closest('[role="region"]')!.getBoundingClientRect().top;
      return Number(
        [...list.querySelectorAll('[data-seq]')].find((line) => line.getBoundingClientRect().bottom > top)?.getAttribute('data-seq'),
      );
    });
    return { first, offPx: (await inSight(reader.page, first))!.offPx! };
  };
  const before = await place();
  await said(writer, LINK);
  await until('the card at its writer’s', async () => (await looks(writer.page)).length === 1);
  await reader.page.waitForTimeout(300);
  expect((await inSight(reader.page, before.first))!.offPx!).toBeCloseTo(before.offPx, 0);
  expect(reader.trouble).toEqual([]);
  for (const person of [reader, writer]) await person.context.close();
});
