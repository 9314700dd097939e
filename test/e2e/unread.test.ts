import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, type Person, type Place } from '../support/browser';
import { guest, make } from '../support/contract-http';
import { crowd } from '../support/crowded-room';
import { inBrowser } from '../support/in-browser';
import { enter, online, scrollBy } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();

/** Somebody who was in a room, left the page, and comes back after others have said so much there. */
async function comingBack(place: Place, count: number) {
  const { origin } = on.product;
  const { room } = await make(origin, await guest(origin));
  const person = await arrive(on.browser, origin, place);
  await enter(person, room.url, '다녀온 사람', '잠깐 다녀올게요');
  await person.page.goto('about:blank');
  const seqs = await crowd(origin, room.slug, count);
  await person.page.goto(room.url);
  await online(person.page);
  return { person, seqs };
}
const divider = ({ page, words }: Person) => page.getByTestId('room-log').getByText(words.unread_from_here, { exact: true });
const pill = ({ page, words }: Person, count: string) =>
  page.getByRole('button', { name: words.new_from_here.replace('{count}', count), exact: true });

/** Where an element of the log stands, px below the log's upper edge; null where it isn't in sight. */
const placeOf = (page: Page, text: string) =>
  page.getByTestId('room-log').evaluate((list, text) => {
    const log = list.closest('[role="region"]')?.getBoundingClientRect();
    const found = [...list.querySelectorAll('span')].find((one) => one.textContent === text)?.getBoundingClientRect();
    return log && found && found.top >= log.top && found.bottom <= log.bottom ? found.top - log.top : null;
  }, text);
const lineBelow = (person: Person) =>
  divider(person).locator('xpath=ancestor::*[@role="listitem"][1]').locator('[data-seq]').getAttribute('data-seq');

test.for<[place: Place, count: number, shown: string]>([
  ['jakarta', 35, '35'],
  ['seoul', 35, '35'],
  ['jakarta', 130, '50+'],
])('in %s: of %i unread messages a pill says “%s”, and leads up to where one left off', async ([place, count, shown]) => {
  const { person, seqs } = await comingBack(place, count);
  const { page, words } = person;
  await pill(person, shown).waitFor();
  expect(await placeOf(page, words.unread_from_here), 'further up').toBeNull();
  await pill(person, shown).click();
  await until('the divider at the top', async () => ((await placeOf(page, words.unread_from_here)) ?? 999) < 120);
  expect(Number(await lineBelow(person)), 'above the first that is unread').toBe(seqs[0]);
  expect(await page.getByRole('button', { name: words.new_from_here.replace('{count}', '') }).count()).toBe(0);
  // The keyboard goes on from there, too.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region');
  await page.getByRole('button', { name: words.to_latest }).click();
  await until(
    'the end',
    async () => (await scrollBy(page, 0)).below < 1 && (await page.locator(`[data-seq="${seqs.at(-1)}"]`).count()) > 0,
  );
  expect(await pill(person, shown).count(), 'who has been there needs no way').toBe(0);
  expect(person.trouble).toEqual([]);
  await person.context.close();
});

test('where the divider is in sight there is no pill, and none is left once one has scrolled up to it', async () => {
  const few = await comingBack('seoul', 3);
  await divider(few.person).waitFor();
  expect(await placeOf(few.person.page, few.person.words.unread_from_here)).not.toBeNull();
  expect(await pill(few.person, '3').count()).toBe(0);
  const { person } = await comingBack('seoul', 30);
  const { page, words } = person;
  await pill(person, '30').waitFor();
  await until('the divider in sight', async () => (await scrollBy(page, -0.4), await placeOf(page, words.unread_from_here)) !== null);
  await pill(person, '30').waitFor({ state: 'detached' });
  await scrollBy(page, 100);
  expect(await pill(person, '30').count()).toBe(0);
  await Promise.all([few.person, person].map(({ context }) => context.close()));
});
