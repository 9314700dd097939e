import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { arrive, type Place } from '../support/browser';
import { call, guest, make, newId } from '../support/contract-http';
import { inBrowser } from '../support/in-browser';
import { online, ready, said } from '../support/room-page';
import { conversation } from './conversation';

const KIB = 1024;
const LIMIT = 120 * KIB;

const on = inBrowser();

test.for<Place>(['seoul', 'jakarta'])('the first load of a room takes at most 120 KiB of JavaScript, gzipped, in %s', async (place) => {
  const { origin } = on.product;
  const session = await guest(origin);
  const { room } = await make(origin, session);
  for (const { text } of conversation.slice(0, 18)) {
    await call(origin, 'POST', `/api/rooms/${room.slug}/messages`, { bearer: session, body: { id: newId(), text } });
  }
  const person = await arrive(on.browser, origin, place);
  const scripts = new Map<string, Promise<Buffer>>();
  person.page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.endsWith('.js')) scripts.set(answer.url(), answer.body());
  });
  await person.page.goto(room.url, { waitUntil: 'networkidle' });
  await ready(person.page);
  // A member's page is more than a visitor's: with the first word, too.
  await person.page.getByTestId('nickname').fill('처음');
  await said(person, '안녕');
  await online(person.page);
  await person.page.waitForLoadState('networkidle');

  let total = 0;
  for (const body of scripts.values()) total += gzipSync(await body).length;
  console.log(`JavaScript of a room's first load (${place}): ${(total / KIB).toFixed(1)} KiB gzipped in ${scripts.size} files`);
  expect(scripts.size).toBeGreaterThan(2);
  expect(total).toBeGreaterThan(20 * KIB);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
