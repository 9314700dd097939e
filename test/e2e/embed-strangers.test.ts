import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { event, framed, framesIn, sayFirst, sentBy, visit } from '../support/framed-room';
import { inBrowser } from '../support/in-browser';
import { startPartnerSite, type PartnerSite } from '../support/partner-site';
import { until } from '../support/until';
import { html, policy } from '../../web/src/routes/embed/snippets';

const on = inBrowser();
let site: PartnerSite;
beforeAll(async () => {
  site = await startPartnerSite();
});
afterAll(() => site.stop());

const loader = () => `<script src="${on.product.origin}/embed.js" async></script>`;
const element = (room: string, more = '') => `<openlink-room room="${room}" ${more}></openlink-room>`;
/** The lines that the documentation (/embed) has a site with a strict Content-Security-Policy add, and nothing else allowed. */
const strict = () => ({
  'content-security-policy': `default-src 'none'; require-trusted-types-for 'script'; ${policy(on.product.origin)
    .replace(/^.*:\n/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()}`,
});
/** A room whose head listens on a socket of their own. */
const room = async () => {
  const ear = await ContractClient.found(on.product.origin);
  return { ear, slug: ear.joined.room.slug };
};

test('a guest talks in a page of another site, whose policy allows two addresses and nothing more', async () => {
  const { ear, slug } = await room();
  const { page, seen, context } = await visit(on.browser, site.put('/strict', html(on.product.origin).replace('SLUG', slug), strict()));
  const frame = await framed(page, on.product.origin);
  expect(await event(seen, 'ready')).toEqual({ name: 'ready', detail: { room: slug } });
  await sayFirst(frame, 'Maya', 'hello from a page');
  const { author } = await ear.heard('chat.sent', ({ text }) => text === 'hello from a page');
  expect(author.nickname).toBe('Maya');
  // What is said in the room comes to the frame, and no further.
  ear.say('and hello to it');
  await sentBy(frame, 'and hello to it');
  expect(JSON.stringify(seen.events)).not.toMatch(/hello|Maya|mbr_|key_/);
  const box = await page.locator('openlink-room').boundingBox();
  expect(box?.height).toBe(560);
  expect(seen.complaints).toEqual([]);
  await context.close();
});

test('nothing in the frame can be read by the page around it, and the page gets no global but the element', async () => {
  const { slug } = await room();
  const { page, context } = await visit(
    on.browser,
    site.put('/plain', `<script>window.before = Object.getOwnPropertyNames(window)</script>${loader()}${element(slug)}`),
  );
  await framed(page, on.product.origin);
  const found = await page.evaluate(() => {
    const [before] = [(window as unknown as { before: string[] }).before];
    const inside = document.querySelector('openlink-room')?.shadowRoot?.querySelector('iframe');
    const tried = (look: () => unknown) => {
      try {
        return look() ?? null;
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error);
      }
    };
    return {
      globals: Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && name !== 'before' && !/^\d+$/.test(name)),
      document: tried(() => inside?.contentDocument),
      text: tried(() => inside?.contentWindow?.document.body.textContent),
      storage: tried(() => inside?.contentWindow?.localStorage.length),
      address: tried(() => inside?.contentWindow?.location.href),
    };
  });
  expect(found).toEqual({ globals: [], document: null, text: 'SecurityError', storage: 'SecurityError', address: 'SecurityError' });
  await context.close();
});

