import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { until } from './until';

/** What happened on a partner's page: events of its elements, in order, and what the browser complained about. */
export type Seen = { events: { name: string; detail: Record<string, unknown> | null }[]; complaints: string[] };
export type Visit = { context: BrowserContext; page: Page; seen: Seen };

/** Chromium on some systems doesn't know this feature, and says so. */
const UNKNOWN_FEATURE = /Unrecognized feature: 'web-share'/;

/** Opens a partner's page as somebody with a fresh browser. */
export async function visit(browser: Browser, url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-US', ...options });
  const page = await context.newPage();
  const seen: Seen = { events: [], complaints: [] };
  await page.exposeFunction('note', (name: string, detail: Record<string, unknown> | null) => void seen.events.push({ name, detail }));
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const noting = window as unknown as { note(name: string, detail: unknown): void };
    for (const name of ['ready', 'unread', 'token', 'error']) {
      document.addEventListener(`openlink:${name}`, (event) => noting.note(name, (event as CustomEvent).detail ?? null));
    }
  });
  page.on('pageerror', (error) => seen.complaints.push(`script: ${error.message}`));
  page.on('console', (line) => {
    if ((line.type() === 'error' || line.type() === 'warning') && !UNKNOWN_FEATURE.test(line.text()))
      seen.complaints.push(`${line.type()}: ${line.text()}`);
  });
  await page.goto(url);
  return { context, page, seen };
}

/** The frames of ours that a page shows, in its order. */
export const framesIn = (page: Page, origin: string): Frame[] =>
  page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().startsWith(`${origin}/embed/`));

/** One framed room of a page, once its script has taken over: it offers a nickname, or knows whose it is. */
export const framed = (page: Page, origin: string, which = 0): Promise<Frame> =>
  until(
    'the framed room to stand',
    async () => {
      const frame = framesIn(page, origin)[which];
      const stands = await frame
        ?.evaluate(() => {
          const offered = document.querySelector<HTMLInputElement>('[data-testid="nickname"]');
          return document.querySelector('.screen') !== null && offered?.value !== '';
        })
        .catch(() => false);
      return stands ? frame : undefined;
    },
    { withinMs: 30_000 },
  );

/** From the nickname to the first word, in the frame. */
export async function sayFirst(frame: Frame, nickname: string, text: string): Promise<void> {
  await frame.getByTestId('nickname').fill(nickname);
  await frame.getByTestId('composer').fill(text);
  await frame.getByTestId('send').click();
  await sentBy(frame, text);
}

export async function sayMore(frame: Frame, text: string): Promise<void> {
  await frame.getByTestId('composer').fill(text);
  await frame.getByTestId('send').click();
  await sentBy(frame, text);
}

/** The room has it, and the frame shows it so. */
export const sentBy = (frame: Frame, text: string) =>
  frame.locator('[data-message-id][data-state="sent"]', { hasText: text }).first().waitFor({ timeout: 30_000 });

export const event = (seen: Seen, name: string) =>
  until(`openlink:${name}`, () => seen.events.find((one) => one.name === name), { withinMs: 30_000 });

/** Playwright turns the partitioning of storage off, and Chromium then denies others' frames all of it. This is as people have it. */
export const PARTITIONED = ['--disable-features=HttpsUpgrades,MediaRouter,PaintHolding,OptimizationHints'];

/** What a frame of ours may keep in another site's page here: whether cookies come through, and storage. */
export async function probe(context: BrowserContext, site: { put(path: string, body: string): string; sameSite: string }) {
  site.put(
    '/probe',
    `<script>
      document.cookie = 'probe=1; SameSite=None; Secure; path=/';
      let storage = 'denied';
      try { localStorage.setItem('probe', '1'); storage = 'kept'; } catch {}
      document.title = JSON.stringify({ cookie: document.cookie.includes('probe=1'), storage });
    </script>`,
  );
  const page = await context.newPage();
  await page.goto(`${site.sameSite}/probe`);
  const first: unknown = JSON.parse(await page.title());
  await page.goto(site.put('/probing', `<iframe src="${site.sameSite}/probe"></iframe>`));
  const third: unknown = JSON.parse(await until('the probe', async () => (await page.frames()[1]?.title()) || undefined));
  await page.close();
  return { first, third };
}
