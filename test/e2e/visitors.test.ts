import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import en from '../../web/messages/visitors/en.json';
import id from '../../web/messages/visitors/id.json';
import ja from '../../web/messages/visitors/ja.json';
import ko from '../../web/messages/visitors/ko.json';
import { barriers, still } from '../support/axe';
import { arrive, launch, PLACES, type Person, type Place } from '../support/browser';
import { rendered, startLibreTranslate, type LibreTranslate } from '../support/libretranslate';
import { startProduct, type Product } from '../support/product';
import { signUp } from '../support/space-of';
import { until } from '../support/until';

const said = { ko, ja, id, en };
const NOTE = '満月の切手が三枚だけ貼ってありました';
const GIFT_NOTE = '図書館の地下で見つけた味です';

let engine: LibreTranslate;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  engine = await startLibreTranslate();
  product = await startProduct({ env: { LIBRETRANSLATE_URL: engine.url } });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
  await engine.stop();
});

let names = 0;
/** Somebody with an account, in a browser of their own. */
async function somebody(place: Place, name: string, options?: object) {
  const person = await arrive(browser, product.origin, place);
  const handle = `visit${++names}`;
  const { lang } = PLACES[place];
  const blocks = [
    { id: 'cheers', kind: 'cheers', size: 's' },
    { id: 'gifts', kind: 'gifts', size: 'm' },
    { id: 'guestbook', kind: 'guestbook', size: 'l', options },
  ];
  await signUp(person.context, product.origin, { handle, name, lang }, options && { blocks });
  return { ...person, handle, said: said[lang] };
}

async function visit({ page }: Pick<Person, 'page'>, handle: string): Promise<void> {
  await page.goto(`${product.origin}/u/${handle}`);
  await page.waitForLoadState('networkidle');
}

const notes = (page: Page) => page.getByTestId('guest-note');
/** Notes as they are read: their text, its language, and what stands under it. */
const read = (page: Page) =>
  notes(page).evaluateAll((slips) =>
    slips.map((slip) => ({
      state: slip.getAttribute('data-state'),
      text: slip.querySelector('.text')?.textContent ?? '',
      lang: slip.querySelector('.text')?.getAttribute('lang') ?? '',
      label: slip.querySelector('[data-testid="original"]')?.textContent?.trim() ?? null,
      sticker: slip.querySelector('img[alt]:not([alt=""])')?.getAttribute('alt') ?? null,
      isDrawn: slip.querySelector('.drawing path') !== null,
    })),
  );

test('a friend in another language signs, cheers and gives; the owner reads it in theirs, hides and shows', async () => {
  const owner = await somebody('seoul', '몽글', {});
  const friend = await somebody('tokyo', 'はるか');
  const { page, said: ja } = friend;
  await visit(friend, owner.handle);

  // Words, a sticker and a drawing on one slip.
  await page.getByRole('button', { name: ja.guestbook_sign }).click();
  await page.getByLabel(ja.guestbook_text, { exact: true }).fill(NOTE);
  await page.getByRole('button', { name: ja.guestbook_sticker, exact: true }).click();
  await page.getByRole('button', { name: ja.sticker_hug, exact: true }).click();
  await page.getByRole('button', { name: ja.guestbook_draw }).click();
  const sheet = page.getByTestId('drawing-sheet');
  const box = (await sheet.boundingBox())!;
  for (const y of [80, 140]) {
    await page.mouse.move(box.x + 60, box.y + y);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 60 + 14 * i, box.y + y + 20 * Math.sin(i / 2));
    await page.mouse.up();
  }
  expect(await sheet.locator('path').count()).toBe(2);
  await sheet.focus();
  await page.keyboard.press('Control+z');
  expect(await sheet.locator('path').count()).toBe(1);
  await page.keyboard.press('Control+Shift+z');
  expect(await sheet.locator('path').count()).toBe(2);
  await page.getByRole('button', { name: ja.guestbook_leave, exact: true }).click();
  await page.getByText(ja.guestbook_written, { exact: true }).waitFor();
  expect(await read(page)).toEqual([{ state: 'shown', text: NOTE, lang: 'ja', label: null, sticker: ja.sticker_hug, isDrawn: true }]);

  // A cheer at once, counted once, also after a reload.
  const clap = (count: number) =>
    page.getByRole('button', { name: ja.cheer_button.replace('{cheer}', ja.cheer_clap).replace('{shown}', String(count)) });
  await clap(0).click();
  await clap(1).waitFor();
  await page.getByText(ja.cheer_given.replace('{name}', '몽글').replace('{cheer}', ja.cheer_clap)).waitFor({ state: 'attached' });
  await page.reload();
  expect(await clap(1).getAttribute('aria-pressed')).toBe('true');

  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: ja.gift_give, exact: true }).click();
  await page.getByRole('button', { name: ja.gift_boba }).click();
  await page.getByLabel(ja.gift_note, { exact: true }).fill(GIFT_NOTE);
  await page.getByRole('button', { name: ja.gift_send, exact: true }).click();
  await page.getByText(ja.gift_given.replace('{gift}', ja.gift_boba).replace('{name}', '몽글')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: ja.gift_named_from.replace('{gift}', ja.gift_boba).replace('{name}', 'はるか') }).waitFor();

  // The owner, in Korean: translated, with the original a tap away.
  const { said: ko } = owner;
  await visit(owner, owner.handle);
  const translated = await until('the note in Korean', async () => (await read(owner.page)).find(({ lang }) => lang === 'ko'));
  expect(translated).toMatchObject({ text: rendered(NOTE, 'ko'), label: '원문 · 日本語 · LibreTranslate', isDrawn: true });
  await owner.page.getByRole('button', { name: '원문 · 日本語 · LibreTranslate' }).click();
  expect(await read(owner.page)).toMatchObject([{ text: NOTE, lang: 'ja' }]);

  await owner.page.getByRole('button', { name: ko.gift_wrapped_from.replace('{name}', 'はるか') }).click();
  await owner.page.getByText(rendered(GIFT_NOTE, 'ko')).waitFor();
  await owner.page.keyboard.press('Escape');
  await owner.page.getByRole('button', { name: ko.gift_named_from.replace('{gift}', ko.gift_boba).replace('{name}', 'はるか') }).waitFor();

  const choose = async (step: string) => {
    await owner.page.getByRole('button', { name: ko.guestbook_actions.replace('{name}', 'はるか') }).click();
    await owner.page.getByRole('button', { name: step, exact: true }).click();
  };
  const stranger = await arrive(browser, product.origin, 'jakarta');
  await choose(ko.guestbook_hide);
  await until('the note to be hidden', async () => (await read(owner.page))[0]?.state === 'hidden');
  await visit(stranger, owner.handle);
  expect(await read(stranger.page)).toEqual([]);
  await choose(ko.guestbook_show);
  await until('the note to be shown', async () => (await read(owner.page))[0]?.state === 'shown');
  await visit(stranger, owner.handle);
  // Without a session nothing is asked of an engine: the original, and which language it is.
  expect(await read(stranger.page)).toMatchObject([{ text: NOTE, lang: 'ja', label: 'Asli · 日本語' }]);
  expect([owner, friend, stranger].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([owner, friend, stranger].map(({ context }) => context.close()));
});

