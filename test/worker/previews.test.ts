import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { dbOf } from '$worker/db/client';
import { readEntities } from '$worker/previews/entities';
import { previewOf } from '$worker/previews/page';
import { line } from '$worker/previews/read';
import { forgetOld } from '$worker/previews/store';
import { outsideAt } from '../support/outside-at';
import { call } from './client';
import { phoneJpeg, png } from './picture-files';

let web: ReturnType<typeof outsideAt>;
let host: string;
beforeEach(() => {
  web = outsideAt(env.OUTSIDE_STAND_IN);
  host = `www.${crypto.randomUUID()}.example.com`;
});
const site = () => host.slice(4);
const preview = (path = '/', settings = {}) => previewOf({ ...env, ...web.env, ...settings }, `https://${host}${path}`);
const head = (...tags: string[]) => `<!doctype html><html><head>${tags.join('\n')}</head><body><p>…</p></body></html>`;
const put = (body: string | Uint8Array, path = '/', headers?: Record<string, string>) =>
  web.put(`${host}${path}`, { body, ...(headers && { headers }) });
const page = async (...tags: string[]) => {
  await put(head(...tags));
  return preview();
};

describe('what a page says of itself', () => {
  test('by Open Graph first, then Twitter’s cards, then HTML', async () => {
    const html = ['<title>HTML</title>', '<meta name="description" content="of HTML">'];
    const twitter = ['<meta name="twitter:title" content="Twitter">', '<meta name="twitter:description" content="of Twitter">'];
    const og = [
      '<meta property="og:title" content="달빛 &quot;베이커리&quot; &amp; 친구들&#x1F35E;">',
      "<meta content='밤에만 여는&nbsp;빵집' property='OG:description'>",
      '<meta property="og:site_name" content="Naver Webtoon">',
    ];
    expect(await page(...html, ...twitter, ...og)).toEqual({
      title: '달빛 "베이커리" & 친구들🍞',
      description: '밤에만 여는 빵집',
      site: 'Naver Webtoon',
    });
    await put(head(...html, ...twitter), '/twitter');
    expect(await preview('/twitter')).toEqual({ title: 'Twitter', description: 'of Twitter', site: site() });
    await put(head(...html), '/html');
    expect(await preview('/html')).toEqual({ title: 'HTML', description: 'of HTML', site: site() });
  });

  test.each([
    [
      'EUC-KR, said by the server',
      'text/html; charset=EUC-KR',
      '',
      [180, 222, 186, 251, 32, 186, 163, 192, 204, 196, 191, 184, 174],
      '달빛 베이커리',
    ],
    ['EUC-KR, said by the page', 'text/html', '<meta charset="euc-kr">', [180, 222, 186, 251], '달빛'],
    [
      'Shift_JIS, the old way',
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
      [140, 142, 140, 245, 131, 120, 129, 91, 131, 74, 131, 138, 129, 91],
      '月光ベーカリー',
    ],
    ['EUC-JP', "text/html;charset='euc-jp'", '', [183, 238, 184, 247], '月光'],
    ['nothing, and so UTF-8', 'text/html', '', [...new TextEncoder().encode('빵')], '빵'],
    ['a charset that isn’t any', 'text/html; charset=klingon', '<meta charset=utf-8>', [...new TextEncoder().encode('빵')], '빵'],
  ])('written in %s', async (_, type, meta, title, read) => {
    const bytes = (text: string) => [...new TextEncoder().encode(text)];
    await put(new Uint8Array([...bytes(`${meta}<title>`), ...title, ...bytes('</title>')]), '/', { 'content-type': type });
    expect(await preview()).toMatchObject({ title: read });
  });

  test('UTF-16 by its mark', async () => {
    const text = '\ufeff<title>월광</title>';
    await put(new Uint8Array(Uint16Array.from(text, (ch) => ch.charCodeAt(0)).buffer));
    expect(await preview()).toMatchObject({ title: '월광' });
  });

  test('one line each, of bounded length, without what turns or hides the writing around it', async () => {
    const found = await page(
      `<title>a\n\t b\u202e\u2066\u200bc&#8238;&#0;${'빵'.repeat(500)}</title>`,
      `<meta name=description content="${'&amp;'.repeat(2000)}">`,
      `<meta property="og:site_name" content="${'s'.repeat(500)}">`,
    );
    expect(found!.title).toMatch(/^a bc\ufffd빵+…$/);
    expect([found!.title, found!.description!, found!.site!].map((text) => Array.from(text).length)).toEqual([200, 300, 60]);
  });

  test('markup that is broken, endless or an attack is text', async () => {
    const found = await page(
      '<title>&lt;img src=x onerror=alert(1)&gt; <b>bold</title>',
      '<meta name="description" content="&lt;script&gt;">',
    );
    expect(found).toEqual({ title: '<img src=x onerror=alert(1)> <b>bold', description: '<script>', site: site() });
    await put('<meta property="og:title" content="open', '/open');
    expect(await preview('/open')).toBeNull();
    await put(`<title>first</title>${'<div>'.repeat(100_000)}`, '/deep');
    expect(await preview('/deep')).toMatchObject({ title: 'first' });
    await put(`<svg><title></title></svg><title>right</title><svg><title>icon</title></svg>`, '/svg');
    expect(await preview('/svg')).toMatchObject({ title: 'right' });
  });

  test.each([
    ['no title', { body: head('<meta name=description content="x">') }],
    ['an empty one', { body: head('<title> \u200b </title>') }],
    ['another type', { body: '{"title":"x"}', headers: { 'content-type': 'application/json' } }],
    ['none', { body: '<title>x</title>', headers: { 'content-type': '' } }],
    ['a refusal', { body: '<title>Just a moment</title>', status: 403 }],
    ['gone', { body: '<title>Not found</title>', status: 404 }],
  ])('nothing: %s', async (_, answer) => {
    await web.put(`${host}/`, answer);
    expect(await preview()).toBeNull();
  });

  test('from where its redirects led, and by its beginning where it never ends', async () => {
    await put(head('<title>there</title>'), '/there');
    expect(await preview('/bad/to?url=/there')).toMatchObject({ title: 'there' });
    await put(`<title>long</title>${'x'.repeat(2 * 1024 * 1024)}`, '/long');
    expect(await preview('/long')).toMatchObject({ title: 'long' });
    expect(await preview('/bad/bomb')).toBeNull();
    expect(await preview('/bad/to?url=http://169.254.169.254/')).toBeNull();
  });

  test('who asks is said', async () => {
    await page('<title>x</title>');
    expect((await web.asked(host))[0]!.headers['user-agent']).toMatch(/OpenLinkBot/);
  });
});

