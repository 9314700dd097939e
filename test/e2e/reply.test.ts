import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { arrive, type Person } from '../support/browser';
import { between } from '../support/between';
import { call, guest, join, newId } from '../support/contract-http';
import { crowdedRoom } from '../support/crowded-room';
import { inBrowser } from '../support/in-browser';
import { composer, enter, inSight, say, shown } from '../support/room-page';
import { until } from '../support/until';

const COUNT = 200;
const OLD = 5;
const on = inBrowser();
let url: string;
let reply: number;
beforeAll(async () => {
  const { origin } = on.product;
  const { room } = await crowdedRoom(origin, COUNT);
  url = room.url;
  const session = await guest(origin);
  await join(origin, room.slug, session, { nickname: '대답하는 사람', lang: 'ko' });
  const body = { id: newId(), text: '그 말이 맞았네요', replyTo: OLD };
  reply = JSON.parse((await call(origin, 'POST', `/api/rooms/${room.slug}/messages`, { bearer: session, body })).text).message.seq;
});

/** A message stands in the middle of what is in sight. */
const inTheMiddle = (page: Page, seq: number) =>
  until(`message ${seq} in the middle`, async () => Math.abs((await inSight(page, seq))?.offPx ?? 999) < 100);
const toWhatItAnswers = ({ page, words }: Person) => page.getByRole('link', { name: words.reply_earlier }).click();

test('a reply leads to what it answers, however far up that is, and a pill leads back to it', async () => {
  const person = await arrive(on.browser, on.product.origin, 'jakarta');
  const { page, words } = person;
  await enter(person, url, 'pembaca', 'halo');
  await toWhatItAnswers(person);
  await inTheMiddle(page, OLD);
  const back = page.getByRole('button', { name: words.back_to_reply });
  await back.click();
  await until('the reply in sight', async () => (await inSight(page, reply))?.seqs.includes(reply));
  expect(await back.count()).toBe(0);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('words that wait for the room don’t pull their writer away from what they went to', async () => {
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page } = person;
  let isOpen = true;
  await between(page, { lets: (frame) => isOpen || !frame.includes('"chat.send"') });
  await enter(person, url, '기다리는 사람', '안녕하세요');
  isOpen = false;
  await say(person, '아직 못 보낸 말');
  await until('it to wait', async () => (await shown(page)).some(({ text, seq }) => text === '아직 못 보낸 말' && seq === null));
  await toWhatItAnswers(person);
  await inTheMiddle(page, OLD);
  // Longer than a page takes to load.
  await page.waitForTimeout(1000);
  await inTheMiddle(page, OLD);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

/** The menu of the last message that says this, opened with keys alone. */
async function menuOf({ page, words }: Person, text: string) {
  const more = page.locator('[data-seq]', { hasText: text }).last().getByRole('button', { name: words.message_actions });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: words.message_actions }).waitFor();
}
/** Goes on to a button, key by key, and presses it. */
async function press(page: Page, name: string) {
  const isThere = () =>
    page.evaluate((name) => {
      const { activeElement: at } = document;
      return at instanceof HTMLButtonElement && (at.ariaLabel ?? at.textContent.trim()) === name;
    }, name);
  for (let keys = 0; !(await isThere()); keys++) {
    if (keys > 30) throw new Error(`No key leads to “${name}”.`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

test('with keys alone: a reply, an edit and a deletion', async () => {
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page, words } = person;
  await enter(person, url, '열쇠', '키보드로 씁니다');
  const isWriting = () => composer(page).evaluate((field) => field === document.activeElement);

  await menuOf(person, '그 말이 맞았네요');
  await press(page, words.reply);
  await until('the field to have the focus', isWriting);
  await page.keyboard.type('동의해요');
  await page.keyboard.press('Enter');
  const answer = page.locator('[data-seq]', { hasText: '동의해요' });
  await answer.getByRole('link', { name: words.reply_to.replace('{name}', '대답하는 사람') }).waitFor();

  await menuOf(person, '동의해요');
  await press(page, words.edit);
  await until('the field to have what was said', async () => (await isWriting()) && (await composer(page).inputValue()) === '동의해요');
  await page.keyboard.press('End');
  await page.keyboard.type(', 정말로');
  await page.keyboard.press('Enter');
  await page.locator('[data-seq]', { hasText: '동의해요, 정말로' }).getByText(words.edited).waitFor();

  await menuOf(person, '동의해요, 정말로');
  await press(page, words.delete_action);
  await page.getByRole('dialog', { name: words.delete_title }).waitFor();
  await press(page, words.delete_action);
  await page.locator('[data-seq]', { hasText: words.message_deleted }).waitFor();
  expect((await shown(page)).some(({ text }) => text.includes('동의해요'))).toBe(false);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});
