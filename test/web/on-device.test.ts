import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OnDevice } from '../../web/src/lib/room/device/on-device.svelte';

/** Ill, it throws at every text. */
let isIll = false;
let asked: string[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  [isIll, asked] = [false, []];
  globalThis.Translator = {
    availability: async () => 'available',
    create: async () => ({
      async translate(text: string) {
        asked.push(text);
        if (isIll) throw new Error('Out of memory.');
        return text === 'nothing' ? '' : `《ko》 ${text}`;
      },
    }),
  };
});
afterEach(() => {
  vi.useRealTimers();
  delete globalThis.Translator;
});

/** With Japanese wanted in Korean, and how to read a text once what was asked for has come. */
async function wanting() {
  const device = new OnDevice();
  device.accept('ja', 'ko');
  const settle = () => vi.advanceTimersByTimeAsync(0);
  await settle();
  const read = async (text: string) => {
    device.of(text, 'ja', 'ko');
    await settle();
    return device.of(text, 'ja', 'ko');
  };
  return { device, read };
}

test('a text is on its way, then there, and whoever listens is told', async () => {
  const { device, read } = await wanting();
  let told = 0;
  const stop = device.listen(() => told++);
  expect(device.of('三話', 'ja', 'ko')).toBeUndefined();
  expect(await read('三話')).toBe('《ko》 三話');
  expect(told).toBe(1);
  stop();
  await read('四話');
  expect([told, asked]).toEqual([1, ['三話', '四話']]);
});

test('an answer that comes late, of whether a language can be had, changes nothing for who has wanted it by then', async () => {
  const api = globalThis.Translator!;
  api.availability = () => new Promise((done) => setTimeout(() => done('downloadable'), 100));
  api.create = () => new Promise(() => {});
  const device = new OnDevice();
  device.state('ja', 'ko');
  device.accept('ja', 'ko');
  await vi.advanceTimersByTimeAsync(200);
  expect(device.state('ja', 'ko')).toBe(0);
});

test('what the translator failed at is asked for again after a while, what it has no words for is not', async () => {
  const { read } = await wanting();
  isIll = true;
  expect(await read('三話')).toBeNull();
  expect(await read('三話')).toBeNull();
  isIll = false;
  expect(await read('nothing')).toBeNull();
  expect(asked).toEqual(['三話', 'nothing']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await read('三話')).toBe('《ko》 三話');
  expect(await read('nothing')).toBeNull();
  expect(asked).toEqual(['三話', 'nothing', '三話']);
});

test('a page that stays open for ever doesn’t hold everything that was ever said', async () => {
  const { read } = await wanting();
  for (let n = 0; n < 1200; n++) await read(`${n}`);
  expect(await read('1199')).toBe('《ko》 1199');
  expect(asked).toHaveLength(1200);
  // The first is forgotten, and asked for when somebody comes to it.
  expect(await read('0')).toBe('《ko》 0');
  expect(asked).toHaveLength(1201);
});