describe('its picture', () => {
  const shown = async (address: string) => (await page('<title>x</title>', `<meta property="og:image" content="${address}">`))?.picture;

  test('is kept by us, encoded anew, under an id that says nothing', async () => {
    await put(await phoneJpeg(1200, 900), '/a.jpg', { 'content-type': 'image/jpeg' });
    const picture = (await shown('/a.jpg'))!;
    expect(picture).toEqual({ id: expect.stringMatching(/^prv_[0-9a-z]{26}$/), width: expect.any(Number), height: expect.any(Number) });
    expect(Math.max(picture.width, picture.height)).toBe(800);
    const file = await call('GET', `/media/previews/${picture.id}`);
    expect([file.status, file.type]).toEqual([200, 'image/webp']);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.text).toMatch(/^RIFF/);
    expect(file.text).not.toMatch(/SECRETCAMERA|a film/);
    const again = await call('GET', `/media/previews/${picture.id}`, { headers: { 'if-none-match': file.headers.get('etag')! } });
    expect(again.status).toBe(304);
    await put(await phoneJpeg(1200, 900), '/b.jpg', { 'content-type': 'image/jpeg' });
    await put(head('<title>b</title>', '<meta property=og:image content=/b.jpg>'), '/b');
    expect((await preview('/b'))?.picture?.id, 'the same picture is one file').toBe(picture.id);
  });

  test('and a link to a picture is that picture', async () => {
    await put(await png({ width: 300, height: 200 }), '/pics/%EB%B9%B5.png', { 'content-type': 'image/png' });
    expect(await preview('/pics/%EB%B9%B5.png')).toEqual({
      title: '빵.png',
      site: site(),
      picture: expect.objectContaining({ width: 300 }),
    });
  });

  test.each<[string, () => Promise<string>]>([
    ['inside a network', async () => 'http://127.0.0.1/a.png'],
    ['at a name that leads inside', async () => 'https://localtest.me/a.png'],
    ['behind a redirect inside', async () => '/bad/to?url=http://10.0.0.1/a.png'],
    ['in the address itself', async () => 'data:image/png;base64,iVBORw0KGgo='],
    ['nonsense', async () => 'http://['],
    ['not there', async () => '/nowhere.png'],
    ['endless', async () => '/bad/unsaid'],
    [
      'no picture',
      async () => (await put('<svg xmlns="http://www.w3.org/2000/svg"/>', '/x.svg', { 'content-type': 'image/svg+xml' }), '/x.svg'),
    ],
    ['a dot', async () => (await put(await png({ width: 1, height: 1 }), '/dot.png'), '/dot.png')],
    ['of a format that isn’t ours', async () => (await put('GIF89a\x5a\0\x5a\0', '/x.gif'), '/x.gif')],
    [
      'as large as a bomb',
      async () => (await put(await png({ width: 90, height: 90, claims: { width: 60000, height: 60000 } }), '/b.png'), '/b.png'),
    ],
    ['damaged', async () => (await put((await png({ width: 90, height: 90 })).slice(0, 60), '/d.png'), '/d.png')],
  ])('%s: the page goes without', async (_, address) => {
    expect(await shown(await address())).toBeUndefined();
    expect(await preview()).toMatchObject({ title: 'x' });
  });

  test.each(['prv_x', 'prv_00000000000000000000000000', '..%2f..%2fpictures', 'prv_0000000000000000000000000/x'])(
    'nobody’s: %s',
    async (id) => {
      expect((await call('GET', `/media/previews/${id}`)).status).toBe(404);
    },
  );
});

