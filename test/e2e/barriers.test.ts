import { beforeAll, expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { arrive, type Place } from '../support/browser';
import { guest, make } from '../support/contract-http';
import { crowd } from '../support/crowded-room';
import { inBrowser } from '../support/in-browser';
import { composer, enter, ready } from '../support/room-page';

const on = inBrowser();
let open: string;
let behindCode: string;
beforeAll(async () => {
  const { origin } = on.product;
  const head = await guest(origin);
  const { room } = await make(origin, head);
  await crowd(origin, room.slug, 40);
  open = room.url;
  behindCode = (await make(origin, head, { entry: 'code', code: '달빛' })).room.url;
});

const PLACES: Place[] = ['seoul', 'jakarta'];
test.for(PLACES)('axe finds no barrier on the front page, in a room and at its door, in %s', async (place) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const person = await arrive(on.browser, on.product.origin, place);
    const { page } = person;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = async (where: string) => {
      await still(page);
      expect(await barriers(page), where).toEqual([]);
    };
    await page.goto(on.product.origin, { waitUntil: 'networkidle' });
    await found(`front page, ${colorScheme}`);
    await page.goto(behindCode);
    await ready(page);
    await found(`door, ${colorScheme}`);
    await page.goto(open);
    await ready(page);
    await found(`a visitor’s room, ${colorScheme}`);
    await enter(person, open, '도우미', '안녕하세요');
    await found(`a member’s room, ${colorScheme}`);
    expect(person.trouble).toEqual([]);
    await person.context.close();
  }
});

test('a key leads past the messages to where one writes', async () => {
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page, words } = person;
  await enter(person, open, '건너뛰는 사람', '안녕하세요');
  const skip = page.getByRole('button', { name: words.skip_to_writing });
  const size = () => skip.evaluate((button) => button.getBoundingClientRect().height);
  expect(await size(), 'out of the way of everybody else').toBeLessThan(2);
  await page.locator('header select').last().focus();
  for (let keys = 0; keys < 8 && !(await skip.evaluate((button) => button === document.activeElement)); keys++)
    await page.keyboard.press('Tab');
  expect(await size(), 'in sight while it has the focus').toBeGreaterThanOrEqual(44);
  await page.keyboard.press('Enter');
  expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await person.context.close();
});

test('twice as big letters on a narrow phone leave room for a nickname', async () => {
  const person = await arrive(on.browser, on.product.origin, 'jakarta');
  const { page } = person;
  // A phone of 390 px at 200 %.
  await page.setViewportSize({ width: 195, height: 422 });
  for (const url of [open, behindCode, `${on.product.origin}/new`]) {
    await page.goto(url);
    await ready(page);
    const box = await page.getByTestId('nickname').boundingBox();
    expect(box?.width, url).toBeGreaterThan(80);
    expect((box?.x ?? 0) + (box?.width ?? 0), url).toBeLessThanOrEqual(195 - 44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(195);
  }
  await person.context.close();
});
