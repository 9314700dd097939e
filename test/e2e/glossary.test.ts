import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { session } from '../shots/world';
import { arrive, launch, type Person } from '../support/browser';
import { make } from '../support/contract-http';
import { rendered, startLibreTranslate, type LibreTranslate } from '../support/libretranslate';
import { startProduct, type Product } from '../support/product';
import { enter, online, ready, said, shown } from '../support/room-page';
import { until } from '../support/until';

let engine: LibreTranslate;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  engine = await startLibreTranslate();
  product = await startProduct({ env: { TRANSLATE_ENGINES: 'phrasebook libretranslate', LIBRETRANSLATE_URL: engine.url } });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
  await engine.stop();
});

/** Somebody in Seoul leads a room, in a browser. */
async function head(more: object) {
  const { bearer, cookies } = await session(product.origin);
  const { room } = await make(product.origin, bearer, { nickname: '국장', lang: 'ko', ...more });
  const person = await arrive(browser, product.origin, 'seoul');
  await person.context.addCookies(cookies);
  await person.page.goto(room.url);
  await online(person.page);
  return { person, room };
}
const side = async ({ page, phone, words }: Person) => {
  if (phone) await page.getByRole('button', { name: words.people_and_room }).tap();
};
const openGlossary = async (person: Person) => {
  await side(person);
  await person.page.getByRole('button', { name: person.words.glossary }).click();
  return person.page.getByTestId('glossary');
};
const reads = (person: Person, text: string) =>
  until(`${person.place} to read “${text}”`, async () => (await shown(person.page)).some((line) => line.text === text), {
    withinMs: 60_000,
  });

