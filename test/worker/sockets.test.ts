import { env, exports } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { sockets } from '../../worker/sockets';
import { call, codeOf, guest, makeRoom, ORIGIN } from './client';

const upgrade = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** The code that a socket is closed with, and what it said before. */
async function closing(path: string, headers: Record<string, string> = {}): Promise<{ code: number; said: unknown[] }> {
  const { webSocket } = await exports.default.fetch(ORIGIN + path, { headers: { ...upgrade, ...headers } });
  if (!webSocket) throw new Error('It was no socket.');
  const said: unknown[] = [];
  return new Promise((done) => {
    webSocket.addEventListener('message', ({ data }) => said.push(data));
    webSocket.addEventListener('close', ({ code }) => done({ code, said }));
    webSocket.accept();
  });
}

test('a foreign or null Origin is refused by status, whatever the socket carries', async () => {
  const { room, ticket } = await makeRoom(await guest());
  for (const origin of ['https://evil.example', 'null', 'http://openlink.test']) {
    const answer = await call('GET', `/parties/room/${room.id}?ticket=${ticket}&v=1&lang=ko`, { headers: { ...upgrade, origin } });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
  }
});

test('a request without Upgrade is a problem', async () => {
  const answer = await call('GET', '/parties/room/rm_aaaaaaaaaaaa');
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
});

test.each(['x', 'rm_', 'rm_UPPER', 'rm_%00%00%00%00', 'aaaaaaaaaaaa', 'rm_aaaaaaaaaaaa', `rm_${'a'.repeat(500)}`])(
  'the room id %s is accepted as a socket and closed 4004',
  async (id) => {
    expect(await closing(`/parties/room/${id}?v=1&ticket=x`)).toEqual({ code: 4004, said: [] });
  },
);

test('without a ticket, or with a foreign one, a socket is closed 4001 before any event', async () => {
  const as = await guest();
  const [one, two] = [await makeRoom(as), await makeRoom(as)];
  for (const query of ['', `&ticket=${two.ticket}`, '&ticket=x', `&ticket=${'x'.repeat(2000)}`]) {
    expect(await closing(`/parties/room/${one.room.id}?v=1&lang=ko${query}`)).toEqual({ code: 4001, said: [] });
  }
});

test('a URL without end is refused', async () => {
  const answer = await call('GET', `/parties/room/rm_aaaaaaaaaaaa?v=1&x=${'x'.repeat(5000)}`, { headers: upgrade });
  expect([answer.status, codeOf(answer)]).toEqual([413, 'input.too_large']);
});

test('a room is handed its own parameters and the hash of an address; nothing else gets in', async () => {
  const seen: Request[] = [];
  const stub = {
    fetch: async (request: Request) => (seen.push(request), new Response(null, { status: 101, webSocket: new WebSocketPair()[0] })),
  };
  const spied = { ...env, Room: { getByName: () => stub } } as unknown as typeof env;
  const ask = (address: string, id: string) =>
    sockets(
      new Request(`${ORIGIN}/parties/room/${id}?v=1&ticket=t&lang=ko&since=3&epoch=e&_pk=me&x=y`, {
        headers: {
          ...upgrade,
          cookie: 'a=b',
          authorization: 'Bearer x',
          'x-partykit-props': '{}',
          'x-partykit-room': 'z',
          'x-openlink-address': 'forged',
          'cf-connecting-ip': address,
        },
      }),
      spied,
    );
  await ask('203.0.113.9', 'rm_aaaaaaaaaaaa');
  await ask('203.0.113.9', 'rm_bbbbbbbbbbbb');
  await ask('203.0.113.10', 'rm_aaaaaaaaaaaa');
  const [first, elsewhere, other] = seen;
  expect(new URL(first?.url ?? '').search).toBe('?ticket=t&v=1&lang=ko&since=3&epoch=e');
  const names = [...(first?.headers.keys() ?? [])];
  expect(names.filter((name) => /cookie|authorization|partykit|cf-/.test(name))).toEqual([]);
  const hashes = [first, elsewhere, other].map((request) => request?.headers.get('x-openlink-address'));
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-z]{26}$/);
  expect(new Set(hashes).size).toBe(3);
});

test('a room’s own trouble is server.failed without its words', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  const stub = { fetch: async () => new Response('Error: secret\n at /src/room.ts', { status: 500 }) };
  const spied = { ...env, Room: { getByName: () => stub } } as unknown as typeof env;
  await expect(sockets(new Request(`${ORIGIN}/parties/room/rm_aaaaaaaaaaaa?v=1`, { headers: upgrade }), spied)).rejects.toThrow(
    /status 500/,
  );
  quiet.mockRestore();
});

test('who holds a ticket is welcomed', async () => {
  const { room, ticket, member } = await makeRoom(await guest());
  const { webSocket } = await exports.default.fetch(`${ORIGIN}/parties/room/${room.id}?ticket=${ticket}&v=1&lang=ko`, {
    headers: { ...upgrade, origin: ORIGIN },
  });
  if (!webSocket) throw new Error('It was no socket.');
  const first = new Promise<unknown>((done) => webSocket.addEventListener('message', ({ data }) => done(data), { once: true }));
  webSocket.accept();
  expect(z.array(z.unknown()).parse(JSON.parse(String(await first)))[0]).toMatchObject({
    type: 'room.welcome',
    you: { member: member.id, role: 'head' },
  });
  webSocket.close(1000);
});
