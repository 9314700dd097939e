import { expect, test } from 'vitest';
import { z } from 'zod';
import { barriers, still } from '../support/axe';
import { arrive, PLACES, type Place } from '../support/browser';
import { call, make } from '../support/contract-http';
import { framingWords } from '../support/framing-words';
import { inBrowser } from '../support/in-browser';
import { online } from '../support/room-page';
import { until } from '../support/until';
import { session } from '../shots/world';

const on = inBrowser();
const told = z.looseObject({ embed: z.string(), origins: z.array(z.string()) });

test.for<Place>(['seoul', 'jakarta'])('a head says in which sites’ pages the room may be shown, in %s', async (place) => {
  const { origin } = on.product;
  const { bearer, cookies } = await session(origin);
  const { room } = await make(origin, bearer);
  const head = await arrive(on.browser, origin, place);
  const { page, words } = head;
  const own = framingWords[PLACES[place].lang];
  await head.context.addCookies(cookies);
  await page.goto(room.url);
  await online(page);
  if (head.phone) await page.getByRole('button', { name: words.people_and_room }).click();
  const open = async () => {
    await page.getByRole('button', { name: words.room_settings }).click();
    await page.getByRole('radio', { name: own.framing_listed }).waitFor();
  };
  const save = () => page.getByRole('button', { name: words.save, exact: true }).click();
  const framing = async () => told.parse((await call(origin, 'GET', `/api/embed/rooms/${room.slug}`)).body);

  await open();
  expect(await page.getByRole('radio', { name: own.framing_any }).isChecked()).toBe(true);
  await page.getByRole('radio', { name: own.framing_listed }).check({ force: true });
  await save();
  expect(await page.getByRole('alert').textContent()).toBe(own.framing_sites_none);
  const sites = page.getByLabel(own.framing_sites);
  await sites.fill('https://blog.example/about');
  await save();
  expect(await page.getByRole('alert').textContent()).toBe(own.framing_sites_wrong.replace('{site}', 'https://blog.example/about'));
  await still(page);
  expect((await barriers(page)).filter((line) => line.includes('set-'))).toEqual([]);
  await sites.fill('https://Blog.example\nhttps://webtoon.example/');
  await save();
  await until('the room to know', async () => (await framing()).embed === 'listed');
  expect(await framing()).toEqual({ embed: 'listed', origins: ['https://blog.example', 'https://webtoon.example'] });

  await open();
  await until('the sites to be there', async () => (await sites.inputValue()) === 'https://blog.example\nhttps://webtoon.example');
  await page.getByRole('radio', { name: own.framing_none }).check({ force: true });
  await save();
  await until('the room to know', async () => (await framing()).embed === 'none');
  expect(head.trouble).toEqual([]);
  await head.context.close();
});
