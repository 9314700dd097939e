import type { Page } from 'playwright-core';
import type { ContractClient } from './contract-client';
import { shown } from './room-page';
import { until } from './until';

/** What the page shows as not sent yet, in its order. */
export const waiting = async (page: Page): Promise<string[]> =>
  (await shown(page)).filter(({ state }) => state !== 'sent').map(({ text }) => text);

/** What others have heard `member` say, in the order in which the room has it. */
export const saidBy = (ear: ContractClient, member: string): string[] =>
  ear.events.flatMap((event) => (event.type === 'chat.sent' && event.author.member === member ? [event.text] : []));

/** What the rooms' pages have on this browser's disk, in its order. */
const onDisk = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('openlink.outbox');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const reading = db.transaction('word').objectStore('word').getAll();
          reading.addEventListener('success', () => {
            db.close();
            resolve(reading.result.map((word: { text: string }) => word.text));
          });
        });
      }),
  );

/** Waits until exactly these words are on disk: what happens to the page then is of no matter to them. */
export const kept = (page: Page, texts: string[]) =>
  until(`${texts.join(' ')} on disk`, async () => JSON.stringify(await onDisk(page)) === JSON.stringify(texts));

/** The line is down, and the page has said so. */
export const offline = (page: Page) =>
  page.locator('[data-testid="connection"][data-state="offline"]').waitFor({ state: 'attached', timeout: 30_000 });
