import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, watch, type Person, type Place } from '../support/browser';
import { ContractClient } from '../support/contract-client';
import { inBrowser } from '../support/in-browser';
import { composer, enter, online, ready, said, say, shown } from '../support/room-page';
import { until } from '../support/until';
import { kept, offline, saidBy, waiting } from '../support/waiting-words';

const on = inBrowser();

/** Somebody in a room in which another listens. `member` is who they are there. */
async function inRoom(place: Place = 'seoul') {
  const { origin } = on.product;
  const ear = await ContractClient.found(origin);
  const person = await arrive(on.browser, origin, place);
  await enter(person, ear.joined.room.url, '귤', '왔어요');
  const member = (await ear.heard('chat.sent', ({ text }) => text === '왔어요')).author.member;
  const heard = (texts: string[]) =>
    until(`“${texts.join(' ')}” to be heard`, () => saidBy(ear, member).length > texts.length, { withinMs: 30_000 });
  return { ear, person, member, heard };
}
/** The same room in a further tab. */
async function another({ context, ...person }: Person, page: Page): Promise<Person> {
  const tab = { ...person, context, page: await context.newPage() };
  watch(tab, tab.page, on.product.origin);
  await tab.page.goto(page.url());
  return tab;
}

test('words written offline wait, may be taken back, and go out once and in order when the line is back', async () => {
  const { ear, person, member, heard } = await inRoom('jakarta');
  const { page, context, words } = person;
  await context.setOffline(true);
  for (const text of ['satu', 'dua', 'tiga', 'empat']) await say(person, text);
  await offline(page);
  await page.getByText(words.sends_when_connected).waitFor();
  expect(await waiting(page)).toEqual(['satu', 'dua', 'tiga', 'empat']);
  const line = page.locator('[data-state="pending"]', { hasText: 'tiga' });
  await line.getByRole('button', { name: words.cancel }).click();
  await line.waitFor({ state: 'detached' });
  // Nobody can be known to be here without a line.
  expect(await page.getByTestId('online-count').count()).toBe(0);

  await context.setOffline(false);
  await heard(['satu', 'dua', 'empat']);
  await until('nothing to wait', async () => (await waiting(page)).length === 0);
  expect(saidBy(ear, member)).toEqual(['왔어요', 'satu', 'dua', 'empat']);
  expect((await shown(page)).map(({ text }) => text)).toEqual(['왔어요', 'satu', 'dua', 'empat']);
  await page.getByTestId('online-count').waitFor();
  expect(person.trouble).toEqual([]);
  await context.close();
});

test.each(['closed', 'crashed'])('words of a tab that is %s go out once, in order, when the room is opened again', async (how) => {
  const { ear, person, member, heard } = await inRoom();
  const { page, context } = person;
  await context.setOffline(true);
  for (const text of ['하나', '둘', '셋']) await say(person, text);
  await kept(page, ['하나', '둘', '셋']);
  if (how === 'crashed') {
    const devtools = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => {});
    await crashed;
  }
  await page.close();
  await context.setOffline(false);
  expect(saidBy(ear, member)).toEqual(['왔어요']);

  const again = await another(person, page);
  await heard(['하나', '둘', '셋']);
  await until('nothing to wait', async () => (await waiting(again.page)).length === 0);
  await again.page.reload();
  await online(again.page);
  await kept(again.page, []);
  expect(saidBy(ear, member)).toEqual(['왔어요', '하나', '둘', '셋']);
  expect((await shown(again.page)).map(({ text }) => text)).toEqual(['왔어요', '하나', '둘', '셋']);
  expect(person.trouble).toEqual([]);
  await context.close();
});

