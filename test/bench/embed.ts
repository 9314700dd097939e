// What a room costs the page that it is put into, on the product as `npm start` runs it:
//   node test/bench/embed.ts
// prints the bytes of /embed.js, the time that it takes of the page's main thread (by Chromium's own trace, at the machine's speed and at a
// quarter of it, as on a phone), and how long it takes from the element to its first messages, beside a room's own page. Medians of RUNS;
// the first by the thread's own clock; it records nothing and asserts nothing.
import { gzipSync } from 'node:zlib';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { v7 } from 'uuid';
import { z } from 'zod';
import { startPartnerSite } from '../support/partner-site.ts';
import { freePort } from '../support/ports.ts';
import { startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

const RUNS = 9;
const WORDS = 30;
/** Of the trace, what the main thread does for a script: with the script's address, unless it is what that script called. */
const WORK = new Set(['EvaluateScript', 'v8.compile', 'FunctionCall', 'EventDispatch', 'TimerFire', 'FireIdleCallback', 'RunMicrotasks']);

const traced = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      ph: z.string(),
      ts: z.number().optional(),
      dur: z.number().optional(),
      /** By the thread's own clock, which stands while others have the core. */
      tts: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ data: z.looseObject({ url: z.string().optional(), fileName: z.string().optional() }).optional() }).optional(),
    }),
  ),
});

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const ms = (numbers: number[]) =>
  `${middle(numbers).toFixed(1)} ms (${Math.min(...numbers).toFixed(1)} to ${Math.max(...numbers).toFixed(1)})`;

/** How long the page's main thread was busy for /embed.js, ms: pieces that lie in one another count once. */
function busyMs(trace: Buffer): number {
  const pieces = traced
    .parse(JSON.parse(trace.toString()))
    .traceEvents.filter(
      ({ name, ph, args }) => ph === 'X' && WORK.has(name) && (args?.data?.url ?? args?.data?.fileName ?? '').endsWith('/embed.js'),
    )
    .map(({ ts = 0, dur = 0, tts = ts, tdur = dur }) => ({ from: tts, to: tts + tdur }))
    .toSorted((a, b) => a.from - b.from);
  let busy = 0;
  let end = 0;
  for (const { from, to } of pieces) {
    busy += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return busy / 1000;
}

/** When a document first showed something, ms since 1970: what the server rendered of a room, which is its messages. */
const painted = (frame: Pick<Page, 'evaluate'>) =>
  until('the first paint', () =>
    frame
      .evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return paint && document.querySelector('[data-message-id]') ? performance.timeOrigin + paint.startTime : null;
      })
      .catch(() => null),
  );

/** One visit of a page with an element in it: what it took of the main thread, and how long until messages stood there, and until it was ready. */
async function visited(browser: Browser, url: string, rate: number) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Emulation.setCPUThrottlingRate', { rate });
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute', 'disabled-by-default-v8.compile'] });
  await page.goto(url);
  const ready = await until('the room to be ready', () =>
    page.evaluate('window.readyAt ?? null').then((at) => z.number().nullable().parse(at)),
  );
  await page.waitForTimeout(500);
  const busy = busyMs(await browser.stopTracing());
  const began = z.number().parse(await page.evaluate('window.beganAt'));
  const frame = await until('the frame', () => page.frames().find((one) => one.url().includes('/embed/r/')));
  const first = (await painted(frame)) - began;
  await context.close();
  return { busy, first, ready: ready - began };
}

/** What the page of a site can't note by itself under its policy: when the element stood there, and when it was ready. */
function noted() {
  const now = () => performance.timeOrigin + performance.now();
  const watch = new MutationObserver(() => {
    if (!document.querySelector('openlink-room')) return;
    watch.disconnect();
    Object.assign(window, { beganAt: now() });
  });
  watch.observe(document, { subtree: true, childList: true });
  addEventListener('openlink:ready', () => Object.assign(window, { readyAt: now() }));
}

