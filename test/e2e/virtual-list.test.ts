import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { arrive, launch } from '../support/browser';
import { between } from '../support/between';
import { call, guest, make, newId } from '../support/contract-http';
import { crowdedRoom, textOf } from '../support/crowded-room';
import { film } from '../support/film';
import { startProduct, type Product } from '../support/product';
import { enter, everything, inSight, online, ready, said, scrollBy } from '../support/room-page';
import { until } from '../support/until';

const COUNT = 1500;
let product: Product;
let browser: Browser;
let url: string;
beforeAll(async () => {
  product = await startProduct();
  browser = await launch();
  url = (await crowdedRoom(product.origin, COUNT)).room.url;
}, 240_000);
afterAll(async () => {
  await browser.close();
  await product.dispose();
});

/** A scroll position is a whole number of pixels, heights of lines are not. */
const still = { movedPx: expect.toSatisfy((px: number) => px < 1), jumps: 0, blank: 0 };
const lastSeq = async (page: Page) => page.locator('[data-seq]').last().getAttribute('data-seq');
/** Long enough for what is measured late to have been. */
const settle = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

test('without a script the newest are in sight; when the script takes over, nothing moves', async () => {
  const plain = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', javaScriptEnabled: false });
  const unscripted = await plain.newPage();
  await unscripted.goto(url);
  await unscripted.getByText(textOf(COUNT), { exact: true }).waitFor();
  expect(
    await unscripted.getByText(textOf(COUNT), { exact: true }).evaluate((words) => words.getBoundingClientRect().bottom < innerHeight),
  ).toBe(true);
  await plain.close();

  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  // The page is there, and read, some time before its script is.
  let go = () => {};
  const scripts = new Promise<void>((done) => (go = done));
  await page.route('**/*.js', async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(`[data-seq="${await lastSeq(page)}"]`).waitFor();
  const seen = await film(page);
  go();
  await ready(page);
  await page.locator('[aria-setsize]').first().waitFor();
  await settle(page);
  expect(await seen()).toMatchObject(still);
  await person.context.close();
});

test('a room opens at its end, whatever is measured late: also where nothing may move', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'ko-KR' });
  const page = await context.newPage();
  await page.goto(url);
  await ready(page);
  await settle(page);
  expect((await scrollBy(page, 0)).below).toBeLessThan(1);
  await context.close();
});

