import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive } from '../support/browser';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { enter, online, said, shown } from '../support/room-page';
import { until } from '../support/until';

// No engine but the phrasebook, which doesn't have these lines.
const on = inBrowser({ env: { TRANSLATE_ENGINES: 'phrasebook' } });

/** Chromium’s own would fetch its languages from afar: an object of the standard's shape stands in, that wants a tap before it fetches a language, and has half of it until the event `fetched`; one text takes it until the event `released`. */
const standIn = (page: Page) =>
  page.addInitScript(() => {
    type Pair = { sourceLanguage: string; targetLanguage: string; monitor?: (of: EventTarget) => void };
    const nameOf = ({ sourceLanguage, targetLanguage }: Pair) => `stand-in ${sourceLanguage}-${targetLanguage}`;
    const asked = new Promise((done) => addEventListener('asked', done, { once: true }));
    const released = new Promise((done) => addEventListener('released', done, { once: true }));
    Object.assign(globalThis, { asked });
    const has = (pair: Pair) => localStorage.getItem(nameOf(pair)) !== null;
    Object.assign(globalThis, {
      Translator: {
        availability: async (pair: Pair) => (pair.sourceLanguage === 'id' ? 'unavailable' : has(pair) ? 'available' : 'downloadable'),
        async create(pair: Pair) {
          if (!has(pair) && !navigator.userActivation.isActive) throw new DOMException('No tap.', 'NotAllowedError');
          const progress = new EventTarget();
          pair.monitor?.(progress);
          progress.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
          if (!has(pair)) await new Promise((done) => addEventListener('fetched', done, { once: true }));
          localStorage.setItem(nameOf(pair), '');
          return {
            async translate(text: string) {
              if (text.includes('四話')) {
                dispatchEvent(new Event('asked'));
                await released;
              }
              return `《${pair.targetLanguage}》 ${text}`;
            },
          };
        },
      },
    });
  });
const reads = (page: Page, text: string) => until(`“${text}”`, async () => (await shown(page)).some((line) => line.text === text));

test('what no engine has is translated on the reader’s device, once they want that, and until they don’t', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '기기' });
  const seoul = await arrive(on.browser, on.product.origin, 'seoul');
  const tokyo = await arrive(on.browser, on.product.origin, 'tokyo');
  const jakarta = await arrive(on.browser, on.product.origin, 'jakarta');
  await standIn(seoul.page);
  await enter(seoul, room.url, '귤', '왔어요');
  await enter(tokyo, room.url, '紅茶', '三話の停電の場面がとても怖かったです https://example.com/三話 @mir 😱');
  await enter(jakarta, room.url, 'Dewi', 'Menurutku bab itu paling menegangkan sejauh ini');
  const { page, words } = seoul;
  await reads(page, '三話の停電の場面がとても怖かったです https://example.com/三話 @mir 😱');
  const offers = page.getByRole('button', { name: words.device_offer });
  await offers.first().waitFor();
  expect(await offers.count(), 'none for a language that the device doesn’t have').toBe(1);
  await offers.click();
  await page.getByText(words.device_getting.replace('{percent}', '50%')).waitFor();
  await page.evaluate(() => dispatchEvent(new Event('fetched')));
  await reads(page, '《ko》 三話の停電の場面がとても怖かったです https://example.com/三話 @mir 😱');
  const label = page.getByTestId('original').filter({ hasText: words.device_engine });
  await label.click();
  await reads(page, '三話の停電の場面がとても怖かったです https://example.com/三話 @mir 😱');

  // The next one comes by itself, and so it does after a reload; whoever listens hears it translated, as who looks reads it.
  const asked = () => page.evaluate(() => Reflect.get(globalThis, 'asked'));
  const release = () => page.evaluate(() => dispatchEvent(new Event('released')));
  await said(tokyo, '四話はまだ読んでいないので内緒にしてください');
  await asked();
  await page.getByTestId('original').getByText(words.translating.replace('{language}', '日本語')).waitFor();
  await release();
  await reads(page, '《ko》 四話はまだ読んでいないので内緒にしてください');
  const heard = words.said.replace('{name}', '紅茶').replace('{text}', '《ko》 四話はまだ読んでいないので内緒にしてください');
  await page.locator('[aria-live="polite"]').getByText(heard).waitFor({ state: 'attached' });
  await page.reload();
  await online(page);
  await asked();
  await page.getByTestId('original').getByText(words.translating.replace('{language}', '日本語')).waitFor();
  await release();
  await reads(page, '《ko》 四話はまだ読んでいないので内緒にしてください');
  await page.getByRole('button', { name: words.device_stop }).click();
  await reads(page, '四話はまだ読んでいないので内緒にしてください');
  expect(await offers.count()).toBe(2);
  expect([seoul, tokyo, jakarta].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([seoul, tokyo, jakarta].map(({ context }) => context.close()));
});
