import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { Budget } from '$worker/providers/translate/budget';
import { chain } from '$worker/providers/translate/chain';
import { EngineFailure, type Engine } from '$worker/providers/translate/engine';
import { libreTranslate } from '$worker/providers/translate/libretranslate';
import { phrasebook } from '$worker/providers/translate/phrasebook/phrasebook';
import { libreTranslateAt } from '../../support/libretranslate-at';
import type { State } from '../../support/libretranslate-state';

/** Hours pass as the test says; a wait is over at once and is written down. */
function ownClock() {
  let now = Date.UTC(2026, 10, 21);
  const waits: number[] = [];
  return {
    waits,
    pass: (ms: number) => void (now += ms),
    now: () => now,
    wait: async (ms: number) => {
      waits.push(ms);
      now += ms;
    },
    random: () => 0.5,
  };
}

const endless: Budget = { take: async () => () => {} };
let clock: ReturnType<typeof ownClock>;
let standIn: ReturnType<typeof libreTranslateAt>;
beforeEach(() => {
  clock = ownClock();
  standIn = libreTranslateAt(env.LIBRETRANSLATE_STAND_IN);
});

/** The chain of a deployment with a server of LibreTranslate. */
const deployed = (more: { engines?: Engine[]; budget?: Budget; timeoutMs?: number } = {}) => {
  const ask = chain(more.engines ?? [libreTranslate(standIn.url), phrasebook], more.budget ?? endless, {
    clock,
    timeoutMs: more.timeoutMs ?? 5000,
  });
  return (text: string) => ask({ text, from: 'ko', to: 'ja' });
};
const calls = async () => (await standIn.calls()).length;

test('the first engine that has it is the one', async () => {
  expect(await deployed()('안녕하세요')).toEqual({ text: '‹ja› 안녕하세요', engine: 'libretranslate' });
  const other = deployed({ engines: [phrasebook, libreTranslate(standIn.url)] });
  expect(await other('안녕하세요')).toEqual({ text: 'こんにちは', engine: 'phrasebook' });
  expect(await other('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'libretranslate' });
});

test('nobody has it: unknown, and nothing rests', async () => {
  await standIn.be({ mood: 'refusing' });
  const ask = deployed();
  expect(await ask('국장님이 편지를 안 태웠대요')).toEqual({ missed: 'unknown' });
  await standIn.be({ mood: 'well' });
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'libretranslate' });
});

test('no engine at all: unknown', async () => {
  expect(await deployed({ engines: [] })('안녕하세요')).toEqual({ missed: 'unknown' });
});

test('a failure that passes is asked once more, after a moment, and nobody notices', async () => {
  await standIn.be({ mood: 'failing', calls: 1 });
  expect(await deployed()('안녕하세요')).toMatchObject({ engine: 'libretranslate' });
  expect(clock.waits).toEqual([300]);
  expect(await calls()).toBe(2);
});

test.each<[string, Partial<State>, number]>([
  ['500', { mood: 'failing' }, 2],
  ['broken JSON', { mood: 'broken' }, 2],
  ['JSON of another shape', { mood: 'misshapen' }, 2],
  ['a cut line', { mood: 'cutting' }, 2],
  ['429', { mood: 'limited' }, 1],
  ['a wrong key', { mood: 'forbidding' }, 1],
])('%s: the next engine is asked, and the failing one rests', async (_, state, asked) => {
  await standIn.be(state);
  const ask = deployed();
  expect(await ask('안녕하세요')).toEqual({ text: 'こんにちは', engine: 'phrasebook' });
  expect(await calls()).toBe(asked);
  // What no later engine has is busy, for as long as the rest lasts; the phrasebook goes on.
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ missed: 'busy' });
  expect(await ask('고마워요')).toMatchObject({ engine: 'phrasebook' });
  expect(await calls()).toBe(asked);
});

test('an answer without sense is none, and the engine is there for other texts', async () => {
  const translate: Engine['translate'] = async ({ texts }) => texts.map((text) => text.replace('나쁜', '⟦7⟧'));
  const ask = deployed({ engines: [{ name: 'inventing', costs: true, translate }, phrasebook] });
  expect(await ask('이것은 ⟦0⟧ 나쁜 말')).toEqual({ missed: 'unknown' });
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'inventing' });
});

