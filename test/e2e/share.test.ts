import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, type Place } from '../support/browser';
import { call, guest, make, newId } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { ready } from '../support/room-page';
import shareWords from '../../web/messages/share/id.json';

const on = inBrowser();

const SIDE = 400;
/** What a camera reads in a picture. Chromium, which knows all kinds, turns it into pixels, light and dark, on a page without our policy. */
async function read(blank: Page, picture: Buffer, type: string): Promise<string | undefined> {
  const found = await blank.evaluate(
    async ({ src, side }) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const brush = new OffscreenCanvas(side, side).getContext('2d');
      brush?.drawImage(image, 0, 0, side, side);
      const { data = new Uint8ClampedArray() } = brush?.getImageData(0, 0, side, side) ?? {};
      return Array.from({ length: side * side }, (_, i) => ((data[4 * i] ?? 0) > 127 ? '1' : '0')).join('');
    },
    { src: `data:${type};base64,${picture.toString('base64')}`, side: SIDE },
  );
  const rgba = [...found].flatMap((light) => [...Array<number>(3).fill(light === '1' ? 255 : 0), 255]);
  return jsQR(Uint8ClampedArray.from(rgba), SIDE, SIDE)?.data;
}

test.for<[Place, 'light' | 'dark']>([
  ['seoul', 'dark'],
  ['jakarta', 'light'],
])('in %s, a camera reads the room’s link off the %s screen, and off both files', async ([place, colorScheme]) => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '큐알 "방" <b>' });
  const person = await arrive(on.browser, on.product.origin, place);
  const { page, phone, words } = person;
  await page.emulateMedia({ colorScheme });
  await page.goto(room.url);
  await ready(page);
  if (phone) await page.getByRole('button', { name: words.people_and_room }).tap();
  await page.getByRole('button', { name: words.qr }).click();
  const code = page.getByRole('img', { name: words.qr_alt.replace('{title}', room.title) });
  await code.scrollIntoViewIfNeeded();
  const blank = await person.context.newPage();
  expect(await read(blank, await code.screenshot(), 'image/png')).toBe(room.url);
  for (const [format, type] of [
    ['PNG', 'image/png'],
    ['SVG', 'image/svg+xml'],
  ] as const) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: words.qr_save.replace('{format}', format) }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(`openlink-${room.slug}.${format.toLowerCase()}`);
    expect(await read(blank, readFileSync(await saved.path()), type)).toBe(room.url);
  }
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('a message’s own link goes to LINE, WhatsApp or X, in the reader’s order, and opens at it', async () => {
  const { product, browser } = on;
  const session = await guest(product.origin);
  const { room } = await make(product.origin, session, { title: '달빛 편집부' });
  const answer = await call(product.origin, 'POST', `/api/rooms/${room.slug}/messages`, {
    bearer: session,
    body: { id: newId(), text: '12화 봤어요?' },
  });
  expect(answer.status).toBe(201);
  const { page, context, trouble } = await arrive(browser, product.origin, 'jakarta');
  await page.goto(room.url);
  await ready(page);
  await page.locator('.bubble', { hasText: '12화 봤어요?' }).tap({ position: { x: 20, y: 16 } });
  await page.getByRole('button', { name: shareWords.share_message }).click();
  const dialog = page.getByRole('dialog', { name: shareWords.share_message });
  const links = dialog.getByRole('link');
  await expect.poll(() => links.allTextContents()).toEqual(['WhatsApp', 'LINE', 'X']);
  const shared = `${room.url}?m=1`;
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')))
    expect([...new URL(href).searchParams.values()].join('\n')).toContain(shared);
  await page.goto(shared);
  await page.getByText('12화 봤어요?').first().waitFor();
  expect(await page.locator('meta[property="og:description"]').getAttribute('content')).toContain('12화 봤어요?');
  expect(trouble).toEqual([]);
  await context.close();
});
