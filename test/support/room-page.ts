import type { Page } from 'playwright-core';
import type { Person } from './browser';
import { until } from './until';

/** One message as the page shows it. `seq` is null until the room has it. */
export type Shown = { seq: number | null; id: string; state: string; text: string };

const sendButton = (page: Page) => page.getByTestId('send');
export const composer = (page: Page) => page.getByTestId('composer');

/** All messages on the page, in its order. */
export const shown = (page: Page): Promise<Shown[]> =>
  page
    .getByTestId('room-log')
    .locator('[data-message-id]')
    .evaluateAll((lines) =>
      lines.map((line) => ({
        seq: line.getAttribute('data-seq') === null ? null : Number(line.getAttribute('data-seq')),
        id: line.getAttribute('data-message-id') ?? '',
        state: line.getAttribute('data-state') ?? '',
        text: line.querySelector('[dir="auto"]')?.textContent ?? '',
      })),
    );

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
