import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import en from '../../web/messages/en.json';
import id from '../../web/messages/id.json';
import ja from '../../web/messages/ja.json';
import ko from '../../web/messages/ko.json';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Three people on one machine: nobody's page sleeps because another's is in front.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** `more`: flags beside ours; one that Playwright sets too takes its place. */
export async function launch(more: string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? EXECUTABLES.find((path) => existsSync(path));
  if (!executablePath) throw new Error('No Chromium: run test/support/install.sh, or set CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: [...FLAGS, ...more], headless: true });
}

/** Those messages that are one text, without variants for numbers. */
export type Words = { [Key in keyof typeof en as (typeof en)[Key] extends string ? Key : never]: string };
/** What the pages say, by language: tests find buttons by the names that people read. */
export const words: Record<'ko' | 'ja' | 'id' | 'en', Words> = { ko, ja, id, en };

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };
const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** Where people sit, and what they hold. */
export const PLACES = {
  seoul: { lang: 'ko', locale: 'ko-KR', timezoneId: 'Asia/Seoul', ...DESKTOP },
  tokyo: { lang: 'ja', locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...DESKTOP },
  jakarta: { lang: 'id', locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...PHONE },
} as const;
export type Place = keyof typeof PLACES;

/** Somebody with a browser of their own, and all that went wrong in it. */
export type Person = {
  place: Place;
  words: Words;
  phone: boolean;
  context: BrowserContext;
  page: Page;
  /** Script errors, errors in the console, dialogs, requests to others: none of these is ever expected. */
  trouble: string[];
};

/** What a browser reports by itself when the network or the server is away, which some tests want it to be. */
const AWAY =
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|ABORTED)|Failed to load resource|WebSocket connection to/;

export async function arrive(browser: Browser, origin: string, place: Place): Promise<Person> {
  const { lang, ...device } = PLACES[place];
  const context = await browser.newContext(device);
  const person: Person = { place, words: words[lang], phone: 'isMobile' in device, context, page: await context.newPage(), trouble: [] };
  watch(person, person.page, origin);
  return person;
}

/** Writes down in `trouble` what goes wrong in a page. */
export function watch({ trouble }: Person, page: Page, origin: string): void {
  const note = (what: string) => trouble.push(what);
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !AWAY.test(line.text())) note(`console: ${line.text()}`);
  });
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.host !== new URL(origin).host) note(`request: ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) note(`socket: ${socket.url()}`);
  });
}
