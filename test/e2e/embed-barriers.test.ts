import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { barriers, still } from '../support/axe';
import { event, framesIn, sayFirst, visit } from '../support/framed-room';
import { inBrowser } from '../support/in-browser';
import { startPartnerSite, type PartnerSite } from '../support/partner-site';

const on = inBrowser();
let site: PartnerSite;
beforeAll(async () => {
  site = await startPartnerSite();
});
afterAll(() => site.stop());

const loader = () => `<script src="${on.product.origin}/embed.js" async></script>`;
const element = (room: string, more = '') => `<openlink-room room="${room}" ${more}></openlink-room>`;
/** A room whose head listens on a socket of their own. */
const room = async () => {
  const ear = await ContractClient.found(on.product.origin);
  return { ear, slug: ear.joined.room.slug };
};

test.for([
  ['as it comes', 'width: 360px', ''],
  ['in the dark, 320 px wide', 'width: 320px; height: 480px', 'theme="dark" lang="ko"'],
  ['in a page’s own colours', 'width: 600px', 'accent="#ffb300" surface="#fdf3e3" ink="#5b4636" radius="4" lang="ja"'],
  ['in colours of the middle', 'width: 600px', 'accent="#7a6f5d" surface="#7f8c8d" ink="#7f7f7f" density="compact" lang="id"'],
  ['to be read only', 'width: 400px', 'mode="read" header="none" theme="dark"'],
] as const)('axe finds no barrier in a frame %s', async ([, style, wishes]) => {
  const { ear, slug } = await room();
  await ear.said('a word');
  const { page, seen, context } = await visit(on.browser, site.put('/barriers', loader() + element(slug, `style="${style}" ${wishes}`)));
  await event(seen, 'ready');
  const frame = framesIn(page, on.product.origin)[0]!;
  await still(frame);
  expect(await barriers(frame)).toEqual([]);
  if (!wishes.includes('read')) await sayFirst(frame, 'Maya', 'mine');
  await still(frame);
  expect(await barriers(frame)).toEqual([]);
  // Nothing is wider than the frame.
  expect(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await context.close();
});

test.for(['ko', 'ja', 'id', 'en'])('axe finds no barrier on the page that says how it is done, in %s', async (lang) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, seen, context } = await visit(on.browser, `${on.product.origin}/embed?lang=${lang}`, {
      colorScheme,
      viewport: { width: 390, height: 844 },
    });
    await still(page);
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(seen.complaints).toEqual([]);
    await context.close();
  }
});
