import type { Page } from 'playwright-core';
import type { Person } from './browser';
import { until } from './until';

/** One message as the page shows it. `seq` is null until the room has it; `label` is what stands under a text of another language. */
export type Shown = { seq: number | null; id: string; state: string; text: string; lang: string; label: string | null };
/** With what was said, which is one tap away. */
export type Read = Shown & { original: string };

const sendButton = (page: Page) => page.getByTestId('send');
export const composer = (page: Page) => page.getByTestId('composer');

const readLines = (page: Page, tap: boolean): Promise<Read[]> =>
  page
    .getByTestId('room-log')
    .locator('[data-message-id]')
    .evaluateAll(async (lines, tap) => {
      const read = [];
      for (const line of lines) {
        const words = () => line.querySelector('[dir="auto"]');
        const label = line.querySelector<HTMLElement>('[data-testid="original"]');
        const [text, lang] = [words()?.textContent ?? '', words()?.getAttribute('lang') ?? ''];
        const isTranslated = tap && label?.getAttribute('aria-pressed') === 'false';
        if (isTranslated) {
          label?.click();
          await new Promise(requestAnimationFrame);
        }
        const original = words()?.textContent ?? '';
        if (isTranslated) label?.click();
        read.push({
          seq: line.getAttribute('data-seq') === null ? null : Number(line.getAttribute('data-seq')),
          id: line.getAttribute('data-message-id') ?? '',
          state: line.getAttribute('data-state') ?? '',
          text,
          lang,
          label: label?.textContent?.trim() ?? null,
          original,
        });
      }
      return read;
    }, tap);

/** The messages that are on the page now, in its order: those in sight, and some around. */
export const shown = (page: Page): Promise<Shown[]> => readLines(page, false);

/** Scrolls the log by so many of its own heights, and waits until that is painted. How far it is from its start and its end then, px. */
export const scrollBy = (page: Page, heights: number): Promise<{ above: number; below: number }> =>
  page.getByTestId('room-log').evaluate(async (list, heights) => {
    const log = list.closest('[role="region"]');
    if (!log) throw new Error('No log.');
    log.scrollTop += heights * log.clientHeight;
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    return { above: log.scrollTop, below: log.scrollHeight - log.clientHeight - log.scrollTop };
  }, heights);

/** The seqs in sight, and where the one asked for stands: px from the middle of the log. */
export const inSight = (page: Page, seq: number) =>
  page.getByTestId('room-log').evaluate((list, seq) => {
    const log = list.closest('[role="region"]')?.getBoundingClientRect();
    if (!log) return null;
    const lines = [...list.querySelectorAll('[data-seq]')].filter((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return bottom > log.top && top < log.bottom;
    });
    const line = lines.find((one) => one.getAttribute('data-seq') === String(seq))?.getBoundingClientRect();
    return {
      seqs: lines.map((one) => Number(one.getAttribute('data-seq'))),
      offPx: line ? (line.top + line.bottom - log.top - log.bottom) / 2 : null,
    };
  }, seq);

/** Up to the first message of the log, however many pages that takes. */
export async function toStart(page: Page): Promise<void> {
  const begins = page.locator('[data-testid="log-start"][data-older="false"]');
  await until('the beginning of the log', async () => (await scrollBy(page, -1000)).above === 0 && (await begins.count()) > 0, {
    withinMs: 60_000,
    everyMs: 0,
  });
  // Lines that came above are held by their distance from the end until scrolling pauses (virtua's `shift`): who turns round without a
  // pause, after a jump over lines that were never in sight, may be carried past one; who stays may be carried away.
  await page.waitForTimeout(500);
  await scrollBy(page, -1000);
}

/**
 * Every message there is, in order, with what was said: scrolls up until the log begins and down again to its end, and taps each
 * label on the way. `look` is called at every stop.
 */
export async function everything(page: Page, look: () => Promise<void> = async () => {}): Promise<Read[]> {
  await toStart(page);
  const read = new Map<string, Read>();
  for (let below = 1; below > 0;) {
    for (const line of await readLines(page, true)) read.set(line.id + line.seq, line);
    await look();
    ({ below } = await scrollBy(page, 0.6));
  }
  for (const line of await readLines(page, true)) read.set(line.id + line.seq, line);
  return [...read.values()];
}

/** Writes a message and sends it as people do: Enter on a keyboard, the button on a phone. */
export async function say({ page, phone }: Person, text: string): Promise<void> {
  await composer(page).fill(text);
  if (phone) await sendButton(page).tap();
  else await composer(page).press('Enter');
}

/** Says it, and waits until the room has it. Gives its place in the log. */
export async function said(person: Person, text: string): Promise<number> {
  await say(person, text);
  return until(
    `“${text}” to be sent`,
    async () => (await shown(person.page)).findLast((line) => line.text === text && line.state === 'sent')?.seq,
    {
      withinMs: 30_000,
    },
  );
}

/** From the link to the first word. */
export async function enter(person: Person, url: string, nickname: string, firstWord: string): Promise<void> {
  const { page } = person;
  await page.goto(url);
  await ready(page);
  await page.getByTestId('nickname').fill(nickname);
  await said(person, firstWord);
  await online(page);
}

/** The page's script has taken over: it offers a nickname. What is typed from now on isn't lost. */
export const ready = (page: Page) =>
  until('the page to offer a nickname', async () => (await page.getByTestId('nickname').inputValue()) !== '', { withinMs: 30_000 });

/** A member's socket is open, and has said welcome. */
export const online = (page: Page) =>
  page.locator('[data-testid="connection"][data-state="online"]').waitFor({ state: 'attached', timeout: 30_000 });
