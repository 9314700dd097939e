import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { barriers, still } from '../support/axe';
import { arrive, type Person } from '../support/browser';
import { inBrowser } from '../support/in-browser';
import { newOwner, openSpace, wordsAt } from '../support/space-words';
import { until } from '../support/until';

const on = inBrowser();

const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const shut = async (page: Page, words: Person['words']) => page.getByTestId('panel').getByRole('button', { name: words.close }).tap();
const stuck = (page: Page) => page.locator('[data-stuck]');

/** The middle of a thing, in parts of the block that it keeps to. */
const placeIn = (thing: Locator) =>
  thing.evaluate((element) => {
    const block = element.closest<HTMLElement>('[data-block]');
    if (!block) throw new Error('It keeps to nothing.');
    const [own, its] = [element.getBoundingClientRect(), block.getBoundingClientRect()];
    const part = (at: number, from: number, size: number) => Number(((at - from) / size).toFixed(2));
    return {
      block: block.dataset['kind'] ?? 'head',
      x: part(own.left + own.width / 2, its.left, its.width),
      y: part(own.top + own.height / 2, its.top, its.height),
    };
  });

/** A finger that goes from the middle of one thing to a place in another. */
async function drag(person: Person, thing: Locator, to: Locator, part: { x: number; y: number }) {
  const { page, context } = person;
  const [from, target] = [await thing.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error('Not in sight.');
  const touch = await context.newCDPSession(page);
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: target.x + target.width * part.x, y: target.y + target.height * part.y };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] });
  for (let step = 1; step <= 8; step++) {
    const at = { x: start.x + ((end.x - start.x) * step) / 8, y: start.y + ((end.y - start.y) * step) / 8 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

/** Two fingers that go apart, one of them on the thing: it is too small for both. */
async function spread({ context }: Person, thing: Locator) {
  const box = await thing.boundingBox();
  if (!box) throw new Error('Not in sight.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const apart = (by: number) => [
    { x, y: y + by, id: 1 },
    { x, y: y - 80 - by, id: 2 },
  ];
  const touch = await context.newCDPSession(thing.page());
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, id: 1 }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: apart(0) });
  for (let step = 1; step <= 4; step++) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: apart(step * 10) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
}

