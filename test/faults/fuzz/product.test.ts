import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../../support/contract-client';
import { upgrade } from '../../support/contract-upgrade';
import { startProduct, type Product } from '../../support/product';
import { fuzz as fuzzHttp } from './http';
import { fuzz as fuzzLive } from './live';
import { CLOSE, closing, layOut, readFrames } from './wire';

const SEED = 1;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

test('2,000 frames at a living room: no crash, no word of our insides, and two who talk meanwhile notice nothing', async () => {
  const { thrown, broken, counts } = await fuzzLive({ count: 2000, seed: SEED, product });
  expect(broken).toEqual([]);
  expect(thrown).toBeGreaterThanOrEqual(2000);
  for (const what of ['ended 4009', 'ended 1002', '40 MiB ended 1009', '20 MiB ended null', 'frame.invalid', 'frame.too_large']) {
    expect(counts[what] ?? 0, `${what} was never met`).toBeGreaterThan(0);
  }
});

test(
  '4,000 requests made from openapi.json: nothing but what it says, problem+json wherever it is refused, and no 5xx',
  { timeout: 600_000 },
  async () => {
    const { thrown, broken, counts } = await fuzzHttp({ count: 4000, seed: SEED, product });
    expect(broken).toEqual([]);
    expect(thrown).toBeGreaterThanOrEqual(4000);
    for (const what of ['GET /api/rooms 200', 'POST /api/rooms/{slug}/messages 201', 'POST /api/rooms/{slug}/join 200', 'elsewhere 404']) {
      expect(counts[what] ?? 0, `${what} was never met`).toBeGreaterThan(0);
    }
  },
);

test.each(['content-length', 'transfer-encoding'])('a body that a GET brings along (by %s) means nothing', async (by) => {
  const body = '{"a":1}';
  for (const path of ['/healthz', '/api/rooms', '/api/auth/get-session', '/', '/r/nobodymadeit']) {
    const status = (headers: Record<string, string>, sent?: string) =>
      new Promise<number>((done, fail) => {
        const asking = request(product.origin + path, { headers }, (answer) => {
          answer.resume().on('end', () => done(answer.statusCode ?? 0));
        });
        asking.on('error', fail).end(sent);
      });
    const bare = await status({});
    expect(await status({ [by]: by === 'content-length' ? String(body.length) : 'chunked' }, body), path).toBe(bare);
    expect(bare, path).toBeLessThan(500);
  }
});

test('words in a language that is none cost nobody a page', async () => {
  const head = await ContractClient.found(product.origin);
  await head.connect();
  await head.said('aku bilang begini', { lang: 'aa-b1-c2' });
  const page = await fetch(`${product.origin}/r/${head.slug}`, { headers: { 'accept-language': 'ko' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('aku bilang begini');
});

test('a goodbye by a code that nobody may say is answered 1002, and the line ends', async () => {
  const head = await ContractClient.found(product.origin);
  for (const code of [0, 999, 1004, 1006, 1015, 5000, 65_535]) {
    const { socket } = await upgrade(await head.url());
    const said = new Promise<number>((done) => readFrames(socket!, (down) => 'close' in down && done(down.close)));
    const ended = new Promise((done) => socket!.once('close', done));
    socket!.write(layOut({ opcode: CLOSE, payload: closing(code) }));
    expect(await said, String(code)).toBe(1002);
    await ended;
  }
  await head.said('남아 있다');
});
