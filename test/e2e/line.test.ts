import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive } from '../support/browser';
import { call, guest, make, newTicket } from '../support/contract-http';
import { ContractClient, open } from '../support/contract-client';
import { inBrowser } from '../support/in-browser';
import { enter, everything, online, said, say, scrollBy, shown } from '../support/room-page';
import { startProxy } from '../support/tcp-proxy';
import { until } from '../support/until';
import { offline, saidBy, waiting } from '../support/waiting-words';

const on = inBrowser();

/** A room with somebody in it, and a person whose page is in it too. */
async function inRoom(more: { at?: string; before?: (page: Page) => Promise<unknown> } = {}) {
  const { origin } = on.product;
  const ear = await ContractClient.found(origin);
  const person = await arrive(on.browser, more.at ?? origin, 'seoul');
  await more.before?.(person.page);
  await enter(person, `${more.at ?? origin}/r/${ear.slug}`, '귤', '왔어요');
  const { member } = (await ear.heard('chat.sent', ({ text }) => text === '왔어요')).author;
  return { ear, person, member, ...person };
}

test('a line that dies without a word is found within 20 s and heals, and what was said into it is said once', async () => {
  const proxy = await startProxy({ to: on.product.port });
  try {
    const { ear, person, member, page, context } = await inRoom({ at: `http://localhost:${proxy.port}` });
    proxy.halfOpen(true);
    const began = Date.now();
    await say(person, '들려요?');
    await page.locator('[data-testid="connection"]:not([data-state="online"])').waitFor({ state: 'attached', timeout: 20_000 });
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(await waiting(page)).toEqual(['들려요?']);
    await ear.said('거기 있어요?');
    proxy.halfOpen(false);
    await online(page);
    await until('each to hear the other', async () => {
      const there = (await shown(page)).some(({ text }) => text === '거기 있어요?');
      return there && saidBy(ear, member).includes('들려요?');
    });
    await until('nothing to wait', async () => (await waiting(page)).length === 0);
    expect(saidBy(ear, member)).toEqual(['왔어요', '들려요?']);
    await context.close();
  } finally {
    await proxy.stop();
  }
});

test('what is edited on a line that has died is edited once the line heals', async () => {
  const proxy = await startProxy({ to: on.product.port });
  try {
    const { ear, person, page, context } = await inRoom({ at: `http://localhost:${proxy.port}` });
    const target = await said(person, '빵이 조아요');
    const line = page.locator(`[data-seq="${target}"]`);
    await line.hover();
    await line.getByRole('button', { name: '메시지 메뉴' }).click();
    await page.getByRole('button', { name: '수정', exact: true }).click();
    proxy.halfOpen(true);
    await say(person, '빵이 좋아요');
    await page.locator('[data-testid="connection"]:not([data-state="online"])').waitFor({ state: 'attached', timeout: 20_000 });
    proxy.halfOpen(false);
    await online(page);
    expect(await ear.heard('chat.edited', (event) => event.target === target)).toMatchObject({ text: '빵이 좋아요' });
    await until('the page to show it', async () => (await shown(page)).some(({ seq, text }) => seq === target && text === '빵이 좋아요'));
    await context.close();
  } finally {
    await proxy.stop();
  }
});

test('a server that dies and comes back while somebody types loses and doubles nothing', async () => {
  const { ear, person, member, page, context } = await inRoom();
  const texts = Array.from({ length: 30 }, (_, i) => `${i + 1}번째`);
  for (const [i, text] of texts.entries()) {
    await say(person, text);
    if (i === 8 || i === 20) await on.product.kill();
    if (i === 14 || i === 24) await on.product.start();
  }
  await until('nothing to wait', async () => (await waiting(page)).length === 0, { withinMs: 60_000 });
  await ear.connect();
  await until('all of it to be heard', () => saidBy(ear, member).length > texts.length, { withinMs: 30_000 });
  expect(saidBy(ear, member)).toEqual(['왔어요', ...texts]);
  expect((await everything(page)).filter(({ state }) => state === 'sent').map(({ text }) => text)).toEqual(['왔어요', ...texts]);
  await context.close();
}, 240_000);

test('a language switched without a line is what the room translates into once there is one', async () => {
  const { ear, page, context } = await inRoom();
  await context.setOffline(true);
  await offline(page);
  await page.locator('select').first().selectOption('ja');
  await context.setOffline(false);
  await online(page);
  await ear.said('안녕하세요');
  const line = await until('a translation', async () => (await shown(page)).find(({ lang, label }) => lang === 'ja' && label !== null));
  expect(line.label).not.toBeNull();
  await context.close();
});

