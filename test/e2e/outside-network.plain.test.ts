import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { expect, test } from 'vitest';
import { OUTSIDE } from '../../worker/local/server.ts';

/** Asks for `?url=` by the network named in `?by=`; what can't be reached is 502. */
const SCRIPT = `export default {
  async fetch(request, env) {
    const asked = new URL(request.url).searchParams;
    const url = asked.get('url');
    try {
      return await (asked.get('by') === 'OUTSIDE' ? env.OUTSIDE.fetch(url) : fetch(url));
    } catch {
      return new Response('refused', { status: 502 });
    }
  },
};`;

test('what lies inside can’t be connected to, by address or by a name that leads there', async () => {
  let visits = 0;
  const inside = createServer((_, response) => response.end(`visit ${++visits}`));
  await new Promise<void>((done) => inside.listen(0, '127.0.0.1', done));
  const { port } = inside.address() as AddressInfo;
  const worker = { name: 'asks', modules: true as const, script: SCRIPT, compatibilityDate: '2026-10-20', serviceBindings: { OUTSIDE } };
  const local = new Miniflare(convertV4MiniflareOptions({ workers: [worker], log: undefined, handleRuntimeStdio: () => {} }));
  try {
    const ask = async (host: string, by: string) => {
      const answer = await local.dispatchFetch(`http://asks/?${new URLSearchParams({ url: `http://${host}:${port}/`, by })}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect(await ask('127.0.0.1', 'any'), 'it is there to be reached').toEqual({ status: 200, text: 'visit 1' });
    // `localhost` is a name like any other to who connects: one that led outside when it was looked up ends no other way.
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'])
      expect(await ask(host, 'OUTSIDE'), host).toEqual({ status: 502, text: 'refused' });
    expect(visits).toBe(1);
  } finally {
    await local.dispose();
    inside.close();
  }
});
