import type { Deps, Translatable, Translated } from '../../../rooms/deps';
import { dbOf } from '../../db/client';
import type { Env } from '../../env';
import { dayBudget } from './budget';
import { chain, TIMEOUT_MS } from './chain';
import type { Engine } from './engine';
import { libreTranslate } from './libretranslate';
import { enginesOn, type EngineName } from './on';
import { phrasebook } from './phrasebook/phrasebook';
import { workersAi, type AiBinding } from './workers-ai';

const DEFAULT_MODEL = '@cf/meta/m2m100-1.2b';
const PER_DAY = 300_000;
const PER_MEMBER_MINUTE = 3000;
const PER_ROOM_MINUTE = 20_000;

/** A count from wrangler.toml; what isn't one is the default. 0 is a count: nothing. */
const countOf = (text: string | undefined, otherwise: number) => (/^\d+$/.test(text ?? '') ? Number(text) : otherwise);

/**
 * The engines of this deployment, asked in their order (`Deps.translate`). Each room holds its own: what it learns of engines, and its block of
 * the day. `firstBlock`: how many characters of the day it takes at first, 1 for who takes no more than is needed.
 */
export function translatorOf(env: Env, day: { firstBlock?: number } = {}): (asked: Translatable) => Promise<Translated> {
  const make: Record<EngineName, () => Engine> = {
    'workers-ai': () => workersAi(env.AI as AiBinding, env.WORKERS_AI_TRANSLATE_MODEL || DEFAULT_MODEL),
    libretranslate: () => libreTranslate(env.LIBRETRANSLATE_URL ?? '', env.LIBRETRANSLATE_KEY),
    phrasebook: () => phrasebook,
  };
  const budget = dayBudget(dbOf(env), countOf(env.TRANSLATE_CHARS_PER_DAY, PER_DAY), day);
  return chain(
    enginesOn(env).map((name) => make[name]()),
    budget,
    { timeoutMs: countOf(env.TRANSLATE_TIMEOUT_MS, TIMEOUT_MS) },
  );
}

/** Characters a minute (`Deps.translateBudget`). */
export const translateBudgetOf = (env: Env): Deps['translateBudget'] => ({
  memberPerMinute: countOf(env.TRANSLATE_CHARS_PER_MEMBER_MINUTE, PER_MEMBER_MINUTE),
  roomPerMinute: countOf(env.TRANSLATE_CHARS_PER_ROOM_MINUTE, PER_ROOM_MINUTE),
});