/** The same for the room of a work in the sample partner's page, with a reader whom it signs in: by two frames, and a token's exchange. */
async function signedIn(browser: Browser, site: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
  await context.request.post(`${site}/sign-in`, { form: { name: 'Rara', next: '/wall' }, headers: { origin: site } });
  await context.addInitScript(noted);
  const page = await context.newPage();
  await page.goto(`${site}/wall`);
  const at = (name: string) =>
    until(name, () =>
      page.evaluate((name) => (Reflect.get(window, name) as unknown) ?? null, name).then((at) => z.number().nullable().parse(at)),
    );
  const [began, ready] = [await at('beganAt'), await at('readyAt')];
  const frame = await until('the frame', () => page.frames().find((one) => one.url().includes('/embed/r/')));
  const first = (await painted(frame)) - began;
  await context.close();
  return { first, ready: ready - began };
}

async function own(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(url);
  const first = (await painted(page)) - (await page.evaluate(() => performance.timeOrigin));
  await context.close();
  return first;
}

const made = z.object({ room: z.object({ slug: z.string(), url: z.string() }) });

const found = z.object({ slug: z.string() });

/** Rooms in which something has been said: one of somebody's, and that of a work, by its `content`. */
async function talkedIn(origin: string, content: string) {
  const post = (path: string, body: object, bearer = '') =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body: JSON.stringify(body),
    });
  const session = (await post('/api/auth/sign-in/anonymous', {})).headers.get('set-auth-token') ?? '';
  const about = { title: 'Episode 12', topic: { kind: 'work', name: 'Moonlight Post' }, nickname: 'Somi', lang: 'en' };
  const { room } = made.parse(await (await post('/api/rooms', about, session)).json());
  const { slug } = found.parse(await (await post('/api/embed/works', { content, lang: 'en' })).json());
  await post(`/api/rooms/${slug}/join`, { nickname: 'Somi', lang: 'en' }, session);
  for (const to of [room.slug, slug]) {
    for (let i = 0; i < WORDS; i++) {
      await post(`/api/rooms/${to}/messages`, { id: v7(), text: `Line ${i}: what do you think of the last page?` }, session);
    }
  }
  return room;
}

const partnerPort = await freePort();
const partner = `http://127.0.0.1:${partnerPort}`;
const product = await startProduct({
  command: ['node', 'test/partner/demo.ts'],
  env: { PARTNER_PORT: String(partnerPort) },
  ready: 'moderator’s page',
});
const site = await startPartnerSite();
const executablePath =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const loader = Buffer.from(await (await fetch(`${product.origin}/embed.js`)).arrayBuffer());
  console.log(`/embed.js: ${loader.length} bytes, ${gzipSync(loader, { level: 9 }).length} gzipped`);
  const wall = await (await fetch(`${partner}/wall`)).text();
  const content = /content="(ptn_[^"]+)"/.exec(wall)?.[1] ?? '';
  const { slug, url: roomUrl } = await talkedIn(product.origin, content);
  const url = site.put(
    '/',
    `<h1>Episode 12</h1><script>addEventListener('openlink:ready', () => { window.readyAt = performance.timeOrigin + performance.now(); });</script>
    <script src="${product.origin}/embed.js" async></script><openlink-room room="${slug}" lang="en"></openlink-room>
    <script>window.beganAt = performance.timeOrigin + performance.now();</script>`,
  );
  await visited(browser, url, 1);
  for (const rate of [1, 4]) {
    const visits = [];
    for (let run = 0; run < RUNS; run++) visits.push(await visited(browser, url, rate));
    console.log(`main thread of the page for /embed.js, CPU at 1/${rate}: ${ms(visits.map(({ busy }) => busy))}`);
    if (rate > 1) continue;
    const pages = [];
    for (let run = 0; run < RUNS; run++) pages.push(await own(browser, roomUrl));
    console.log(
      `from the element to its first messages: ${ms(visits.map(({ first }) => first))}; to openlink:ready: ${ms(visits.map(({ ready }) => ready))}`,
    );
    console.log(`a room's own page, to its first messages: ${ms(pages)}`);
    await signedIn(browser, partner);
    const signed = [];
    for (let run = 0; run < RUNS; run++) signed.push(await signedIn(browser, partner));
    console.log(
      `a work's room, with a reader whom the site signs in: ${ms(signed.map(({ first }) => first))}; to openlink:ready: ${ms(signed.map(({ ready }) => ready))}`,
    );
  }
} finally {
  await browser.close();
  await site.stop();
  await product.dispose();
}
