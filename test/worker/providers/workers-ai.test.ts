import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { chain } from '$worker/providers/translate/chain';
import { EngineFailure } from '$worker/providers/translate/engine';
import { workersAi } from '$worker/providers/translate/workers-ai';

const M2M100 = '@cf/meta/m2m100-1.2b';
const never = new AbortController().signal;
const ai = (model = M2M100) => {
  if (!env.AI) throw new Error('vitest.config.ts binds no AI.');
  return workersAi(env.AI, model);
};
const failure = (model: string) =>
  ai(model)
    .translate({ texts: ['안녕'], from: 'ko', to: 'ja' }, never)
    .then(
      () => null,
      (error: unknown) => error,
    );

test('the binding is asked with our codes of languages, a text at a time', async () => {
  expect(await ai().translate({ texts: ['안녕', '뭐 해요?'], from: 'ko', to: 'ja' }, never)).toEqual(['{ja} 안녕', '{ja} 뭐 해요?']);
});

test('a list stays a list: the model reads newlines as spaces, so lines are asked for one by one', async () => {
  const [said] = await ai().translate({ texts: ['豆 15 g\n\n0:30\nお湯 240 g'], from: 'ja', to: 'en' }, never);
  expect(said).toBe('{en} 豆 15 g\n\n0:30\n{en} お湯 240 g');
});

test('a long line goes in portions of whole sentences, for the model leaves out the end of what is long', async () => {
  const sentence = '오늘은 편지를 한 통 받았어요. ';
  const [said] = await ai().translate({ texts: [sentence.repeat(40).trim()], from: 'ko', to: 'en' }, never);
  const portions = said?.split('{en} ').slice(1) ?? [];
  expect(portions.length).toBeGreaterThan(1);
  expect(portions.map((portion) => portion.trim()).join(' ')).toBe(sentence.repeat(40).trim());
  for (const portion of portions) {
    expect(portion.length).toBeLessThanOrEqual(300);
    expect(portion.trim()).toMatch(/\.$/u);
  }
});

test('many lines go six at a time, what is said twice once, and of far too many none', async () => {
  let [calls, open, most] = [0, 0, 0];
  const counting = {
    run: async (_: string, { text }: Record<string, unknown>) => {
      calls++;
      most = Math.max(most, ++open);
      await new Promise((done) => setTimeout(done, 1));
      open--;
      return { translated_text: `{en} ${text}` };
    },
  };
  const list = (lines: number, text: (n: number) => string) => Array.from({ length: lines }, (_, n) => text(n)).join('\n');
  const say = (text: string) => workersAi(counting, M2M100).translate({ texts: [text], from: 'ko', to: 'en' }, never);
  expect(await say(list(40, (n) => `가 ${n}`))).toEqual([list(40, (n) => `{en} 가 ${n}`)]);
  expect([calls, most]).toEqual([40, 6]);
  expect(await say(list(2000, () => '가'))).toEqual([list(2000, () => '{en} 가')]);
  expect(calls).toBe(41);
  expect(await say(list(41, (n) => `가 ${n}`))).toEqual([null]);
  expect(calls).toBe(41);
});

test.each([
  ['3040', undefined],
  ['3036', 600_000],
  ['5007', 600_000],
])('error %s is a failure that asking again at once doesn’t mend', async (code, retryAfterMs) => {
  const error = await failure(`@stand-in/${code}`);
  expect(error).toBeInstanceOf(EngineFailure);
  expect(error).toMatchObject({ isFinal: true, retryAfterMs });
});

test('a text that is too large is one that it doesn’t have', async () => {
  expect(await ai('@stand-in/3006').translate({ texts: ['안녕'], from: 'ko', to: 'ja' }, never)).toEqual([null]);
});

test('what it doesn’t document is a failure that may pass', async () => {
  expect(await failure('@stand-in/9999')).not.toBeInstanceOf(EngineFailure);
  expect(await failure('@stand-in/misshapen')).toBeInstanceOf(Error);
});

test('a model that never answers holds nobody up', async () => {
  const ask = chain([ai('@stand-in/hanging')], { take: async () => () => {} }, { timeoutMs: 50 });
  expect(await ask({ text: '안녕', from: 'ko', to: 'ja' })).toMatchObject({ missed: 'busy' });
});