test('somebody decorates on a phone, and a visitor at a desk and one on a phone see it as it was made', async () => {
  const { browser, product } = on;
  const dewi = await newOwner(browser, product.origin, 'jakarta', 'dewi_senja', 'Dewi Senja');
  const { page, words } = dewi;
  const said = wordsAt('jakarta');
  const home = `${product.origin}/u/dewi_senja`;
  await openSpace(page, home);
  await page.getByRole('link', { name: said.profile_decorate }).tap();
  await page.waitForURL('**/edit');
  await page.waitForLoadState('networkidle');

  // A theme, a background of one's own.
  await tool(page, said.profile_tool_theme).tap();
  await page.locator('[data-theme-name="batik"]').tap();
  await tool(page, said.profile_tool_background).tap();
  await page.getByText(said.profile_paint_gradient, { exact: true }).tap();
  await shut(page, words);

  // What is said of oneself, larger and under another heading.
  await page.locator('[data-over="about"]').tap();
  await page.getByLabel(said.profile_about_text).fill('Suka senja & kopi <script>alert(1)</script> https://example.com/kopi');
  await page.getByText(said.profile_size_l, { exact: true }).tap();
  await page.getByLabel(said.profile_block_title).fill('Halo!');
  await shut(page, words);

  // A block more, for those with an account alone.
  await tool(page, said.profile_tool_blocks).tap();
  await page.getByRole('button', { name: said.profile_block_add.replace('{name}', said.profile_block_music) }).tap();
  await page.getByLabel(said.profile_song_address).fill('https://youtu.be/dQw4w9WgXcQ');
  await page.getByLabel(said.profile_song_title).fill('Lagu hujan');
  await page.getByRole('button', { name: said.profile_song_add }).tap();
  await page.getByRole('group', { name: said.profile_see }).getByText(said.profile_audience_accounts, { exact: true }).tap();
  await shut(page, words);

  // A sticker, drawn by a finger to the corner of the text, turned and made larger.
  await page.evaluate(() => scrollTo(0, 0));
  await tool(page, said.profile_tool_stickers).tap();
  await page.getByTestId('panel').locator('button[aria-pressed]').nth(3).tap();
  await shut(page, words);
  const sticker = stuck(page).first();
  await drag(dewi, sticker, page.locator('[data-kind="about"]'), { x: 0.8, y: 0.9 });
  expect(await placeIn(sticker)).toEqual({ block: 'about', x: 0.8, y: 0.9 });
  await spread(dewi, sticker);
  const size = () => sticker.evaluate((element) => Number(element.style.getPropertyValue('--scale')));
  expect(await size(), 'from 80 px apart to 160').toBeCloseTo(2, 1);
  await page.getByRole('button', { name: said.profile_smaller }).tap();
  await page.getByRole('button', { name: said.profile_turn_right }).tap();
  await page.getByRole('button', { name: said.profile_done }).tap();

  // One step too far, and back.
  await tool(page, said.profile_tool_theme).tap();
  await page.locator('[data-theme-name="snow"]').tap();
  await page.getByRole('button', { name: said.profile_undo }).tap();
  await page.locator('.theme-batik [data-block="head"]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways').toBe(true);
  await still(page);
  expect(await barriers(page)).toEqual([]);
  await shut(page, words);

  // Nobody sees any of it before it is saved.
  const strangers = await arrive(browser, product.origin, 'seoul');
  await openSpace(strangers.page, home);
  expect(await strangers.page.locator('.theme-batik').count()).toBe(0);
  await page.getByTestId('save').tap();
  await until('it to be saved', () => page.getByTestId('save').isDisabled());

  for (const place of ['seoul', 'jakarta'] as const) {
    const visitor = place === 'seoul' ? strangers : await arrive(browser, product.origin, place);
    await openSpace(visitor.page, home);
    const shown = visitor.page;
    await shown.locator('.theme-batik [data-block="head"]').waitFor();
    await shown.getByRole('heading', { name: 'Halo!' }).waitFor();
    await shown.getByText('<script>alert(1)</script>').waitFor();
    expect(await shown.getByRole('link', { name: 'https://example.com/kopi' }).getAttribute('rel')).toContain('noopener');
    expect(await placeIn(stuck(shown).first())).toEqual({ block: 'about', x: 0.8, y: 0.9 });
    expect(await shown.locator('[data-kind="music"]').count(), 'a block that isn’t for strangers').toBe(0);
    expect(await shown.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await still(shown);
    expect(await barriers(shown)).toEqual([]);
    expect(visitor.trouble).toEqual([]);
    await visitor.context.close();
  }
  expect(dewi.trouble).toEqual([]);
  await dewi.context.close();
});

test('what two tabs change is not lost: the second hears of the first, and chooses; what was there is among the last looks', async () => {
  const { browser, product } = on;
  const hana = await newOwner(browser, product.origin, 'seoul', '하나의방', '하나');
  const said = wordsAt('seoul');
  const url = `${product.origin}/u/${encodeURIComponent('하나의방')}/edit`;
  const [first, second] = [hana.page, await hana.context.newPage()];
  await openSpace(first, url);
  await openSpace(second, url);
  const wear = async (page: Page, theme: string) => {
    if ((await page.getByTestId('panel').count()) === 0) await tool(page, said.profile_tool_theme).click();
    await page.locator(`[data-theme-name="${theme}"]`).click();
  };
  await wear(second, 'sea');
  await wear(first, 'cafe');
  await first.getByTestId('save').click();

  const dialog = second.getByRole('dialog', { name: said.profile_behind_title });
  await dialog.getByRole('button', { name: said.profile_behind_keep }).click();
  await until('the second to be saved', () => second.getByTestId('save').isDisabled());
  // The first has changed nothing since: it simply shows what there is now.
  await first.locator('.theme-sea [data-block="head"]').waitFor();

  await first.getByRole('button', { name: said.profile_versions }).click();
  const cafe = first.getByTestId('panel').getByRole('listitem').filter({ hasText: said.profile_theme_cafe });
  await cafe.getByRole('button', { name: said.profile_version_back }).click();
  await first.locator('.theme-cafe [data-block="head"]').waitFor();
  // Unsaved, it is there after the page has gone.
  await first.reload();
  await first.getByText(said.profile_resumed).waitFor();
  await first.locator('.theme-cafe [data-block="head"]').waitFor();
  expect(hana.trouble).toEqual([]);
  await hana.context.close();
});

test('by keyboard alone: a thing is moved, turned, sized and taken away, a block is moved, and steps are undone', async () => {
  const { browser, product } = on;
  const yuki = await newOwner(browser, product.origin, 'tokyo', 'ゆきの部屋', 'ゆき');
  const { page } = yuki;
  const said = wordsAt('tokyo');
  await openSpace(page, `${product.origin}/u/${encodeURIComponent('ゆきの部屋')}/edit`);
  await tool(page, said.profile_tool_stickers).press('Enter');
  await page.getByTestId('panel').locator('button[aria-pressed]').first().press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const thing = stuck(page).first();
  const look = () =>
    thing.evaluate((element) => ({
      x: element.style.left,
      turn: element.style.getPropertyValue('--turn'),
      scale: element.style.getPropertyValue('--scale'),
    }));
  const before = await look();
  await thing.focus();
  for (const key of ['Shift+ArrowRight', '.', '.', '+']) await page.keyboard.press(key);
  const after = await look();
  expect(Number.parseFloat(after.x)).toBeGreaterThan(Number.parseFloat(before.x));
  expect([after.turn, after.scale]).toEqual(['10deg', '1.08']);
  await page.keyboard.press('Delete');
  expect(await stuck(page).count()).toBe(0);
  await page.keyboard.press('Control+z');
  expect(await look()).toEqual(after);

  const kinds = () => page.locator('[data-kind]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['kind']));
  const [one, two] = await kinds();
  await page.locator('[data-kind]').first().getByRole('button').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await until('the blocks to change places', async () => (await kinds())[0] === two && (await kinds())[1] === one);
  expect(yuki.trouble).toEqual([]);
  await yuki.context.close();
});

test('who was signed out meanwhile is told so, and finds what they made when they are back', async () => {
  const { browser, product } = on;
  const sora = await newOwner(browser, product.origin, 'seoul', 'sora.bada', '소라');
  const { page, context } = sora;
  const said = wordsAt('seoul');
  const url = `${product.origin}/u/sora.bada/edit`;
  await openSpace(page, url);
  await tool(page, said.profile_tool_theme).click();
  await page.locator('[data-theme-name="wave"]').click();
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.getByTestId('save').click();
  await page.getByText(said.profile_signed_out).waitFor();
  // It is nobody's to decorate then …
  await page.goto(url);
  await page.waitForURL('**/u/sora.bada');
  await context.addCookies(cookies);
  // … and its owner's again.
  await openSpace(page, url);
  await page.getByText(said.profile_resumed).waitFor();
  await page.getByTestId('save').click();
  await until('it to be saved', () => page.getByTestId('save').isDisabled());
  expect(sora.trouble).toEqual([]);
  await context.close();
});
