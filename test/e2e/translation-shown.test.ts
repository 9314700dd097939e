import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrive, launch, words } from '../support/browser';
import { between } from '../support/between';
import { crowdedRoom } from '../support/crowded-room';
import { film } from '../support/film';
import { rendered, startLibreTranslate, type LibreTranslate } from '../support/libretranslate';
import { startProduct, type Product } from '../support/product';
import { enter, everything, ready, said, scrollBy, shown, toStart } from '../support/room-page';
import { until } from '../support/until';

const LATE_MS = 3000;
/** What no phrasebook knows. */
const lineOf = (n: number) => `${n}번째 편지는 우체국 지하 서고에서 발견되었습니다`;
const shortLine = (n: number) => `${n}화 소름 돋았어요`;
const longer = (n: number) => `第${n}話は、`.concat('地下の書庫で手紙が見つかる場面で鳥肌が立ちました。'.repeat((n % 5) + 1));
let engine: LibreTranslate;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  engine = await startLibreTranslate({
    table: Object.fromEntries(Array.from({ length: 80 }, (_, i) => [shortLine(i + 1), longer(i + 1)])),
  });
  product = await startProduct({ env: { LIBRETRANSLATE_URL: engine.url, TRANSLATE_CHARS_PER_MEMBER_MINUTE: '100000' } });
  browser = await launch();
});
beforeEach(() => {
  Object.assign(engine.state, { mood: 'well', delayMs: 0, calls: undefined });
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
  await engine.stop();
});

const room = (count: number) => crowdedRoom(product.origin, count, (n) => ({ text: lineOf(n), lang: 'ko' }));
const labels = (page: Page) => page.getByTestId('original').allInnerTexts();
const label = (line: { label: string | null } | undefined) => line?.label;
const switchTo = (page: Page, lang: 'ko' | 'ja' | 'id' | 'en') => page.locator('select').first().selectOption(lang);

test('the text is in the reader’s language; a tap shows what was said, and another the translation again', async () => {
  const [seoul, tokyo] = [await arrive(browser, product.origin, 'seoul'), await arrive(browser, product.origin, 'tokyo')];
  const { url } = (await room(0)).room;
  await enter(seoul, url, '소미', '국장님의 편지를 몰래 읽어 버렸어요');
  await enter(tokyo, url, 'ハル', '満月の切手が貼ってありました');
  const foreign = (page: Page) =>
    until('a translation', async () => (await shown(page)).find(({ label }) => label?.includes('LibreTranslate')));
  const inTokyo = await foreign(tokyo.page);
  expect(inTokyo).toMatchObject({
    text: rendered('국장님의 편지를 몰래 읽어 버렸어요', 'ja'),
    lang: 'ja',
    label: '原文 · 한국어 · LibreTranslate',
  });
  expect(await foreign(seoul.page)).toMatchObject({ text: rendered('満月の切手が貼ってありました', 'ko'), lang: 'ko' });
  const button = tokyo.page.getByRole('button', { name: '原文 · 한국어 · LibreTranslate' });
  await button.click();
  expect((await shown(tokyo.page)).find(({ label }) => label)).toMatchObject({ text: '국장님의 편지를 몰래 읽어 버렸어요', lang: 'ko' });
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  await button.click();
  expect((await shown(tokyo.page)).find(({ label }) => label)?.lang).toBe('ja');
  // One's own words stay one's own, and have nothing under them.
  expect((await shown(tokyo.page)).find(({ text }) => text === '満月の切手が貼ってありました')?.label).toBeNull();
  expect([...seoul.trouble, ...tokyo.trouble]).toEqual([]);
  await Promise.all([seoul, tokyo].map(({ context }) => context.close()));
});