test('a page that nobody looks at for five minutes hears counts, and everything when somebody looks again', async () => {
  const { ear, page, context } = await inRoom({
    before: async (page) => {
      await page.clock.install();
      await page.addInitScript(() => {
        Object.defineProperty(document, 'visibilityState', { get: () => document.documentElement.dataset.shows ?? 'visible' });
        Object.defineProperty(document, 'hidden', { get: () => document.visibilityState === 'hidden' });
      });
    },
  });
  const shows = (how: 'visible' | 'hidden') =>
    page.evaluate((how) => {
      document.documentElement.dataset.shows = how;
      document.dispatchEvent(new Event('visibilitychange'));
    }, how);
  await shows('hidden');
  await page.clock.fastForward('05:01');
  await online(page);
  // The room has heard of the pause.
  await new Promise((done) => setTimeout(done, 1500));
  for (const text of ['하나', '둘', '셋']) await ear.said(text);
  await until('the count in the title', async () => (await page.title()).startsWith('(3)'));
  expect((await shown(page)).map(({ text }) => text)).toEqual(['왔어요']);
  await shows('visible');
  await until('all of it', async () => (await shown(page)).map(({ text }) => text).join(' ') === '왔어요 하나 둘 셋');
  await until('no count any more', async () => !(await page.title()).startsWith('('));
  await context.close();
});

test('an eleventh tab says that there are too many, and comes in when another closes', async () => {
  const { ear, person, page, context, words } = await inRoom();
  const key = await page.evaluate((slug) => localStorage.getItem(`openlink.key.${slug}`) ?? '', ear.slug);
  const others = [];
  for (let i = 0; i < 9; i++) {
    const { ticket, socketUrl } = await newTicket(on.product.origin, ear.slug, key);
    const { socket } = open(`${socketUrl}?ticket=${ticket}&v=1&lang=ko`);
    await new Promise((done) => socket.addEventListener('message', done, { once: true }));
    others.push(socket);
  }
  const eleventh = await context.newPage();
  await eleventh.goto(page.url());
  await eleventh.locator('[data-testid="connection"][data-state="crowded"]').waitFor({ state: 'attached', timeout: 20_000 });
  await eleventh.getByText(words.too_many_tabs).waitFor();
  expect(await eleventh.getByTestId('online-count').count()).toBe(0);
  others[0]?.close();
  await online(eleventh);
  await said({ ...person, page: eleventh }, '들어왔다');
  for (const socket of others) socket.close();
  await context.close();
});

test('a log that went on for too long without the page is said, and its place is found again by scrolling up', async () => {
  const { origin } = on.product;
  const session = await guest(origin);
  const { room } = await make(origin, session);
  const ear = await ContractClient.enter(origin, room.slug, '듣는 사람', 'ko');
  const person = await arrive(on.browser, origin, 'jakarta');
  const { page, context, words } = person;
  // The room is asked to go on in a log that isn't its own.
  await page.addInitScript(() => {
    const Real = WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace(/epoch=[^&]+/, 'epoch=another'), protocols);
      }
    };
  });
  await enter(person, room.url, 'pembaca', 'halo');
  await context.setOffline(true);
  await offline(page);
  for (let i = 0; i < 70; i++) await ear.said(`${i + 1}`);
  await context.setOffline(false);
  await page.getByTestId('skipped').getByText(words.skipped_to_newest).waitFor();
  await until('the newest', async () => (await shown(page)).at(-1)?.text === '70');
  const all = await everything(page);
  expect(all.map(({ text }) => text)).toEqual(['halo', ...Array.from({ length: 70 }, (_, i) => `${i + 1}`)]);
  await scrollBy(page, 1000);
  await page.getByTestId('skipped').getByRole('button', { name: words.close }).click();
  await page.getByTestId('skipped').waitFor({ state: 'detached' });
  await context.close();
}, 180_000);

test('a key that has ended is replaced by the session, and without one the page says that one is out', async () => {
  const { ear, person, page, context } = await inRoom();
  const { origin } = on.product;
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const endKeys = async () => {
    // A member's newest ten hold.
    for (let i = 0; i < 10; i++) {
      const body = { nickname: '귤', lang: 'ko' };
      const answer = await call(origin, 'POST', `/api/rooms/${ear.slug}/join`, { body, headers: { cookie: cookies, origin } });
      expect(answer.status).toBe(200);
    }
  };
  await endKeys();
  await context.setOffline(true);
  await say(person, '열쇠가 바뀌어도');
  await offline(page);
  await context.setOffline(false);
  await online(page);
  await ear.heard('chat.sent', ({ text }) => text === '열쇠가 바뀌어도');

  await endKeys();
  await context.clearCookies();
  await context.setOffline(true);
  await offline(page);
  await context.setOffline(false);
  await page.locator('[data-testid="room-end"][data-stage="removed"]').waitFor({ timeout: 30_000 });
  await context.close();
});