test.each(['emptying', 'endless'] as const)('%s: the next engine is asked, and nothing rests', async (mood) => {
  await standIn.be({ mood });
  const ask = deployed();
  expect(await ask('안녕하세요')).toEqual({ text: 'こんにちは', engine: 'phrasebook' });
  expect(await ask('국장님이 편지를 안 태웠대요')).toEqual({ missed: 'unknown' });
  await standIn.be({ mood: 'well' });
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'libretranslate' });
  // Nothing was asked twice.
  expect(await calls()).toBe(3);
});

test('spaces around marks are kept, however many', async () => {
  const spaces = ' '.repeat(1900);
  const losing: Engine = {
    name: 'losing',
    costs: false,
    translate: async ({ texts }) => texts.map((text) => text.replace(/⟦\d+⟧/gu, '')),
  };
  expect(await deployed({ engines: [losing] })(`a${spaces}b${spaces}⟦0⟧ \n c`)).toMatchObject({ text: `a${spaces}b${spaces}⟦0⟧ \n c` });
});

test('slow is failing', async () => {
  await standIn.be({ mood: 'hanging' });
  expect(await deployed({ timeoutMs: 1000 })('안녕하세요')).toMatchObject({ engine: 'phrasebook' });
  expect(await calls()).toBe(2);
});