test('while a translation is on its way the original is there, its line is kept free, and nothing moves when it comes', async () => {
  const release = engine.hold();
  const [seoul, tokyo] = [await arrive(browser, product.origin, 'seoul'), await arrive(browser, product.origin, 'tokyo')];
  const { url } = (await room(0)).room;
  await enter(tokyo, url, 'ハル', '来ました');
  await enter(seoul, url, '소미', '방금 도착한 편지예요');
  const waiting = words.ja.translating.replace('{language}', '한국어');
  await tokyo.page.getByText(waiting).waitFor();
  expect((await shown(tokyo.page)).at(-1)).toMatchObject({ text: '방금 도착한 편지예요', lang: 'ko', label: waiting });
  const seen = await film(tokyo.page);
  const announced = tokyo.page.locator('[aria-live="polite"]', { hasText: '소미' });
  expect(await announced.count()).toBe(0);
  release();
  await tokyo.page.getByText(rendered('방금 도착한 편지예요', 'ja')).first().waitFor();
  const { frames, ...result } = await seen();
  expect(frames).toBeGreaterThan(1);
  expect(result).toMatchObject({ movedPx: 0, jumps: 0, blank: 0 });
  // To who listens it was said once, translated.
  expect((await announced.innerText()).trim()).toBe(
    words.ja.said.replace('{name}', '소미').replace('{text}', rendered('방금 도착한 편지예요', 'ja')),
  );
  await Promise.all([seoul, tokyo].map(({ context }) => context.close()));
});