test('a member proposes a term, the head accepts it at the desk, and from then on it is said so', async () => {
  const { person: seoul, room } = await head({ title: '용어' });
  const tokyo = await arrive(browser, product.origin, 'tokyo');
  await enter(tokyo, room.url, '紅茶', '来ました');
  const terms = await openGlossary(tokyo);
  await terms.getByText(tokyo.words.glossary_none).waitFor();
  await terms.getByLabel('日本語').fill('ミル');
  await terms.getByRole('button', { name: tokyo.words.glossary_send }).click();
  await terms.getByRole('alert').getByText(tokyo.words.glossary_two).waitFor();
  await terms.getByLabel('한국어').fill('미르');
  await terms.getByRole('button', { name: tokyo.words.glossary_send }).click();
  await terms.getByRole('table', { name: tokyo.words.glossary_proposals }).getByText('미르').waitFor();
  await until('the form to be empty again', async () => (await terms.getByLabel('日本語').inputValue()) === '');

  // The head sees it among the other affairs; what was one's own to take back is the head's to decide.
  await seoul.page.getByRole('button', { name: `${seoul.words.people_and_room} · 1` }).waitFor();
  await seoul.page.getByRole('button', { name: seoul.words.desk }).click();
  await seoul.page.getByText(seoul.words.glossary_by.replace('{name}', '紅茶')).waitFor();
  await seoul.page.getByRole('button', { name: seoul.words.glossary_accept, exact: true }).click();
  await seoul.page.keyboard.press('Escape');

  // Where the glossary lies open, it follows; a visitor reads it too, and is asked for nothing.
  await terms.getByRole('table', { name: tokyo.words.glossary, exact: true }).getByText('미르').waitFor();
  const jakarta = await arrive(browser, product.origin, 'jakarta');
  await jakarta.page.goto(room.url);
  await ready(jakarta.page);
  const seen = await openGlossary(jakarta);
  await seen.getByRole('table', { name: jakarta.words.glossary, exact: true }).getByText('ミル').waitFor();
  expect(await seen.getByRole('textbox').count()).toBe(0);

  await said(seoul, '오늘 미르 대사 진짜 미쳤다');
  await reads(tokyo, rendered('오늘 ミル 대사 진짜 미쳤다', 'ja'));

  // One's own proposal can be taken back as long as it is open.
  await terms.getByLabel('English').fill('Mir');
  await terms.getByLabel('Indonesia').fill('Mira');
  await terms.getByRole('button', { name: tokyo.words.glossary_send }).click();
  await terms.getByRole('button', { name: tokyo.words.glossary_take_back }).click();
  await terms.getByText(tokyo.words.glossary_open).waitFor({ state: 'detached' });

  // What is accepted is removed by the head, who is asked first and finds the way back.
  const heads = await openGlossary(seoul);
  const { page, words } = seoul;
  const remove = () => page.getByRole('button', { name: words.glossary_remove }).click();
  await remove();
  await page.getByText('미르 · ミル').waitFor();
  await page.getByRole('button', { name: words.cancel }).click();
  await heads.getByText('미르').waitFor();
  await remove();
  await page.getByText('미르 · ミル').waitFor();
  await remove();
  await heads.getByText(words.glossary_none).waitFor();
  expect([seoul, tokyo, jakarta].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([seoul, tokyo, jakarta].map(({ context }) => context.close()));
});

test('who wrote a message sets its language right, and it is translated anew', async () => {
  const { person: seoul, room } = await head({ title: '언어' });
  const jakarta = await arrive(browser, product.origin, 'jakarta');
  await enter(jakarta, room.url, 'Dewi', 'Aku sudah baca semua bab kemarin');
  await reads(seoul, rendered('Aku sudah baca semua bab kemarin', 'ko'));
  const label = seoul.page.locator('[data-testid="room-log"] [data-state="sent"]').last().getByTestId('original');
  await label.getByText('Indonesia').waitFor();

  const { page, words } = jakarta;
  await page.locator('[data-testid="room-log"] [data-state="sent"]').last().locator('.bubble').tap();
  await page.getByRole('button', { name: `${words.written_in}: Indonesia` }).tap();
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await page.getByRole('button', { name: words.save }).tap();
  await label.getByText('English').waitFor();
  await reads(seoul, rendered('Aku sudah baca semua bab kemarin', 'ko'));
  expect(engine.calls.filter(({ to }) => to === 'ko').map(({ from }) => from)).toContain('en');
  expect([seoul, jakarta].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([seoul, jakarta].map(({ context }) => context.close()));
});

test('the head gives the title in one language, an engine in the others, and everyone reads it in theirs', async () => {
  const { person: seoul, room } = await head({ title: '달빛 우체국 읽기', description: '목요일 밤마다 모여요' });
  const tokyo = await arrive(browser, product.origin, 'tokyo');
  const jakarta = await arrive(browser, product.origin, 'jakarta');
  await enter(tokyo, room.url, '紅茶', '来ました');
  await enter(jakarta, room.url, 'Dewi', 'Aku datang');
  const { page, words } = seoul;
  await page.getByRole('button', { name: words.room_settings }).click();
  await page.getByText(words.room_in_languages, { exact: true }).click();
  await until(
    'the engine’s title to show through',
    async () =>
      (await page.getByLabel(words.room_title_in.replace('{lang}', 'Indonesia')).getAttribute('placeholder')) ===
      rendered('달빛 우체국 읽기', 'id'),
    { withinMs: 60_000 },
  );
  await page.getByLabel(words.room_title_in.replace('{lang}', '日本語')).fill('月光郵便局');
  await page.getByRole('button', { name: words.save }).click();
  await tokyo.page.getByRole('heading', { level: 1, name: '月光郵便局' }).waitFor();
  // Under the head's title an engine's description, not one in another language.
  await tokyo.page.getByTestId('about-room').getByText(rendered('목요일 밤마다 모여요', 'ja')).waitFor();
  await jakarta.page.getByRole('heading', { level: 1, name: rendered('달빛 우체국 읽기', 'id') }).waitFor();
  await side(jakarta);
  const about = jakarta.page.getByTestId('about-room');
  await about.getByText(rendered('목요일 밤마다 모여요', 'id')).waitFor();
  await about.getByRole('button', { name: jakarta.words.show_original }).tap();
  await about.getByText('목요일 밤마다 모여요', { exact: true }).waitFor();
  expect([seoul, tokyo, jakarta].flatMap(({ trouble }) => trouble)).toEqual([]);
  await Promise.all([seoul, tokyo, jakarta].map(({ context }) => context.close()));
});
