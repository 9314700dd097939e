import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrive, launch, PLACES, words } from '../support/browser';
import { call, guest, join, make, newId } from '../support/contract-http';
import { rendered, startLibreTranslate, type LibreTranslate } from '../support/libretranslate';
import { startProduct, type Product } from '../support/product';
import { enter } from '../support/room-page';
import { until } from '../support/until';

const LANGS = ['ko', 'ja', 'id', 'en'] as const;
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

const TITLE = '달빛 우체국을 다 함께 읽는 방';
const IN_JAPANESE = { title: '月あかり郵便局をみんなで読む部屋', description: '毎週木曜日、ネタバレは章の番号から' };
const made = async (more: Record<string, unknown> = {}) =>
  make(product.origin, await guest(product.origin), {
    title: TITLE,
    description: '매주 목요일 밤에 함께 읽어요',
    translations: { ja: IN_JAPANESE },
    ...more,
  });
const switchTo = (page: Page, lang: (typeof LANGS)[number]) => page.locator('select').first().selectOption(lang);
const card = (page: Page, slug: string) => page.locator('article', { has: page.locator(`a[href="/r/${slug}"]`) });
const htmlLang = (page: Page) => page.locator('html').getAttribute('lang');
/** Attributes of a page's tags as the server sends them. */
async function tags(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(product.origin + path, { headers })).text();
}
const content = (html: string, name: string) => new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

test('the front page shows rooms and their last words in the reader’s language, and changes in place', async () => {
  const { room } = await made();
  const tokyo = await arrive(browser, product.origin, 'tokyo');
  await enter(tokyo, room.url, 'ハル', '満月の切手が貼ってありました');
  const speaker = await guest(product.origin);
  await join(product.origin, room.slug, speaker, { nickname: '소미', lang: 'ko' });
  const LAST = '국장님의 편지를 몰래 읽어 버렸어요';
  await call(product.origin, 'POST', `/api/rooms/${room.slug}/messages`, { bearer: speaker, body: { id: newId(), text: LAST } });
  await tokyo.page.getByText(rendered(LAST, 'ja')).first().waitFor();

  const { page } = tokyo;
  const shown = card(page, room.slug);
  const lastWords = shown.getByTestId('last-words');
  await until('the card to have the translation', async () => {
    await page.goto(product.origin);
    return (await lastWords.count()) > 0 && (await lastWords.innerText()).includes(rendered(LAST, 'ja'));
  });
  const link = shown.getByRole('link');
  expect(await link.innerText()).toBe(IN_JAPANESE.title);
  expect(await link.getAttribute('lang')).toBe('ja');
  // The head's own words are no translation.
  expect(await shown.innerText()).not.toContain(words.ja.translated);
  expect(await shown.innerText()).toContain(IN_JAPANESE.description);
  expect(await lastWords.innerText()).not.toContain('한국어');
  // Oldest first, as in the room.
  expect((await lastWords.getByRole('listitem').allInnerTexts()).map((line) => line.includes('소미'))).toEqual([false, true]);

  await switchTo(page, 'id');
  await page.getByText(words.id.live_rooms).waitFor();
  expect(await link.innerText()).toBe(rendered(TITLE, 'id'));
  expect(await link.getAttribute('title')).toBe(words.id.original_was.replace('{text}', TITLE));
  expect(await shown.innerText()).toContain(words.id.translated);
  // Nobody there reads Indonesian: what was said stays as it is, under its language's name.
  const last = lastWords.getByRole('listitem').last();
  expect(await last.innerText()).toContain(LAST);
  expect(await last.innerText()).toContain('한국어');
  expect(await last.locator('[lang="ko"]').count()).toBe(1);
  await page.reload();
  expect(await link.innerText()).toBe(rendered(TITLE, 'id'));
  expect(tokyo.trouble).toEqual([]);
  await tokyo.context.close();
});

test('a room is found by what it is called in any of the four languages, without a script too', async () => {
  const { room } = await made();
  const context = await browser.newContext({ ...PLACES.seoul, javaScriptEnabled: false });
  const page = await context.newPage();
  const titles = { ko: '달빛 우체국', ja: '月あかり', id: rendered(TITLE, 'id'), en: rendered(TITLE, 'en') };
  for (const lang of LANGS) {
    await until(`${titles[lang]} to be found`, async () => {
      await page.goto(`${product.origin}/?lang=${lang}`);
      await page.getByRole('searchbox').fill(titles[lang]);
      await page.getByRole('searchbox').press('Enter');
      await page.waitForURL(/[?&]q=/);
      return (await card(page, room.slug).count()) > 0;
    });
    expect(await htmlLang(page), 'the language stays through a search').toBe(lang);
  }
  // The switch needs a script; these links don't.
  await page.goto(`${product.origin}/?kind=work`);
  await page.getByRole('link', { name: '日本語' }).click();
  await page.waitForURL(/lang=ja/);
  expect(await htmlLang(page)).toBe('ja');
  expect(page.url()).toContain('kind=work');
  await context.close();
});

