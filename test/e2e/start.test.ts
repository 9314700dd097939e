import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startProduct, type Product } from '../support/product';
import { until } from '../support/until';

let product: Product | undefined;
afterEach(async () => {
  await product?.dispose();
  product = undefined;
});

const directory = z.object({ items: z.array(z.object({ slug: z.string(), title: z.string() })) });
const talk = z.object({
  items: z.array(
    z.object({ text: z.string(), lang: z.string(), author: z.object({ nickname: z.string() }), reactions: z.array(z.unknown()) }),
  ),
});

/** The public rooms and what is said in them, by title. */
async function rooms(origin: string, query = '') {
  const found = new Map<string, z.infer<typeof talk>['items']>();
  for (const { slug, title } of directory.parse(await (await fetch(`${origin}/api/rooms${query}`)).json()).items) {
    found.set(title, talk.parse(await (await fetch(`${origin}/api/rooms/${slug}/messages?limit=100`)).json()).items);
  }
  return found;
}

const translations = z.object({ items: z.array(z.object({ lang: z.string(), translation: z.object({ engine: z.string() }).optional() })) });

/** The share of what is said in other languages, in all rooms, that can be read in this one. */
async function readIn(origin: string, lang: string): Promise<number> {
  const { items } = directory.parse(await (await fetch(`${origin}/api/rooms`)).json());
  const talks = await Promise.all(items.map(({ slug }) => fetch(`${origin}/api/rooms/${slug}/messages?limit=100&lang=${lang}`)));
  const read = await Promise.all(talks.map(async (answer) => translations.parse(await answer.json()).items));
  const foreign = read.flat().filter((line) => line.lang !== lang);
  return foreign.filter(({ translation }) => translation?.engine === 'phrasebook').length / foreign.length;
}

const listed = z.object({ items: z.array(z.object({ handle: z.string(), theme: z.string(), picture: z.string() })) });
const space = z.object({
  parts: z.object({
    guestbook: z.object({ items: z.array(z.object({ text: z.string() })) }),
    gifts: z.object({ items: z.array(z.object({ item: z.string() })) }),
    pet: z.object({ pet: z.object({ name: z.string(), age: z.string() }) }),
  }),
});

/** The spaces that the front page leads to, and what was left in them. */
async function spaces(origin: string) {
  const { items } = listed.parse(await (await fetch(`${origin}/api/profiles`)).json());
  return Promise.all(
    items.map(async ({ handle, theme }) => {
      const { parts } = space.parse(await (await fetch(`${origin}/api/profiles/${encodeURIComponent(handle)}`)).json());
      const notes = parts.guestbook.items.map(({ text }) => text);
      const gifts = parts.gifts.items.map(({ item }) => item);
      return { handle, theme, pet: parts.pet.pet, notes, gifts };
    }),
  );
}

function inUse(found: Awaited<ReturnType<typeof spaces>>) {
  expect(found).toHaveLength(6);
  expect(new Set(found.map(({ theme }) => theme)).size).toBe(6);
  expect(new Set(found.map(({ pet }) => pet.age))).toEqual(new Set(['baby', 'young', 'grown']));
  for (const { notes, gifts } of found) {
    expect(notes.length).toBeGreaterThanOrEqual(2);
    expect(new Set(notes).size).toBe(notes.length);
    expect(gifts.length).toBeGreaterThanOrEqual(2);
    expect(new Set(gifts).size).toBe(gifts.length);
  }
}

test('npm start makes three rooms that talk in three languages, keeps them, and ends cleanly when only npm is asked to', async () => {
  product = await startProduct({ command: ['npm', 'start'], env: { DEMO: '' } });
  expect((await fetch(`${product.origin}/healthz`)).status).toBe(200);
  const first = await rooms(product.origin);
  expect(first.size).toBe(3);
  const langs = new Set<string>();
  for (const lines of first.values()) {
    expect(lines.length).toBeGreaterThanOrEqual(14);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
    expect(new Set(lines.map(({ author }) => author.nickname)).size).toBeGreaterThanOrEqual(3);
    expect(lines.some(({ reactions }) => reactions.length > 0)).toBe(true);
    for (const { lang } of lines) langs.add(lang);
  }
  expect([...langs]).toEqual(expect.arrayContaining(['ko', 'ja', 'id']));
  expect([...(await rooms(product.origin, '?spoken=true')).keys()].toSorted()).toEqual([...first.keys()].toSorted());

  // Without a key or a network, what the product knows by itself is there for readers of every language, and for who comes later.
  for (const lang of ['ko', 'ja', 'id', 'en']) expect(await readIn(product.origin, lang), lang).toBeGreaterThan(0.5);
  expect(product.output()).toContain('Translation: phrasebook.');
  const settled = await spaces(product.origin);
  inUse(settled);

  const { code, ms } = await product.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(2000);
  await product.start();
  expect(await rooms(product.origin)).toEqual(first);
  expect(await spaces(product.origin)).toEqual(settled);

  // Killed without a word, it comes up again, even over what the killed one left behind.
  const [node] = product.processes();
  if (node) process.kill(node, 'SIGKILL');
  await product.start();
  expect(await rooms(product.origin)).toEqual(first);
});

test('a crash while the demo rooms are made is repaired at the next start', async () => {
  product = await startProduct({ env: { DEMO: '' }, ready: 'Making the demo rooms' });
  const { stateDir } = product;
  await until('somebody of the demo to be there', () => existsSync(join(stateDir, 'demo.json')), { everyMs: 5 });
  await new Promise((done) => setTimeout(done, 150));
  await product.kill();
  expect(existsSync(join(stateDir, 'demo-is-made'))).toBe(false);
  await product.start();
  const repaired = await rooms(product.origin);
  expect(repaired.size).toBe(3);
  for (const lines of repaired.values()) {
    expect(lines.length).toBeGreaterThanOrEqual(14);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  }
});

test('a crash while their people settle in is repaired too', async () => {
  product = await startProduct({ env: { DEMO: '' }, ready: 'Making the demo spaces' });
  await new Promise((done) => setTimeout(done, 700));
  await product.kill();
  await product.start();
  inUse(await spaces(product.origin));
});

test('a crash after somebody signed up, before their new session was kept, is repaired too', async () => {
  product = await startProduct({ env: { DEMO: '' } });
  const { stateDir, origin } = product;
  const [first, settled] = [await rooms(origin), await spaces(origin)];
  await product.stop();
  // What such a crash leaves: the guest's session, which has ended, and nothing that says that all is done.
  const file = join(stateDir, 'demo.json');
  const sessions = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(Object.keys(sessions)).toContain('단비');
  writeFileSync(file, JSON.stringify({ ...sessions, 단비: 'has.ended' }));
  rmSync(join(stateDir, 'demo-is-made'));
  await product.start();
  expect(await rooms(origin)).toEqual(first);
  expect(await spaces(origin)).toEqual(settled);
});

test('a second product on the same state is refused, and says why', async () => {
  product = await startProduct();
  const { stateDir } = product;
  await expect(startProduct({ env: { STATE_DIR: stateDir } })).rejects.toThrow(/already runs/);
});