test('late but in time is an answer', async () => {
  await standIn.be({ delayMs: 300 });
  expect(await deployed()('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'libretranslate' });
});

test('dead: busy, and back once somebody listens', async () => {
  const other = libreTranslateAt(env.LIBRETRANSLATE_STAND_IN);
  let url = 'http://127.0.0.1:9';
  const moving: Engine = {
    name: 'libretranslate',
    costs: true,
    translate: (asked, signal) => libreTranslate(url).translate(asked, signal),
  };
  const ask = deployed({ engines: [moving] });
  const missed = await ask('네');
  if (!('missed' in missed) || !missed.retryAfterMs) throw new Error('It should be busy.');
  url = other.url;
  clock.pass(missed.retryAfterMs);
  expect(await ask('네')).toMatchObject({ text: '‹ja› 네' });
});

test('rests grow, up to half a minute, and one success ends them', async () => {
  await standIn.be({ mood: 'failing' });
  const ask = deployed({ engines: [libreTranslate(standIn.url)] });
  const rests: number[] = [];
  for (let i = 0; i < 7; i++) {
    const missed = await ask('네');
    if (!('missed' in missed)) throw new Error('It should fail.');
    rests.push(missed.retryAfterMs ?? 0);
    clock.pass(missed.retryAfterMs ?? 0);
  }
  expect(rests).toEqual([1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500]);
  await standIn.be({ mood: 'well' });
  expect(await ask('네')).toMatchObject({ engine: 'libretranslate' });
  await standIn.be({ mood: 'failing' });
  expect(await ask('네')).toEqual({ missed: 'busy', retryAfterMs: 1500 });
});

test('Retry-After is honoured, but not for a year', async () => {
  await standIn.be({ mood: 'limited', retryAfter: '90' });
  const ask = deployed({ engines: [libreTranslate(standIn.url)] });
  expect(await ask('네')).toEqual({ missed: 'busy', retryAfterMs: 90_000 });
  clock.pass(89_000);
  expect(await ask('네')).toEqual({ missed: 'busy', retryAfterMs: 1000 });
  expect(await calls()).toBe(1);
  clock.pass(1000);
  await standIn.be({ mood: 'limited', retryAfter: '31536000' });
  expect(await ask('네')).toEqual({ missed: 'busy', retryAfterMs: 3_600_000 });
});

test('calls that fail together are one failure, and one call finds out whether it is over', async () => {
  await standIn.be({ mood: 'limited' });
  const ask = deployed({ engines: [libreTranslate(standIn.url)] });
  const six = await Promise.all(['가', '나', '다', '라', '마', '바'].map(ask));
  expect(six).toEqual(six.map(() => ({ missed: 'busy', retryAfterMs: 1500 })));
  clock.pass(1500);
  await standIn.be({ mood: 'well', delayMs: 100 });
  const after = await Promise.all(['가', '나', '다'].map(ask));
  expect(after.filter((answer) => 'text' in answer)).toHaveLength(1);
  expect(after.filter((answer) => 'missed' in answer)).toEqual([
    { missed: 'busy', retryAfterMs: 1000 },
    { missed: 'busy', retryAfterMs: 1000 },
  ]);
  expect(await ask('나')).toMatchObject({ engine: 'libretranslate' });
});

test.each(['mangling', 'doubling'] as const)(
  'marks that come back %s: asked again as the pieces between them, in one call',
  async (mood) => {
    await standIn.be({ mood });
    const answer = await deployed()('⟦0⟧ 이거 봤어요? ⟦1⟧ 진짜예요 ⟦2⟧');
    expect(answer).toEqual({ text: '⟦0⟧ ‹ja› 이거 봤어요? ⟦1⟧ ‹ja› 진짜예요 ⟦2⟧', engine: 'libretranslate' });
    expect((await standIn.calls()).map(({ texts }) => texts.length)).toEqual([1, 2]);
  },
);

test('marks with spaces in them are still marks', async () => {
  await standIn.be({ mood: 'loosening' });
  expect(await deployed()('⟦0⟧ 봤어요 ⟦1⟧')).toMatchObject({ text: '‹ja› ⟦0⟧ 봤어요 ⟦1⟧' });
  expect(await calls()).toBe(1);
});

test('entities are read where nobody wrote them, and markup stays text', async () => {
  await standIn.be({ mood: 'escaping' });
  const ask = deployed();
  expect(await ask("it's <b>")).toMatchObject({ text: "‹ja› it's <b>" });
  expect(await ask("R&B it's")).toMatchObject({ text: '‹ja› R&B it&#39;s' });
});

test('control characters and turned directions don’t come through', async () => {
  const bad: Engine = { name: 'bad', costs: false, translate: async () => ['\u202e\u0000 ok \ud800'] };
  expect(await deployed({ engines: [bad] })('네')).toEqual({ text: 'ok \ufffd', engine: 'bad' });
});

test('an engine that throws what it likes breaks nothing', async () => {
  const broken: Engine = {
    name: 'broken',
    costs: false,
    translate: () => {
      throw 'a string';
    },
  };
  expect(await deployed({ engines: [broken, phrasebook] })('네')).toMatchObject({ engine: 'phrasebook' });
});

test('every text that is sent is paid for first; what costs nothing isn’t', async () => {
  const taken: number[] = [];
  const budget: Budget = {
    take: async (characters) => {
      taken.push(characters);
      return () => {};
    },
  };
  await standIn.be({ mood: 'failing', calls: 1 });
  const ask = deployed({ budget });
  await ask('안녕😀');
  expect(taken).toEqual([3, 3]);
  await deployed({ budget, engines: [phrasebook] })('안녕');
  expect(taken).toEqual([3, 3]);
});

test('what is never answered costs the day no more than itself, however often it is asked', async () => {
  let [left, least] = [100_000, 100_000];
  const budget: Budget = {
    take: async (characters) => {
      left -= characters;
      least = Math.min(least, left);
      return () => void (left += characters);
    },
  };
  const dead: Engine = { name: 'dead', costs: true, translate: () => Promise.reject(new Error('nobody listens')) };
  const ask = deployed({ budget, engines: [dead] });
  for (let i = 0; i < 20; i++) {
    await ask('나쁜 말 '.repeat(800));
    clock.pass(60_000);
  }
  expect([left, least]).toEqual([100_000, 96_000]);
  await deployed({ budget })('안녕');
  expect(left).toBe(99_998);
});

test('the day is spent: the next engine is asked, and what nobody has is missed for the budget; the engine doesn’t rest', async () => {
  let isSpent = true;
  const ask = deployed({ budget: { take: async () => (isSpent ? 'spent' : () => {}) } });
  expect(await ask('안녕하세요')).toMatchObject({ engine: 'phrasebook' });
  expect(await ask('국장님이 편지를 안 태웠대요')).toEqual({ missed: 'budget' });
  expect(await calls()).toBe(0);
  isSpent = false;
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ engine: 'libretranslate' });
});

test('nobody can say whether the day is spent: busy, and nothing is sent', async () => {
  const ask = deployed({ budget: { take: async () => 'unreachable' } });
  expect(await ask('국장님이 편지를 안 태웠대요')).toEqual({ missed: 'busy', retryAfterMs: 5000 });
  expect(await calls()).toBe(0);
});

test('a failure of a budget breaks nothing', async () => {
  const ask = deployed({
    budget: {
      take: async () => {
        throw new EngineFailure('no');
      },
    },
  });
  expect(await ask('국장님이 편지를 안 태웠대요')).toMatchObject({ missed: 'busy' });
});
