import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startProxy, type Proxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

let proxy: Proxy;
let server: ReturnType<typeof createServer>;
let heard = '';
const ends: Socket[] = [];

/** A server that says everything back, and keeps what it heard. */
beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    ends.push(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      socket.write(bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  proxy = await startProxy({ to: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const end of ends.splice(0)) end.destroy();
  await proxy.stop();
  await new Promise((done) => server.close(done));
});

async function line() {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', noDelay: true });
  const end = { socket, got: '', error: '', closed: false };
  ends.push(socket);
  socket.on('data', (bytes) => (end.got += bytes.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => (end.error = error.code ?? ''));
  socket.on('close', () => (end.closed = true));
  await new Promise<void>((done) => ['connect', 'close'].forEach((event) => socket.once(event, () => done())));
  return end;
}

test('what is said comes through, and is counted', async () => {
  const end = await line();
  end.socket.write('안녕');
  await until('the echo', () => end.got === '안녕');
  expect(proxy.count).toMatchObject({ lines: 1, up: 6, down: 6 });
});

test('a delay with jitter keeps the order', async () => {
  proxy.delay({ up: 20, down: 10, jitterMs: 40, seed: 7 });
  const end = await line();
  const began = performance.now();
  const words = Array.from({ length: 30 }, (_, n) => `${n} `);
  for (const word of words) {
    end.socket.write(word);
    await new Promise((done) => setTimeout(done, 2));
  }
  await until('all of it', () => end.got === words.join(''));
  expect(performance.now() - began).toBeGreaterThanOrEqual(30);
});

test('a cut is a reset for both, and a new line is as good as the first', async () => {
  const end = await line();
  end.socket.write('a');
  await until('the echo', () => end.got === 'a');
  proxy.cut();
  await until('the reset', () => end.closed && end.error === 'ECONNRESET');
  const again = await line();
  again.socket.write('b');
  await until('the echo', () => again.got === 'b');
});

test('half open, both sides stay up and nothing comes through', async () => {
  const end = await line();
  proxy.halfOpen(true);
  end.socket.write('lost');
  await until('the loss', () => proxy.count.droppedUp === 4);
  expect([heard, end.closed]).toEqual(['', false]);
  proxy.halfOpen(false);
  proxy.cut();
  await until('the end', () => end.closed);
});

test('a way that is paused holds the bytes back and loses none', async () => {
  const end = await line();
  proxy.pause('down', true);
  end.socket.write('held');
  await until('the way up', () => heard === 'held');
  await new Promise((done) => setTimeout(done, 50));
  expect(end.got).toBe('');
  proxy.pause('down', false);
  await until('the echo', () => end.got === 'held');
});

test('a filter loses what it says', async () => {
  proxy.drop((way, bytes) => way === 'down' && bytes.includes('receipt'));
  const end = await line();
  end.socket.write('receipt');
  await until('the loss', () => proxy.count.droppedDown === 7);
  end.socket.write('word');
  await until('the echo', () => end.got === 'word');
});

test('refused, a new line is reset', async () => {
  proxy.refuse(true);
  const end = await line();
  await until('the reset', () => end.closed);
  expect(proxy.count).toMatchObject({ lines: 0, refused: 1 });
});

test('an end is passed on once all before it is', async () => {
  proxy.delay(20);
  const end = await line();
  end.socket.end('last');
  await until('the echo and the end', () => end.closed && end.got === 'last');
  expect(end.error).toBe('');
});
