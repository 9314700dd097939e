import { expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { v7 } from 'uuid';
import { z } from 'zod';
import feelingsId from '../../web/messages/feelings/id.json';
import feelingsKo from '../../web/messages/feelings/ko.json';
import { arrive, PLACES, type Person } from '../support/browser';
import { inBrowser } from '../support/in-browser';
import { spaceOwner, type Owner } from '../support/space-owner';
import { until } from '../support/until';

const on = inBrowser();
const words = { ko: feelingsKo, id: feelingsId };
const block = (kind: string, more: object = {}) => ({ id: `${kind}x`, kind, ...more });
const blocks = [block('mood'), block('dday'), block('feelings'), block('pictures')];
const notices = z.object({ items: z.array(z.object({ kind: z.string(), about: z.object({ text: z.string() }) })) });

let made = 0;
const ownerIn = (look: object = { blocks }): Promise<Owner> =>
  spaceOwner(on.browser, on.product.origin, 'seoul', { handle: `hana${++made}`, name: '하나', look });
/** The page, once its script has taken over: the scripts are there, and nothing more is being loaded. */
async function visit({ page }: Person, { handle }: Owner): Promise<void> {
  await page.goto(`${on.product.origin}/u/${handle}`);
  await page.waitForLoadState('networkidle');
}
const today = (zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format();
const becomes = (what: string, where: Locator, text: string | RegExp) =>
  until(what, async () => {
    const found = (await where.allTextContents()).join(' ');
    return typeof text === 'string' ? found.includes(text) : text.test(found);
  });

test('on the day of a D-day a visitor celebrates once, with confetti, and its owner hears of it', async () => {
  const owner = await ownerIn();
  // The owner notes the day in their own space.
  await visit(owner, owner);
  await owner.page.getByRole('button', { name: words.ko.event_add }).click();
  await owner.page.getByLabel(words.ko.event_title).fill('구름이 생일');
  await owner.page.getByLabel(words.ko.event_date).fill(today('Asia/Seoul'));
  await owner.page.getByText(words.ko.event_kind_yearly, { exact: true }).click();
  await owner.page.getByRole('button', { name: owner.words.save }).click();
  const own = owner.page.locator('[data-testid="day"][data-today="true"]');
  await own.getByText('구름이 생일').waitFor();

  // A guest on a phone in another country, who has no account and needs none.
  const visitor = await arrive(on.browser, on.product.origin, 'jakarta');
  await visit(visitor, owner);
  const card = visitor.page.locator('[data-testid="day"][data-today="true"]');
  await card.getByText('구름이 생일').waitFor();
  await card.getByRole('button', { name: words.id.event_celebrate }).tap();
  await visitor.page.locator('canvas.confetti').waitFor();
  await card.getByRole('button', { name: words.id.event_celebrated }).waitFor();
  await becomes('one celebration', card, words.id.event_celebrated_count.replace('{shown}', '1'));
  await visitor.page.locator('canvas.confetti').waitFor({ state: 'detached' });
  // Once: it stays so, on the page and after it.
  await visit(visitor, owner);
  await card.getByRole('button', { name: words.id.event_celebrated }).waitFor();

  // Whoever wants less motion celebrates without.
  const still = await on.browser.newContext({ ...PLACES.tokyo, reducedMotion: 'reduce' });
  const page = await still.newPage();
  await page.goto(`${on.product.origin}/u/${owner.handle}`);
  await page.waitForLoadState('networkidle');
  await page.locator('[data-testid="day"] .party button').click();
  await page.locator('[data-testid="day"] button[aria-pressed="true"]').waitFor();
  expect(await page.locator('canvas.confetti').count()).toBe(0);
  await still.close();

  await visit(owner, owner);
  await becomes('two celebrations', own, words.ko.event_celebrated_count.replace('{shown}', '2'));
  const told = notices.parse(await owner.call('GET', '/api/inbox')).items.filter(({ kind }) => kind === 'event.celebrated');
  expect(told.map(({ about }) => about.text)).toEqual(['구름이 생일']);
  expect([...owner.trouble, ...visitor.trouble]).toEqual([]);
  await Promise.all([owner, visitor].map(({ context }) => context.close()));
});

test('a mood is chosen, a feeling put up; a visitor answers by tap and slider, and takes it back', async () => {
  const owner = await ownerIn();
  await visit(owner, owner);
  await owner.page.getByRole('button', { name: words.ko.mood_set }).click();
  await owner.page.getByRole('radio', { name: words.ko.mood_flutter }).check({ force: true });
  await owner.page.getByLabel(words.ko.mood_line).fill('내일 첫 공연!');
  await owner.page.getByRole('button', { name: owner.words.save }).click();
  await owner.page.getByText('내일 첫 공연!').waitFor();

  await owner.page.getByRole('button', { name: words.ko.feeling_put_up }).click();
  await owner.page.getByRole('radio', { name: words.ko.feeling_cheer }).check({ force: true });
  await owner.page.getByLabel(words.ko.feeling_text).fill('떨려요');
  await owner.page.getByRole('button', { name: words.ko.feeling_up, exact: true }).click();
  await owner.page.getByRole('article', { name: '떨려요' }).waitFor();
  await owner.call('POST', '/api/me/feelings', { id: v7(), kind: 'fire', answer: 'slider', text: '불태우자' });

  const visitor = await arrive(on.browser, on.product.origin, 'jakarta');
  await visit(visitor, owner);
  await visitor.page.getByText(words.id.mood_flutter).waitFor();
  const tap = visitor.page.getByRole('article', { name: '떨려요' });
  await tap.getByRole('button', { name: words.id.feeling_cheer }).tap();
  await becomes('one answer', tap, words.id.feeling_count.replace('{shown}', '1'));
  await tap.getByText(words.id.feeling_mine).waitFor();
  // A guest has no name to leave.
  expect(await tap.getByRole('checkbox').count()).toBe(0);
  await tap.getByRole('button', { name: words.id.feeling_take_back }).tap();
  await becomes('no answer', tap, words.id.feeling_first);

  const slider = visitor.page.getByRole('article', { name: '불태우자' });
  await slider.getByRole('slider').focus();
  await visitor.page.keyboard.press('End');
  await becomes('all of it', slider, '100');
  await visit(visitor, owner);
  await becomes('still all of it', slider, /100\s?%/);
  expect(await slider.getByRole('slider').inputValue()).toBe('100');
  expect(await tap.getByText(words.id.feeling_mine).count()).toBe(0);
  expect([...owner.trouble, ...visitor.trouble]).toEqual([]);
  await Promise.all([owner, visitor].map(({ context }) => context.close()));
});

/** A picture of noise, which nothing makes smaller: 1600 px wide it is larger than the 5 MiB that are taken. */
const noise = async ({ page }: Person, width: number): Promise<Buffer> => {
  const png = await page.evaluate((width) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height: (width * 3) / 4 });
    const pixels = new ImageData(width, (width * 3) / 4);
    for (let at = 0; at < pixels.data.length; at += 65_536) crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
    for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, width);
  return Buffer.from(png, 'base64');
};
const shownIn = z.object({
  look: z.object({ blocks: z.array(z.object({ options: z.object({ pictures: z.array(z.object({ picture: z.string() })) }) })) }),
});

