import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, type Person, type Place } from '../support/browser';
import { ContractClient } from '../support/contract-client';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { composer, enter, ready, shown } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();

const search = ({ page, words }: Person) => page.getByRole('searchbox', { name: words.emoji_search });
const cells = (page: Page) => page.getByTestId('emoji-picker').getByRole('tabpanel').getByRole('button');
const first = (page: Page, emoji: string) =>
  until(`${emoji} to be the first found`, async () => (await cells(page).first().textContent()) === emoji);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));

/** The menu of the newest message of somebody else. */
async function openMenu({ page, phone, words }: Person): Promise<void> {
  const line = page.locator('[data-testid="room-log"] [data-state="sent"]').last();
  if (phone) return line.locator('.bubble').tap();
  await line.hover();
  await line.getByRole('button', { name: words.message_actions }).click();
}

const SEARCHES: [place: Place, query: string, emoji: string][] = [
  ['seoul', '커피', '☕'],
  ['seoul', 'kopi', '☕'],
  ['tokyo', 'ねこ', '🐈'],
  ['jakarta', 'kopi', '☕'],
];

test.for(SEARCHES)('in %s, “%s” finds an emoji to put where the caret stands', async ([place, query, emoji]) => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '이모지' });
  const person = await arrive(on.browser, on.product.origin, place);
  const { page, phone } = person;
  await page.goto(room.url);
  await ready(page);
  const field = composer(page);
  await field.fill('앞 고를말 뒤');
  await field.evaluate((area) => area instanceof HTMLTextAreaElement && area.setSelectionRange(2, 5));
  await page.getByTestId('emoji').click();
  await search(person).fill(query);
  await until(`${emoji} among what was found`, async () => (await cells(page).allTextContents()).includes(emoji));
  await cells(page).filter({ hasText: emoji }).first().click();
  expect(await field.inputValue()).toBe(`앞 ${emoji} 뒤`);
  if (phone) {
    // In the keyboard's place: the field is in sight all the while, and a tap on it brings the keyboard back.
    await field.tap();
    await page.getByTestId('emoji-picker').waitFor({ state: 'detached' });
  } else {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until('the focus to be back in the field', async () => (await focused(page)) === 'composer');
  }
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(await field.inputValue()).toBe(`앞 ${emoji} 뒤!`);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('the first letter that is typed fetches words, and doesn’t try out every emoji again', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '이모지' });
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page } = person;
  await page.addInitScript(() => {
    const measure = CanvasRenderingContext2D.prototype.measureText;
    Object.assign(globalThis, { measured: 0 });
    CanvasRenderingContext2D.prototype.measureText = function (text) {
      Object.assign(globalThis, { measured: Reflect.get(globalThis, 'measured') + 1 });
      return measure.call(this, text);
    };
  });
  const measured = () => page.evaluate(() => Number(Reflect.get(globalThis, 'measured')));
  await page.goto(room.url);
  await ready(page);
  await page.getByTestId('emoji').click();
  await cells(page).first().waitFor();
  const once = await measured();
  expect(once).toBeGreaterThan(1000);
  // In another language, for which its words have to be there.
  await search(person).fill('kucing');
  await first(page, '🐈');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByTestId('emoji').click();
  await cells(page).first().waitFor();
  expect(await measured()).toBe(once);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('by keyboard alone: an emoji is found, put in, and sent; another answers a message', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '키보드' });
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page, words } = person;
  await enter(person, room.url, '건반', '안녕');
  await composer(page).focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('emoji');
  await page.keyboard.press('Enter');
  await search(person).waitFor();
  await page.keyboard.type('고양이');
  await until('something to be found', async () => (await cells(page).count()) > 2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  const chosen = await cells(page).first().textContent();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await until('the picker to close', async () => (await focused(page)) === 'composer');
  await page.keyboard.press('Enter');
  await until('the emoji to be said', async () => (await shown(page)).at(-1)?.text === chosen);

  const menu = page.locator('[data-testid="room-log"] [data-state="sent"]').last().getByRole('button', { name: words.message_actions });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words.emoji_more }).focus();
  await page.keyboard.press('Enter');
  await search(person).waitFor();
  await page.keyboard.type('heart');
  await first(page, '❤️');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: words.reactions }).getByText('❤️').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(words.message_actions);
  // What was used lies nearest the next time.
  await page.getByTestId('emoji').click();
  await page.getByRole('tab', { name: words.emoji_often }).click();
  expect((await cells(page).allTextContents()).toSorted()).toEqual([chosen, '❤️'].toSorted());
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('on a phone, a reaction of the whole set comes from a sheet, in one’s own skin tone', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: 'Reaksi' });
  const person = await arrive(on.browser, on.product.origin, 'jakarta');
  const { page, words } = person;
  await enter(person, room.url, 'Dewi', 'Halo!');
  await openMenu(person);
  await page.getByRole('button', { name: words.emoji_more }).tap();
  // Nothing to type in is focused: the phone's keyboard would lie over what there is to choose from.
  await cells(page).first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
  await page.getByRole('button', { name: words.emoji_tone }).tap();
  await page.getByRole('button', { name: words.emoji_tones.split(',')[3] ?? '', exact: true }).tap();
  await search(person).fill('jempol');
  await until('a thumb', async () => (await cells(page).allTextContents()).includes('👍🏽'));
  const thumb = cells(page).filter({ hasText: '👍🏽' }).first();
  const box = await thumb.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await thumb.tap();
  await page.getByRole('list', { name: words.reactions }).getByText('👍🏽').waitFor();
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a message takes twenty different emoji, and says so at the next', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '스무 가지' });
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page, words } = person;
  await enter(person, room.url, '반응왕', '다 달아 주세요');
  const other = await ContractClient.enter(on.product.origin, room.slug, '손님', 'ko');
  for (const emoji of '🍎🍐🍊🍋🍌🍉🍇🍓🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬') other.send({ type: 'reaction.set', target: 1, emoji, on: true });
  const reactions = page.getByRole('list', { name: words.reactions });
  await until('twenty kinds', async () => (await reactions.getByRole('listitem').count()) === 20);
  await openMenu(person);
  await page.getByRole('button', { name: words.react_with.replace('{emoji}', '👍') }).click();
  await page.getByText(words.reactions_full.replace('{max}', '20')).waitFor();
  // One that is there already can be joined.
  await reactions.getByRole('button', { name: '🍎' }).click();
  await until('a second apple', async () => (await reactions.getByRole('button', { name: '🍎' }).textContent())?.includes('2') === true);
  expect(await reactions.getByRole('listitem').count()).toBe(20);
  await other.cut();
  await person.context.close();
});
