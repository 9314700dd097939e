import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive } from '../support/browser';
import { ContractClient } from '../support/contract-client';
import { inBrowser } from '../support/in-browser';
import { enter, say, shown } from '../support/room-page';
import { until } from '../support/until';
import { offline, saidBy, waiting } from '../support/waiting-words';

const on = inBrowser();

const denyStorage = (page: Page) =>
  page.addInitScript(() => {
    const deny = {
      get() {
        throw new DOMException('Denied.', 'SecurityError');
      },
    };
    Object.defineProperty(window, 'indexedDB', deny);
    Object.defineProperty(window, 'localStorage', deny);
  });
const noLocks = (page: Page) => page.addInitScript(() => void Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
const full = (page: Page) =>
  page.addInitScript(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  });

test.each([
  ['storage is denied', denyStorage],
  ['there are no locks', noLocks],
  ['the disk is full', full],
])('where %s, words wait in the page, which says so once, asks before it is closed, and sends them', async (_, spoil) => {
  const { origin } = on.product;
  const ear = await ContractClient.found(origin);
  const person = await arrive(on.browser, origin, 'tokyo');
  const { page, context, words } = person;
  await spoil(page);
  await enter(person, ear.joined.room.url, '紅茶', '来ました');
  const { member } = (await ear.heard('chat.sent', ({ text }) => text === '来ました')).author;
  // Nothing waits, so it is nobody's business.
  expect(await page.getByText(words.words_not_kept).count()).toBe(0);

  await context.setOffline(true);
  await say(person, '一つ');
  await say(person, '二つ');
  await offline(page);
  await page.getByText(words.words_not_kept).waitFor();
  expect(await page.getByText(words.words_not_kept).count()).toBe(1);
  expect(await waiting(page)).toEqual(['一つ', '二つ']);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');

  await context.setOffline(false);
  await until('both to be heard', () => saidBy(ear, member).length === 3, { withinMs: 30_000 });
  expect(saidBy(ear, member)).toEqual(['来ました', '一つ', '二つ']);
  await until('nothing to wait', async () => (await waiting(page)).length === 0);
  expect((await shown(page)).map(({ text }) => text)).toEqual(['来ました', '一つ', '二つ']);
  expect(await page.getByText(words.words_not_kept).count()).toBe(0);
  expect(person.trouble.filter((what) => !what.startsWith('dialog'))).toEqual([]);
  await context.close();
});