test('three tabs typing at once: each word once, each tab’s in order, all of them in every tab', async () => {
  const { ear, person, member } = await inRoom();
  const tabs = [person, await another(person, person.page), await another(person, person.page)];
  for (const { page } of tabs) await online(page);
  const COUNT = 12;
  const texts = tabs.map((_, tab) => Array.from({ length: COUNT }, (_, i) => `${tab}:${i}`));
  await Promise.all(
    tabs.map(async (tab, i) => {
      for (const text of texts[i] ?? []) await say(tab, text);
    }),
  );
  await until('all of it to be heard', () => saidBy(ear, member).length > 3 * COUNT, { withinMs: 60_000 });
  const all = saidBy(ear, member).slice(1);
  for (const own of texts) expect(all.filter((text) => own.includes(text))).toEqual(own);
  expect(all).toHaveLength(3 * COUNT);
  for (const { page } of tabs) {
    await until('nothing to wait', async () => (await waiting(page)).length === 0);
    expect((await shown(page)).map(({ text }) => text).slice(-COUNT)).toEqual(all.slice(-COUNT));
  }
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('what waits in one tab shows in all, is taken back in any, and goes out over whichever line there is', async () => {
  const { ear, person, member, heard } = await inRoom();
  const tab = await another(person, person.page);
  await online(tab.page);
  await person.context.setOffline(true);
  await say(person, '여기서');
  await say(tab, '저기서');
  await say(tab, '아니다');
  for (const { page } of [person, tab]) await until('all three', async () => (await waiting(page)).length === 3);
  expect(await waiting(person.page)).toEqual(await waiting(tab.page));
  await offline(person.page);
  await person.page.locator('[data-state="pending"]', { hasText: '아니다' }).getByRole('button', { name: person.words.cancel }).click();
  await until('two in the other', async () => (await waiting(tab.page)).length === 2);
  await person.page.close();
  await person.context.setOffline(false);
  await heard(['여기서', '저기서']);
  await until('nothing to wait', async () => (await waiting(tab.page)).length === 0);
  expect(saidBy(ear, member)).toEqual(['왔어요', '여기서', '저기서']);
  await person.context.close();
});

test('a tab that holds its turn and does nothing with it holds up nobody for long', async () => {
  const { ear, person, member, heard } = await inRoom();
  const stuck = await another(person, person.page);
  await online(stuck.page);
  await stuck.page.evaluate((slug) => {
    void navigator.locks.request(`openlink.outbox.${slug}`, () => new Promise(() => {}));
  }, ear.slug);
  await say(person, '기다려요');
  expect(await waiting(person.page)).toEqual(['기다려요']);
  await heard(['기다려요']);
  expect(saidBy(ear, member)).toEqual(['왔어요', '기다려요']);
  await said(person, '이제 바로');
  await person.context.close();
});

test('a word that the room refuses says why; those after it go, and it goes when it can be tried again', async () => {
  const { ear, person, member, heard } = await inRoom();
  const { page, words } = person;
  await say(person, '벨\u0007');
  await said(person, '그다음');
  const line = page.locator('[data-state="failed"]');
  await line.getByText(words.not_sent).waitFor();
  expect((await line.getByRole('status').innerText()).length).toBeGreaterThan(words.not_sent.length + 10);
  await line.getByRole('button', { name: words.discard }).click();
  await line.waitFor({ state: 'detached' });
  expect(saidBy(ear, member)).toEqual(['왔어요', '그다음']);

  // The head asks for a pause between messages: what is written meanwhile goes by itself.
  ear.send({ type: 'room.set', slowModeMs: 6_000 });
  await ear.heard('room.updated');
  await said(person, '하나');
  await say(person, '천천히');
  await page.getByText(words.sends_by_itself).waitFor();
  await heard(['그다음', '하나', '천천히']);
  await until('nothing to wait', async () => (await waiting(page)).length === 0);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('words of who was in the room before are asked about, and never sent by themselves', async () => {
  const { ear, person, member } = await inRoom();
  const { page, context, words } = person;
  await context.setOffline(true);
  await say(person, '내 말');
  await say(person, '버릴 말');
  await kept(page, ['내 말', '버릴 말']);
  await page.close();
  // Another guest in the same browser.
  await context.clearCookies();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(on.product.origin);
  await next.evaluate(() => localStorage.clear());
  await next.goto(page.url());
  await ready(next);
  await next.getByTestId('nickname').fill('다른 사람');
  await said({ ...person, page: next }, '처음 뵙겠습니다');
  await until('both to ask', async () => (await next.locator('[data-state="failed"]').count()) === 2);
  await next.getByText(words.written_as_another.replace('{nickname}', '다른 사람')).first().waitFor();
  expect(saidBy(ear, member)).toEqual(['왔어요']);
  await next.locator('[data-state="failed"]', { hasText: '버릴 말' }).getByRole('button', { name: words.discard }).click();
  await next.locator('[data-state="failed"]', { hasText: '내 말' }).getByRole('button', { name: words.send, exact: true }).click();
  const own = await ear.heard('chat.sent', ({ text }) => text === '내 말');
  expect(own.author.nickname).toBe('다른 사람');
  await until('nothing to wait', async () => (await waiting(next)).length === 0);
  await context.close();
});

test('a first word whose way in fails stays where it was written', async () => {
  const { origin } = on.product;
  const ear = await ContractClient.found(origin);
  const person = await arrive(on.browser, origin, 'tokyo');
  const { page, words } = person;
  await page.goto(ear.joined.room.url);
  await ready(page);
  await page.getByTestId('nickname').fill('紅茶');
  await page.route('**/join', (route) => route.abort());
  await say(person, 'はじめまして');
  await page.getByText(words.error_network).waitFor();
  expect(await composer(page).inputValue()).toBe('はじめまして');
  await page.unroute('**/join');
  await composer(page).press('Enter');
  await online(page);
  await ear.heard('chat.sent', ({ text }) => text === 'はじめまして');
  expect(await composer(page).inputValue()).toBe('');
  await person.context.close();
});
