import { env } from 'cloudflare:workers';
import { beforeEach, expect, test, vi } from 'vitest';
import { libreTranslate, retryAfterOf } from '$worker/providers/translate/libretranslate';
import { EngineFailure } from '$worker/providers/translate/engine';
import { libreTranslateAt } from '../../support/libretranslate-at';

const never = new AbortController().signal;
let standIn: ReturnType<typeof libreTranslateAt>;
beforeEach(() => {
  standIn = libreTranslateAt(env.LIBRETRANSLATE_STAND_IN);
});

const ask = (texts: string[], { url = standIn.url, key = '' } = {}) =>
  libreTranslate(url, key).translate({ texts, from: 'ko', to: 'ja' }, never);
const failure = () =>
  ask(['안녕']).then(
    () => null,
    (error: unknown) => error,
  );

test('one text, and several in one call', async () => {
  expect(await ask(['안녕'])).toEqual(['‹ja› 안녕']);
  expect(await ask(['안녕', '뭐 해요?'])).toEqual(['‹ja› 안녕', '‹ja› 뭐 해요?']);
  expect(await standIn.calls()).toEqual([
    { texts: ['안녕'], from: 'ko', to: 'ja', mood: 'well' },
    { texts: ['안녕', '뭐 해요?'], from: 'ko', to: 'ja', mood: 'well' },
  ]);
});

test('a url with a slash at its end is the same server', async () => {
  expect(await ask(['안녕'], { url: `${standIn.url}/` })).toEqual(['‹ja› 안녕']);
});

test('the key goes with each call, and a wrong one is a failure that lasts', async () => {
  await standIn.be({ key: 'right' });
  expect(await ask(['안녕'], { key: 'right' })).toEqual(['‹ja› 안녕']);
  expect(await failure()).toMatchObject({ isFinal: true, retryAfterMs: 600_000 });
});

test('429 is final, and says for how long where the server does', async () => {
  await standIn.be({ mood: 'limited' });
  expect(await failure()).toMatchObject({ isFinal: true, retryAfterMs: undefined });
  await standIn.be({ mood: 'limited', retryAfter: '7' });
  expect(await failure()).toMatchObject({ isFinal: true, retryAfterMs: 7000 });
});

test.each(['failing', 'short'] as const)('%s is a failure that may pass', async (mood) => {
  await standIn.be({ mood });
  const error = await (mood === 'short' ? ask(['a', 'b']).catch((reason: unknown) => reason) : failure());
  expect(error).toBeInstanceOf(EngineFailure);
  expect(error).toMatchObject({ isFinal: false });
});

test.each(['broken', 'misshapen', 'cutting'] as const)('%s throws', async (mood) => {
  await standIn.be({ mood });
  expect(await failure()).toBeInstanceOf(Error);
});

test('dead: nobody listens', async () => {
  await expect(ask(['안녕'], { url: 'http://127.0.0.1:9' })).rejects.toThrow('Network connection lost');
});

test('a language that the server lacks is one that it doesn’t have; its own words, which may quote people’s, are in no log', async () => {
  const warn = vi.spyOn(console, 'warn');
  await standIn.be({ mood: 'refusing' });
  expect(await ask(['안녕', '네'])).toEqual([null, null]);
  expect(warn.mock.calls).toEqual([['translate: libretranslate refused ko to ja: 400']]);
  await standIn.be({ mood: 'failing' });
  expect(await failure()).toMatchObject({ message: '500' });
});

test('the signal ends a call', async () => {
  await standIn.be({ mood: 'hanging' });
  const engine = libreTranslate(standIn.url);
  await expect(engine.translate({ texts: ['안녕'], from: 'ko', to: 'ja' }, AbortSignal.timeout(50))).rejects.toThrow('timeout');
});

test.each([
  ['12', 12_000],
  [' 0 ', 0],
  ['Sat, 21 Nov 2026 00:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 00:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j is %s ms', (header, ms) => expect(retryAfterOf(header, Date.UTC(2026, 10, 21))).toBe(ms));