describe('once for all', () => {
  test('however many ask at once, and for a day', async () => {
    await put(head('<title>once</title>'));
    const found = await Promise.all(Array.from({ length: 8 }, () => preview()));
    expect(found).toEqual(found.map(() => ({ title: 'once', site: site() })));
    await preview('/#part');
    expect(await web.asked(host)).toHaveLength(1);
    await put(head('<title>twice</title>'));
    const db = dbOf(env);
    await forgetOld(db, Date.now() + 23 * 3_600_000);
    expect(await preview()).toMatchObject({ title: 'once' });
    await forgetOld(db, Date.now() + 25 * 3_600_000);
    expect(await preview()).toMatchObject({ title: 'twice' });
  });

  test('what said nothing isn’t asked again and again', async () => {
    expect([await preview(), await preview()]).toEqual([null, null]);
    expect(await web.asked(host)).toHaveLength(1);
  });

  test('no address is kept', async () => {
    await put(head('<title>kept</title>'), '/secret-path');
    await preview('/secret-path');
    const rows = await env.DB.prepare('SELECT * FROM link_preview').all();
    expect(JSON.stringify(rows)).toContain('kept');
    expect(JSON.stringify(rows)).not.toContain('secret-path');
  });

  test('no site is asked more than it would bear', async () => {
    const found = await Promise.all(Array.from({ length: 70 }, (_, i) => preview(`/${i}`)));
    expect(found).toEqual(Array(70).fill(null));
    expect((await web.asked(host)).length).toBeLessThanOrEqual(60);
  });

  test('a failure of ours is nobody’s preview, and no throw', async () => {
    expect(await preview('/', { DB: undefined })).toBeNull();
  });
});

test('references of HTML are read where they are known', () => {
  expect(readEntities('&lt;&#60;&#x3C;&AMP;&eacute;&unknown;&amp;lt;&#x80;& &;')).toBe('<<<&é&unknown;&lt;€& &;');
  expect(readEntities('&#xD800;&#x110000;&#0;')).toBe('\ufffd\ufffd\ufffd');
  expect(line('  ', 10)).toBe('');
  expect(line(undefined, 10)).toBe('');
});