test('messages from strangers’ windows mean nothing, to the page and to the frame', async () => {
  const { ear, slug } = await room();
  const { origin } = on.product;
  // One stranger is another site's, one is of our own site: neither is the element's frame.
  site.put(
    '/stranger',
    `<script>
      const heard = [];
      onmessage = ({ data }) => heard.push(data);
      const flood = () => {
        parent.postMessage({ openlink: 'hello' }, '*');
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(data);
        for (let i = 0; i < parent.frames.length; i++)
          if (parent.frames[i] !== window) parent.frames[i].postMessage({ openlink: 'connect', settings: { theme: 'dark', lang: 'ja' }, token: 'stolen', shown: true }, '*', i ? [] : [port2]);
      };
      setInterval(flood, 20);
    </script>`,
  );
  const { page, seen, context } = await visit(
    on.browser,
    site.put(
      '/visited',
      `<iframe src="${site.sameSite}/stranger"></iframe><iframe src="${origin}/embed/r/nosuchroom0"></iframe>${loader()}${element(slug, 'theme="light" lang="en"')}`,
    ),
  );
  const frame = await framed(
    page,
    origin,
    framesIn(page, origin).findIndex((one) => one.url().includes(slug)),
  );
  await sayFirst(frame, 'Maya', 'undisturbed');
  await ear.heard('chat.sent', ({ text }) => text === 'undisturbed');
  const stranger = page.frames().find((one) => one.url().endsWith('/stranger'))!;
  expect(await stranger.evaluate('heard')).toEqual([]);
  // Nor does the page itself get a second line.
  const answered = await page.evaluate(async () => {
    const inside = document.querySelector('openlink-room')!.shadowRoot!.querySelector('iframe')!.contentWindow!;
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((done) => {
      port1.onmessage = () => done('answered');
      setTimeout(() => done('nothing'), 1000);
    });
    inside.postMessage({ openlink: 'connect', settings: { theme: 'dark' }, token: null, shown: true }, '*', [port2]);
    return heard;
  });
  expect(answered).toBe('nothing');
  expect(await frame.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang])).toEqual(['light', 'en']);
  // The other frame of our site has said that there is no such room; no element said so for it.
  expect(seen.events.filter(({ name }) => name === 'error')).toEqual([]);
  await context.close();
});

test('in a sandbox without allow-same-origin a plain link stands, with it the room does', async () => {
  const { slug } = await room();
  const { origin } = on.product;
  site.put(
    '/inner',
    `${loader()}<script>addEventListener('openlink:error', ({ detail }) => { document.title = detail.code; });</script>${element(slug)}`,
  );
  const { page, context } = await visit(
    on.browser,
    site.put(
      '/sandboxes',
      `<iframe sandbox="allow-scripts" src="/inner" id="bare"></iframe><iframe sandbox="allow-scripts allow-same-origin" src="/inner"></iframe>
      <iframe sandbox="allow-scripts" src="${origin}/embed/r/${slug}" width="400" height="400"></iframe>`,
    ),
  );
  const bare = page.frameLocator('#bare');
  expect(await bare.locator('openlink-room a').getAttribute('href')).toBe(`${origin}/r/${slug}`);
  await until('the error', async () => (await page.frames()[1]?.title()) === 'embed.forbidden');
  expect(await bare.locator('iframe').count()).toBe(0);
  const link = page
    .frames()
    .find((frame) => frame.parentFrame() === page.mainFrame() && frame.url().startsWith(origin))!
    .locator('.notice a');
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`/r/${slug}`);
  await until('the room in the sandbox that has an origin', () =>
    page.frames().some((frame) => frame.url().startsWith(`${origin}/embed/r/`) && frame.parentFrame() !== page.mainFrame()),
  );
  await context.close();
});

test('a room that nobody may frame is a plain link, and a room that isn’t there says so', async () => {
  const ear = await ContractClient.found(on.product.origin, { visibility: 'unlisted' });
  expect(ear.joined.room.embed).toBe('none');
  const { page, seen, context } = await visit(
    on.browser,
    site.put('/none', loader() + element(ear.joined.room.slug, 'lang="id"') + element('nosuchroom00')),
  );
  await until('both to say what is wrong', () => seen.events.filter(({ name }) => name === 'error').length === 2, { withinMs: 25_000 });
  expect(seen.events.map(({ detail }) => detail)).toEqual([{ code: 'room.not_found' }, { code: 'embed.forbidden' }]);
  const link = page.locator('openlink-room').first().locator('a');
  expect(await link.getAttribute('href')).toBe(ear.joined.room.url);
  expect(await link.textContent()).toContain('Buka ruang obrolan');
  await context.close();
});