test('fifty translations arrive, three seconds late: what is read stays where it is, to the pixel', async () => {
  engine.state.delayMs = LATE_MS;
  const { url } = (await crowdedRoom(product.origin, 80, (n) => ({ text: shortLine(n), lang: 'ko' }))).room;
  const person = await arrive(browser, product.origin, 'tokyo');
  const { page } = person;
  await enter(person, url, 'ハル', '来ました');
  const waiting = words.ja.translating.replace('{language}', '한국어');
  await page.getByText(waiting).first().waitFor();
  // Up among lines that wait, all of them longer once they are translated.
  await scrollBy(page, -1.5);
  const first = await page.getByTestId('room-log').evaluate((list) => {
    const edge = list.closest('[role="region"]')?.getBoundingClientRect().top ?? 0;
    return Number(
      [...list.querySelectorAll('[data-seq]')].find((line) => line.getBoundingClientRect().top >= edge)?.getAttribute('data-seq'),
    );
  });
  const seen = await film(page, first);
  const before = engine.calls.length;
  await until('fifty translations', () => engine.calls.length - before >= 50, { withinMs: 90_000 });
  await until('all in sight to be translated', async () => (await page.getByText(waiting).count()) === 0, { withinMs: 60_000 });
  const result = await seen();
  console.log(`50 translations, ${LATE_MS} ms late: the first line in sight moved ${result.movedPx} px at most in ${result.frames} frames`);
  // It was looked at all the while, from before the first came until after the last.
  expect(result.frames).toBeGreaterThan(50);
  expect(result.first).toContain(first);
  expect(result.last).toContain(first);
  expect(result).toMatchObject({ jumps: 0, blank: 0 });
  expect(result.movedPx).toBeLessThan(1);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a change of language drops the translations at once and brings the new ones, for old messages when one comes to them', async () => {
  const { url } = (await room(180)).room;
  const person = await arrive(browser, product.origin, 'tokyo');
  const { page } = person;
  await enter(person, url, 'ハル', '来ました');
  await until('the end in Japanese', async () => (await shown(page)).filter(({ lang }) => lang === 'ja').length > 5);
  await switchTo(page, 'id');
  expect((await shown(page)).filter(({ lang, text }) => lang === 'ja' && text !== '来ました')).toEqual([]);
  await until('the end in Indonesian', async () => (await shown(page)).filter(({ lang }) => lang === 'id').length > 5);
  await until(
    'everything in Indonesian',
    async () => {
      const read = await everything(page);
      const old = read.filter(({ original }) => original.endsWith('발견되었습니다'));
      return old.length === 180 && old.every(({ text, original }) => text === rendered(original, 'id'));
    },
    { withinMs: 90_000 },
  );
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('in a room that never falls silent, what is in sight is translated all the same', async () => {
  const { url } = (await room(180)).room;
  const person = await arrive(browser, product.origin, 'tokyo');
  const { page } = person;
  const line = await between(page);
  await enter(person, url, 'ハル', '来ました');
  // Further up than the room itself looks after a change of language, where the page has to ask.
  await toStart(page);
  const lively = setInterval(() => {
    line.tell({ type: 'translation.added', target: 180, lang: 'id', text: `berisik ${Math.random()}`, engine: 'libretranslate' });
  }, 100);
  try {
    await switchTo(page, 'id');
    await page.getByText(rendered(lineOf(1), 'id')).waitFor();
  } finally {
    clearInterval(lively);
  }
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a visitor reads what was translated, is told what was not, and causes nothing', async () => {
  const { url } = (await room(30)).room;
  const visitor = await arrive(browser, product.origin, 'jakarta');
  await visitor.page.goto(url);
  await ready(visitor.page);
  expect(new Set(await labels(visitor.page))).toEqual(new Set([words.id.original.replace('{language}', '한국어')]));
  const calls = engine.calls.length;
  // A member who reads Indonesian has it translated; then the page has it, before any script.
  const member = await arrive(browser, product.origin, 'jakarta');
  await enter(member, url, 'pembaca', 'halo');
  await until('the end in Indonesian', async () => (await shown(member.page)).filter(({ lang }) => lang === 'id').length > 5);
  expect(engine.calls.length).toBeGreaterThan(calls);
  await member.context.close();
  const unscripted = await browser.newContext({ locale: 'id-ID', javaScriptEnabled: false });
  const page = await unscripted.newPage();
  await page.goto(url);
  await page.getByText(rendered(lineOf(30), 'id')).waitFor();
  await unscripted.close();
  // What is said while a visitor is there is said to who listens, too.
  const heard = words.id.said.replace('{name}', 'pembaca').replace('{text}', 'halo');
  await visitor.page.locator('[aria-live="polite"]').getByText(heard).waitFor({ state: 'attached' });
  await switchTo(visitor.page, 'ja');
  await visitor.page.getByText(words.ja.original.replace('{language}', '한국어')).first().waitFor();
  await switchTo(visitor.page, 'id');
  await until('the translations over HTTP', async () => (await shown(visitor.page)).filter(({ lang }) => lang === 'id').length > 5);
  expect(visitor.trouble).toEqual([]);
  await visitor.context.close();
});

test('what can’t be translated says why, and a dead engine’s messages are translated when it is back', async () => {
  engine.state.mood = 'failing';
  const [seoul, tokyo] = [await arrive(browser, product.origin, 'seoul'), await arrive(browser, product.origin, 'tokyo')];
  const { url } = (await room(0)).room;
  const line = await between(tokyo.page);
  await enter(tokyo, url, 'ハル', '来ました');
  await enter(seoul, url, '소미', '서고의 열쇠는 고양이가 갖고 있어요');
  await tokyo.page.getByText(words.ja.untranslated_busy.replace('{language}', '한국어')).waitFor({ timeout: 30_000 });
  engine.state.mood = 'well';
  await tokyo.page.getByText(rendered('서고의 열쇠는 고양이가 갖고 있어요', 'ja')).first().waitFor({ timeout: 90_000 });
  expect(label((await shown(tokyo.page)).at(-1))).toContain('LibreTranslate');
  // A text that no engine has, as it was said; and one for which there are no characters left.
  engine.state.mood = 'refusing';
  const target = await said(seoul, '고양이는 아직 서고에서 자고 있습니다');
  await tokyo.page.getByText(words.ja.untranslated_unknown.replace('{language}', '한국어')).waitFor();
  expect((await shown(tokyo.page)).at(-1)).toMatchObject({ text: '고양이는 아직 서고에서 자고 있습니다', lang: 'ko' });
  line.tell({ type: 'translation.missed', target, lang: 'ja', reason: 'budget' });
  await tokyo.page.getByText(words.ja.untranslated_budget.replace('{language}', '한국어')).waitFor();
  await Promise.all([seoul, tokyo].map(({ context }) => context.close()));
});