test('?lang= rules every page until the reader chooses, and never fights the choice', async () => {
  const { room } = await made();
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  for (const path of ['/', '/new', '/rooms', '/terms', '/privacy', `/r/${room.slug}`, '/r/nosuchroom00', '/nothing']) {
    await page.goto(`${product.origin}${path}?lang=ja`);
    expect(await htmlLang(page), path).toBe('ja');
  }
  // Pages reached from there agree with what their server sends.
  await page.goto(`${product.origin}/?lang=ja`);
  await page.getByRole('link', { name: words.ja.nav_my_rooms }).click();
  await page.getByRole('heading', { level: 1, name: words.ja.nav_my_rooms }).waitFor();
  expect(new URL(page.url()).searchParams.get('lang')).toBe('ja');
  await page.goBack();
  await page.getByRole('searchbox').fill('우체국');
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('heading', { level: 1, name: words.ja.search_results }).waitFor();
  expect(new URL(page.url()).searchParams.get('lang')).toBe('ja');

  await switchTo(page, 'id');
  await page.getByRole('heading', { level: 1, name: words.id.search_results }).waitFor();
  await until('the address to say nothing else', () => !new URL(page.url()).searchParams.has('lang'));
  expect(new URL(page.url()).searchParams.get('q')).toBe('우체국');
  expect(await page.getByRole('searchbox').inputValue()).toBe('우체국');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: words.id.search_results }).waitFor();
  expect(await htmlLang(page)).toBe('id');
  await page.getByRole('link', { name: words.id.nav_my_rooms }).click();
  await page.getByRole('heading', { level: 1, name: words.id.nav_my_rooms }).waitFor();
  expect(new URL(page.url()).searchParams.has('lang')).toBe(false);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('searchers and link previews are told of every language', async () => {
  const { room } = await made();
  for (const [path, bare] of [
    ['/', `${product.origin}/`],
    [`/r/${room.slug}`, room.url],
  ] as const) {
    const html = await tags(path, { 'accept-language': 'ja' });
    expect(html).toContain(`<link rel="canonical" href="${bare}"`);
    for (const lang of LANGS) expect(html).toContain(`<link rel="alternate" hreflang="${lang}" href="${bare}?lang=${lang}"`);
    expect(html).toContain(`<link rel="alternate" hreflang="x-default" href="${bare}"`);
    expect(content(html, 'og:locale')).toBe('ja_JP');
    expect(await tags(`${path}?lang=id`)).toContain(`<link rel="canonical" href="${bare}?lang=id"`);
  }
  const path = `/r/${room.slug}`;
  const japanese = await tags(path, { 'accept-language': 'ja' });
  expect(content(japanese, 'og:title')).toBe(IN_JAPANESE.title);
  expect(content(japanese, 'og:description')).toBe(IN_JAPANESE.description);
  expect(content(japanese, 'description')).toBe(IN_JAPANESE.description);
  await until('an engine to have it in English', async () => content(await tags(`${path}?lang=en`), 'og:title') === rendered(TITLE, 'en'));
  // Who asks for no language, as previews do, gets the room's own.
  const plain = await tags(path);
  expect(content(plain, 'og:title')).toBe(TITLE);
  expect(content(plain, 'og:locale')).toBe('ko_KR');
  expect(await tags(`/?q=${encodeURIComponent('우체국')}`)).toContain('<meta name="robots" content="noindex"');
});

test('a room is made in several languages at once', async () => {
  const person = await arrive(browser, product.origin, 'jakarta');
  const { page } = person;
  const said = words.id;
  await page.goto(`${product.origin}/new`, { waitUntil: 'networkidle' });
  await page.getByLabel(said.room_title, { exact: true }).fill('Kantor pos cahaya bulan');
  await page.getByLabel(said.topic_name, { exact: true }).fill('Kantor Pos');
  const summary = page.getByText(said.in_other_languages);
  await summary.tap();
  await page.getByLabel(said.room_title_in.replace('{lang}', '日本語')).fill(IN_JAPANESE.title);
  await page.getByLabel(said.room_description_in.replace('{lang}', '한국어')).fill('제목 없는 설명');
  await summary.tap();
  await page.getByRole('button', { name: said.make_room_now }).tap();
  // A description without its title: the form opens where it is wrong, and asks for it.
  const korean = page.getByLabel(said.room_title_in.replace('{lang}', '한국어'));
  await korean.waitFor();
  expect(await korean.evaluate((field) => field instanceof HTMLInputElement && field.validity.valueMissing)).toBe(true);
  await korean.fill('달빛 우체국');
  await page.getByRole('button', { name: said.make_room_now }).tap();
  await page.getByTestId('room-made').waitFor();
  const slug = await page.getByRole('link', { name: said.enter_room }).getAttribute('href');
  const { body } = await call(product.origin, 'GET', `/api/rooms/${slug?.split('/').at(-1)}`);
  expect(body).toMatchObject({
    room: {
      title: 'Kantor pos cahaya bulan',
      lang: 'id',
      translations: {
        ja: { title: IN_JAPANESE.title, engine: null },
        ko: { title: '달빛 우체국', description: '제목 없는 설명', engine: null },
      },
    },
  });
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('with a language in the address, a link that leaves the page where it is leaves it there', async () => {
  for (let n = 0; n < 4; n++) await made({ topic: { kind: 'place', name: '우체국' } });
  const person = await arrive(browser, product.origin, 'seoul');
  const { page } = person;
  await page.setViewportSize({ width: 800, height: 240 });
  const place = page.getByRole('navigation', { name: words.id.interests }).getByRole('link', { name: words.id.kind_place });
  await until('the rooms to be listed', async () => {
    await page.goto(`${product.origin}/?q=${encodeURIComponent(TITLE)}&lang=id`, { waitUntil: 'networkidle' });
    return (await page.locator('article').count()) >= 4;
  });
  await place.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 40));
  const at = await page.evaluate(() => scrollY);
  expect(at).toBeGreaterThan(0);
  await place.click();
  await page.waitForURL((url) => url.searchParams.get('kind') === 'place' && url.searchParams.get('lang') === 'id');
  await page.locator('[aria-current="true"]', { hasText: words.id.kind_place }).waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(at);
  expect(await htmlLang(page)).toBe('id');
  expect(person.trouble).toEqual([]);
  await person.context.close();
});