test('pictures that are brought in the editor, however large, hang in the space, and open over the whole screen by keyboard', async () => {
  const owner = await ownerIn({ blocks: [block('pictures', { options: { layout: 'frames' } })] });
  const { page } = owner;
  await page.goto(`${on.product.origin}/u/${owner.handle}/edit`);
  await page.waitForLoadState('networkidle');
  const large = await noise(owner, 1600);
  expect(large.length).toBeGreaterThan(5 * 1024 * 1024);
  await page.locator('[data-over="pictures"]').click();
  await page.getByRole('button', { name: words.ko.pictures_add }).click();
  const chooser = page.getByRole('dialog', { name: words.ko.pictures_choose });
  await chooser.locator('input[type="file"]').setInputFiles([
    { name: '한강.png', mimeType: 'image/png', buffer: large },
    { name: '강아지.png', mimeType: 'image/png', buffer: await noise(owner, 400) },
    { name: '이력서.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
  ]);
  await chooser.getByText(words.ko.pictures_unreadable).waitFor();
  const mine = chooser.locator('button:has(img)');
  await until('both to be there', async () => (await mine.count()) === 2, { withinMs: 60_000 });
  await mine.first().click();
  await page.getByLabel(words.ko.pictures_caption).fill('한강에서');
  await page.getByRole('button', { name: words.ko.pictures_add }).click();
  await mine.last().click();
  await page.getByTestId('save').click();
  const ids = await until('both to be saved', async () => {
    const { look } = shownIn.parse(await owner.call('GET', `/api/profiles/${owner.handle}/look`));
    const pictures = look.blocks[0]?.options.pictures ?? [];
    return pictures.length === 2 ? pictures.map(({ picture }) => picture) : null;
  });

  const visitor = await arrive(on.browser, on.product.origin, 'tokyo');
  await visit(visitor, owner);
  const shown = visitor.page.locator('main img[src^="/media/"]');
  expect(
    await shown.evaluateAll((list) => list.map((img) => img instanceof HTMLImageElement && img.complete && img.naturalWidth > 0)),
  ).toEqual([true, true]);
  await visitor.page.getByRole('button', { name: /한강에서/ }).click();
  const box = visitor.page.getByRole('dialog');
  await box.getByRole('img', { name: '한강에서' }).waitFor();
  await visitor.page.keyboard.press('ArrowRight');
  await box.getByText('2 / 2').waitFor();
  await visitor.page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  // Taken away, it is gone wherever it was shown.
  await owner.call('DELETE', `/api/media/pictures/${ids[0]}`);
  await visit(visitor, owner);
  expect(await shown.count()).toBe(1);
  expect([...owner.trouble, ...visitor.trouble]).toEqual([]);
  await Promise.all([owner, visitor].map(({ context }) => context.close()));
});
