import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { translateBudgetOf, translatorOf } from '$worker/providers/translate/deployed';
import { libreTranslateAt } from '../../support/libretranslate-at';

const UNKNOWN = '국장님이 편지를 안 태웠대요';
const asked = (text: string) => ({ text, from: 'ko' as const, to: 'ja' as const });
let standIn: ReturnType<typeof libreTranslateAt>;
beforeEach(async () => {
  standIn = libreTranslateAt(env.LIBRETRANSLATE_STAND_IN);
  await env.DB.prepare('DELETE FROM translation_day').run();
});

test('with all that they need, the engines are asked in the order of wrangler.toml', async () => {
  const all = { ...env, TRANSLATE_ENGINES: 'workers-ai libretranslate phrasebook', LIBRETRANSLATE_URL: standIn.url };
  expect(await translatorOf(all)(asked('안녕하세요'))).toEqual({ text: '{ja} 안녕하세요', engine: 'workers-ai' });
  const own = { ...all, TRANSLATE_ENGINES: 'libretranslate' };
  expect(await translatorOf(own)(asked('안녕하세요'))).toEqual({ text: '‹ja› 안녕하세요', engine: 'libretranslate' });
});

test('without a key, the phrasebook', async () => {
  const translate = translatorOf(env);
  expect(await translate(asked('안녕하세요'))).toEqual({ text: 'こんにちは', engine: 'phrasebook' });
  expect(await translate(asked(UNKNOWN))).toEqual({ missed: 'unknown' });
});

test('the key is sent', async () => {
  await standIn.be({ key: 'right' });
  const translate = translatorOf({ ...env, LIBRETRANSLATE_URL: standIn.url, LIBRETRANSLATE_KEY: 'right' });
  expect(await translate(asked(UNKNOWN))).toMatchObject({ engine: 'libretranslate' });
});

test('how long an engine may take is configured', async () => {
  await standIn.be({ delayMs: 500 });
  const site = { ...env, LIBRETRANSLATE_URL: standIn.url };
  expect(await translatorOf({ ...site, TRANSLATE_TIMEOUT_MS: '50' })(asked(UNKNOWN))).toMatchObject({ missed: 'busy' });
  expect(await translatorOf({ ...site, TRANSLATE_TIMEOUT_MS: '30000' })(asked(UNKNOWN))).toMatchObject({ engine: 'libretranslate' });
});

test('rooms share the site’s day: spent by one, it is spent for all, and the phrasebook goes on', async () => {
  const site = { ...env, LIBRETRANSLATE_URL: standIn.url, TRANSLATE_CHARS_PER_DAY: String(UNKNOWN.length) };
  expect(await translatorOf(site)(asked(UNKNOWN))).toMatchObject({ engine: 'libretranslate' });
  const other = translatorOf(site);
  expect(await other(asked(UNKNOWN))).toEqual({ missed: 'budget' });
  expect(await other(asked('안녕하세요'))).toMatchObject({ engine: 'phrasebook' });
  expect(await standIn.calls()).toHaveLength(1);
});

test('what a minute holds is configured; what is no count is the default', () => {
  expect(translateBudgetOf({ ...env, TRANSLATE_CHARS_PER_MEMBER_MINUTE: '10', TRANSLATE_CHARS_PER_ROOM_MINUTE: '0' })).toEqual({
    memberPerMinute: 10,
    roomPerMinute: 0,
  });
  expect(translateBudgetOf({ ...env, TRANSLATE_CHARS_PER_MEMBER_MINUTE: 'many', TRANSLATE_CHARS_PER_ROOM_MINUTE: '' })).toEqual({
    memberPerMinute: 3000,
    roomPerMinute: 20_000,
  });
});