test('older pages come above, and what is read stays where it is, to the pixel', async () => {
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  await page.route('**/messages?*before=*', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.goto(url);
  await ready(page);
  for (let pages = 0; pages < 5; pages++) {
    const answered = page.waitForResponse((answer) => answer.url().includes('before='));
    await scrollBy(page, -20);
    const first = await page.locator('[data-seq]').first().getAttribute('data-seq');
    const seen = await film(page);
    await answered;
    await until('older ones to be above', async () => (await page.locator('[data-seq]').first().getAttribute('data-seq')) !== first);
    await settle(page);
    expect(await seen()).toMatchObject(still);
  }
  await person.context.close();
});

test('a long log: up to its start and down to its end, each message once and in order, few elements at a time', async () => {
  const person = await arrive(browser, product.origin, 'jakarta');
  const { page } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill('pembaca');
  await said(person, 'aku baca dari awal');
  await online(page);
  let most = 0;
  const read = await everything(page, async () => {
    most = Math.max(most, await page.getByTestId('room-log').locator('*').count());
  });
  expect(read.map(({ original }) => original)).toEqual([...Array.from({ length: COUNT }, (_, i) => textOf(i + 1)), 'aku baca dari awal']);
  console.log(`elements of a log of ${COUNT} messages: ${most} at most`);
  expect(most).toBeLessThan(1000);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('what is heard while an older page is on its way moves nothing when that comes', async () => {
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  // The answer to who asked for older ones is as late as over a long way.
  const line = await between(page, { lateMs: (frame) => (frame.includes('"before":') ? 300 : 0) });
  await enter(person, url, '위로 읽는 사람', '처음부터 볼게요');
  const first = () => page.locator('[data-seq]').first().getAttribute('data-seq');
  for (let pages = 0; pages < 3; pages++) {
    const before = await first();
    await scrollBy(page, -20);
    const seen = await film(page);
    line.tell({ type: 'presence.typing', members: [] });
    // Of a line far below, which reads the same afterwards.
    line.tell({ type: 'translation.added', target: COUNT, lang: 'ko', text: '번역', engine: 'libretranslate' });
    await until('older ones to be above', async () => (await first()) !== before);
    await settle(page);
    expect(await seen()).toMatchObject(still);
  }
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a link opens at its message, one reads on from there both ways, and the pill leads to the end', async () => {
  const person = await arrive(browser, product.origin, 'jakarta');
  const { page } = person;
  const target = Math.floor(COUNT / 2);
  await page.goto(`${url}?m=${target}`);
  await ready(page);
  await until('the message to be in the middle', async () => Math.abs((await inSight(page, target))?.offPx ?? 999) < 60);
  for (const heights of [-4, -4, 6, 6]) {
    await scrollBy(page, heights);
    await settle(page);
    const seqs = (await inSight(page, target))?.seqs ?? [];
    expect(seqs.length).toBeGreaterThan(0);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
    expect(seqs.at(-1)).toBeLessThan(COUNT);
  }
  await page.getByRole('button', { name: person.words.to_latest }).click();
  await until('the end', async () => (await inSight(page, COUNT))?.seqs.includes(COUNT));
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a link into a short room of long messages opens at its message too, and stays there', async () => {
  const { origin } = product;
  const head = await guest(origin);
  const { room } = await make(origin, head, { title: '긴 글' });
  const seqs: number[] = [];
  for (let i = 0; i < 18; i++) {
    const text = `${i} ${'보름달 아래에서 긴 이야기를 나눠요. '.repeat(8)}`;
    const { body } = await call(origin, 'POST', `/api/rooms/${room.slug}/messages`, { bearer: head, body: { id: newId(), text } });
    seqs.push(z.object({ message: z.object({ seq: z.number() }) }).parse(body).message.seq);
  }
  const target = seqs[9] ?? 0;
  const person = await arrive(browser, origin, 'jakarta');
  const { page } = person;
  await page.goto(`${room.url}?m=${target}`);
  await ready(page);
  await until('the message to be in the middle', async () => Math.abs((await inSight(page, target))?.offPx ?? 999) < 60);
  await settle(page);
  await settle(page);
  expect(Math.abs((await inSight(page, target))?.offPx ?? 999)).toBeLessThan(60);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('the keyboard of a phone opens under the end; what comes while one reads further up waits behind a pill', async () => {
  const person = await arrive(browser, product.origin, 'jakarta');
  const { page } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill('pembaca lain');
  const mine = await said(person, 'halo dari bawah');
  await online(page);
  await page.setViewportSize({ width: 390, height: 480 });
  await until('the end above the keyboard', async () => (await inSight(page, mine))?.seqs.includes(mine));
  await page.setViewportSize({ width: 390, height: 844 });
  await scrollBy(page, -3);
  await settle(page);
  const seen = await film(page);
  const other = await arrive(browser, product.origin, 'seoul');
  await other.page.goto(url);
  await ready(other.page);
  await other.page.getByTestId('nickname').fill('소미');
  const theirs = await said(other, '새 메시지예요');
  const pill = page.getByRole('button', { name: person.words.new_messages.replace('{count}', '1') });
  await pill.waitFor();
  expect(await seen()).toMatchObject(still);
  await pill.click();
  await until('the new one', async () => (await inSight(page, theirs))?.seqs.includes(theirs));
  expect(await pill.count()).toBe(0);
  expect([...person.trouble, ...other.trouble]).toEqual([]);
  await Promise.all([person, other].map(({ context }) => context.close()));
});

test('with keys alone: the log scrolls, and the focus is not lost with the line that has it', async () => {
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill('열쇠');
  await said(person, '키보드로만 써요');
  await online(page);
  const more = page.getByRole('button', { name: person.words.message_actions }).last();
  await more.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp');
  await until('the log to have scrolled', async () => (await scrollBy(page, 0)).below > 1000);
  await settle(page);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(person.words.message_actions);
  await page.keyboard.press('End');
  await until('the end again', async () => (await inSight(page, COUNT))?.seqs.includes(COUNT));
  await person.context.close();
});
