import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { launch, PLACES, watch, words, type Person, type Place } from '../support/browser';
import { startOutside, type Outside } from '../support/outside';
import { startProduct, type Product } from '../support/product';
import { screens, type Screen } from './screens';
import { buildWorld, type World } from './world';

const folder = fileURLToPath(new URL('../../shots/', import.meta.url));

const LOOKS = [
  { look: 'phone-light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: 'light' },
  { look: 'phone-dark', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: 'dark' },
  { look: 'desktop-light', viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, colorScheme: 'light' },
  { look: 'desktop-dark', viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, colorScheme: 'dark' },
] as const;
const READERS = [
  { lang: 'ko', locale: 'ko-KR', place: 'seoul' },
  { lang: 'ja', locale: 'ja-JP', place: 'tokyo' },
  { lang: 'id', locale: 'id-ID', place: 'jakarta' },
  { lang: 'en', locale: 'en-GB', place: 'jakarta' },
] as const;

let product: Product;
let browser: Browser;
let world: World;
let web: Outside;
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  web = await startOutside();
  product = await startProduct({ env: { DEMO: '', OUTSIDE_ALLOW: web.origin } });
  browser = await launch();
  world = await buildWorld(product, web);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await product?.dispose();
  await web?.stop();
});

async function visitor(look: (typeof LOOKS)[number], lang: keyof typeof words, locale: string, place: Place): Promise<Person> {
  const { look: _, ...device } = look;
  const context = await browser.newContext({
    ...device,
    locale,
    timezoneId: PLACES[place].timezoneId,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  const person: Person = { place, words: words[lang], phone: look.isMobile, context, page: await context.newPage(), trouble: [] };
  watch(person, person.page, product.origin);
  return person;
}

const pictures = screens.flatMap((screen, i) =>
  LOOKS.flatMap((look, j) => {
    const reader = READERS[(i + j) % READERS.length];
    return reader ? [{ number: String(i + 1).padStart(2, '0'), screen, look, ...reader }] : [];
  }),
);

/** Statuses that a page has on purpose. */
const expectedTrouble = (screen: Screen, line: string) => screen.name.endsWith('missing') && line.includes('404');

test.for(pictures)('$number $screen.name, $look.look, $lang', async ({ number, screen, look, lang, locale, place }) => {
  const person = await visitor(look, lang, locale, place);
  const { page, context } = person;
  if (screen.as) await context.addCookies(world[screen.as].cookies);
  await page.goto(`${product.origin}${screen.at(world)}`, { waitUntil: 'load' });
  await screen.act?.(person, world);
  await still(page);
  await page.screenshot({ path: `${folder}${number}-${screen.name}-${look.look}-${lang}.png`, fullPage: screen.whole ?? false });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const found = await barriers(page);
  await context.close();
  for (const line of found) console.log(`${number} ${screen.name} (${look.look}, ${lang}): ${line}`);
  expect(found).toEqual([]);
  expect(wide, 'no page scrolls sideways').toBeLessThanOrEqual(0);
  expect(person.trouble.filter((line) => !expectedTrouble(screen, line))).toEqual([]);
});
