import { expect, test } from 'vitest';
import { arrive } from '../support/browser';
import { ContractClient } from '../support/contract-client';
import { guest, make } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { enter } from '../support/room-page';
import { until } from '../support/until';

const on = inBrowser();

const CROWD = 24;

test('in a room of many, a person is found by a part of the name, and the panel’s parts fold, by keyboard alone', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: '많은 사람' });
  const crowd = await Promise.all(
    Array.from({ length: CROWD }, (_, i) =>
      ContractClient.enter(on.product.origin, room.slug, i === 7 ? 'Ｋopi Hitam ☕' : `손님 ${i}`, 'ko'),
    ),
  );
  const person = await arrive(on.browser, on.product.origin, 'seoul');
  const { page, words } = person;
  await enter(person, room.url, '나도왔어', '안녕');
  const people = page.getByTestId('people');
  await until('everybody to be listed', async () => (await people.getByRole('listitem').count()) === CROWD + 1);
  const search = people.getByRole('searchbox', { name: words.people_search });
  await search.focus();
  await page.keyboard.type('kopi');
  await until('one to be found', async () => (await people.getByRole('listitem').count()) === 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ｋopi Hitam ☕' });
  await dialog.getByRole('button', { name: words.hide_person }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await search.fill('아무도아닌이름');
  await people.getByText(words.people_search_none).waitFor();

  await people.locator('summary').focus();
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'hidden' });
  expect(person.trouble).toEqual([]);
  await Promise.all(crowd.map((client) => client.cut()));
  await person.context.close();
});

test('on a phone the panel takes the focus, and Escape closes it and brings the focus back', async () => {
  const { room } = await make(on.product.origin, await guest(on.product.origin), { title: 'Panel' });
  const person = await arrive(on.browser, on.product.origin, 'jakarta');
  const { page, words } = person;
  await enter(person, room.url, 'Dewi', 'Halo!');
  const button = page.getByRole('button', { name: words.people_and_room });
  const panel = page.getByRole('complementary', { name: words.people_and_room });
  await button.tap();
  await until('the focus to be in the panel', () => panel.evaluate((aside) => aside.contains(document.activeElement)));
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await until('the focus to be back', () => button.evaluate((it) => it === document.activeElement));
  expect(person.trouble).toEqual([]);
  await person.context.close();
});
