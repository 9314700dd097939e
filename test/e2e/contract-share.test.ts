import { unfurl } from 'unfurl.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, guest, make } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { startProduct, type Product } from '../support/product';

let product: Product;
let open: { slug: string; url: string };
let gated: { slug: string; url: string };
beforeAll(async () => {
  product = await startProduct();
  const token = await guest(product.origin);
  open = (await make(product.origin, token, { title: '달빛 편집부 이야기', lang: 'ko' })).room;
  gated = (await make(product.origin, token, { title: 'Rahasia kami', lang: 'id', entry: 'code', code: 'sakura' })).room;
});
afterAll(() => product.dispose());

const oembed = (url: string, more = '') => call(product.origin, 'GET', `/oembed?url=${encodeURIComponent(url)}${more}`);
const card = (slug: string, lang: string, headers = {}) => fetch(`${product.origin}/cards/${slug}.png?lang=${lang}`, { headers });

test('a consumer that knows nothing of us reads the card and the frame off the page', async () => {
  const found = await unfurl(open.url, { oembed: true });
  expect(found.oEmbed).toMatchObject({
    version: '1.0',
    type: 'rich',
    title: '달빛 편집부 이야기',
    provider_name: 'OpenLink',
    width: 480,
    height: 640,
  });
  expect(found.oEmbed).toHaveProperty('html', expect.stringContaining(`src="${product.origin}/embed/r/${open.slug}"`));
  const picture = `${product.origin}/cards/${open.slug}.png?lang=ko`;
  expect(found.open_graph).toMatchObject({
    title: '달빛 편집부 이야기',
    type: 'website',
    images: [{ url: picture, width: 1200, height: 630 }],
  });
  expect(found.twitter_card).toMatchObject({ card: 'summary_large_image', images: [{ url: picture }] });
});

test('a consumer’s bounds hold', async () => {
  const answer = await oembed(open.url, '&maxwidth=400&maxheight=500');
  expect(answer.body).toMatchObject({ width: 400, height: 500 });
});

test('the page names its oEmbed answer and its card, and both are there', async () => {
  const html = await (await fetch(`${open.url}?lang=ja`)).text();
  const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await fetch(href)).headers.get('content-type')).toMatch(/^application\/json/);
  const image = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(image).toBe(`${product.origin}/cards/${open.slug}.png?lang=ja`);
  expect(/<meta name="twitter:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')).toBe(image);
  expect((await fetch(image)).headers.get('content-type')).toBe('image/png');
});

test('a card is a PNG of 1200 × 630, one for each language, and isn’t sent again to who has it', async () => {
  const names = new Set<string>();
  for (const lang of ['ko', 'ja', 'id', 'en']) {
    const answer = await card(open.slug, lang);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    const etag = answer.headers.get('etag') ?? '';
    names.add(etag);
    expect((await card(open.slug, lang, { 'if-none-match': etag })).status).toBe(304);
  }
  expect(names.size).toBe(4);
});

test('what isn’t a room that any page may frame has no oEmbed answer; other formats none at all', async () => {
  await expectRefusal(await oembed(gated.url), 404, 'room.not_found');
  await expectRefusal(await oembed(`${product.origin}/r/abcdefghijkl`), 404, 'room.not_found');
  await expectRefusal(await oembed(`${product.origin}/`), 404, 'room.not_found');
  await expectRefusal(await oembed('https://example.com/r/abcdefghijkl'), 404, 'room.not_found');
  await expectRefusal(await oembed(open.url, '&format=xml'), 501, 'format.unknown');
  await expectRefusal(await oembed(open.url, '&maxwidth=-1'), 400, 'input.invalid');
  await expectRefusal(await call(product.origin, 'GET', '/oembed'), 400, 'input.invalid');
  await expectRefusal(await call(product.origin, 'GET', '/cards/abcdefghijkl.png'), 404, 'room.not_found');
  await expectRefusal(await call(product.origin, 'GET', `/cards/${open.slug}.png?lang=xx`), 400, 'input.invalid');
});

test('a page that strangers can’t read offers no frame, and a card without who is inside', async () => {
  const html = await (await fetch(gated.url)).text();
  expect(html).not.toContain('json+oembed');
  expect((await card(gated.slug, 'id')).status).toBe(200);
});