test('a guest on a phone signs with a name and waits; the owner lets it show, deletes and blocks', async () => {
  const owner = await somebody('tokyo', 'ゆき', { approval: 'guests' });
  const guest = await arrive(browser, product.origin, 'jakarta');
  const { id, ja } = said;
  const write = async (text: string) => {
    await guest.page.getByRole('button', { name: id.guestbook_sign }).click();
    const leave = guest.page.getByRole('button', { name: id.guestbook_leave, exact: true });
    await guest.page.getByLabel(id.guestbook_text, { exact: true }).fill(text);
    const name = guest.page.getByLabel(id.guestbook_your_name, { exact: true });
    // Without a name nobody can leave anything; the second time it is still there.
    expect(await leave.isDisabled()).toBe((await name.inputValue()) === '');
    await name.fill('Sari');
    const before = await notes(guest.page).count();
    await leave.click();
    await guest.page.getByText(id.guestbook_written_waiting.replace('{name}', 'ゆき')).waitFor();
    await until('the note', async () => (await notes(guest.page).count()) === before + 1);
  };
  await visit(guest, owner.handle);
  await write('Aku mampir ya <img src=x onerror=alert(1)>');
  await write('sekali lagi');
  expect(await read(guest.page)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  // Gifts take an account: it says so, and where to get one.
  expect(await guest.page.getByRole('link', { name: id.gift_sign_in }).getAttribute('href')).toContain('/sign-in');

  await visit(owner, owner.handle);
  const { page } = owner;
  await page.getByRole('button', { name: ja.guestbook_waits[0]?.match['n=other'].replace('{count}', '2') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: ja.guestbook_show, exact: true }).last().click();
  await until('one left waiting', async () => (await dialog.getByTestId('guest-note').count()) === 1);
  await page.keyboard.press('Escape');
  await until('one of them shown', async () => (await read(page)).map(({ state }) => state).join() === 'waiting,shown');
  await visit(guest, owner.handle);
  await still(guest.page);
  expect(await barriers(guest.page)).toEqual([]);

  const act = async (which: number, step: string) => {
    await notes(page)
      .nth(which)
      .getByRole('button', { name: ja.guestbook_actions.replace('{name}', 'Sari') })
      .click();
    await page.locator('.menu-card').getByRole('button', { name: step, exact: true }).click();
  };
  await act(0, ja.guestbook_delete);
  await page.locator('.dialog-card').getByRole('button', { name: ja.guestbook_delete, exact: true }).click();
  await until('one note', async () => (await notes(page).count()) === 1);
  await act(0, ja.guestbook_block);
  await page.locator('.dialog-card').getByRole('button', { name: ja.guestbook_block_action, exact: true }).click();
  await until('no note', async () => (await notes(page).count()) === 0);
  const answer = await guest.page.goto(`${product.origin}/u/${owner.handle}`);
  expect(answer?.status()).toBe(404);
  expect(owner.trouble).toEqual([]);
  await Promise.all([owner, guest].map(({ context }) => context.close()));
});
