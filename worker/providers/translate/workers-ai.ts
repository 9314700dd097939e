import { z } from '../../http/z';
import { EngineFailure, type Engine } from './engine';

/** What is used of the `AI` binding, for whatever model is configured. */
export type AiBinding = {
  run(model: string, inputs: Record<string, unknown>, options?: { signal?: AbortSignal }): Promise<unknown>;
};

const answer = z.object({ translated_text: z.string() });

/** The binding puts the code in front: “3036: You have used up …”. https://developers.cloudflare.com/workers-ai/platform/errors/ */
const codeOf = (error: unknown) => Number(/^(\d{4}): /.exec(error instanceof Error ? error.message : '')?.[1]);
const TOO_LARGE = 3006;
const OUT_OF_CAPACITY = 3040;
/** The account's free share of the day is spent, under its two numbers. */
const ACCOUNT_SPENT = new Set([3036, 4006]);
/** Nothing that passes by itself: no such model, no such data, not allowed. */
const MISCONFIGURED = new Set([3003, 3023, 3041, 3042, 5004, 5005, 5007, 5016, 5018, 5019]);
const LONG_REST_MS = 10 * 60_000;

function failureOf(error: unknown): unknown {
  const code = codeOf(error);
  if (code === OUT_OF_CAPACITY) return new EngineFailure('Workers AI is out of capacity', { isFinal: true });
  if (ACCOUNT_SPENT.has(code)) {
    return new EngineFailure('the account has spent its Workers AI of today', { isFinal: true, retryAfterMs: LONG_REST_MS });
  }
  if (MISCONFIGURED.has(code)) {
    return new EngineFailure(`Workers AI refuses the model (${code})`, { isFinal: true, retryAfterMs: LONG_REST_MS });
  }
  return error;
}

/** The model leaves out the end of what is long: sentences go by themselves, as many together as it reads whole. */
const LONGEST = 300;
function portions(line: string): string[] {
  const portions: string[] = [];
  for (const sentence of line.match(/[^.!?。！？]*(?:[.!?。！？]+\s*|$)/gu) ?? []) {
    const last = portions.pop() ?? '';
    if (last.length + sentence.length <= LONGEST) portions.push(last + sentence);
    else portions.push(last, ...(sentence.match(/[^]{1,300}/gu) ?? []));
  }
  return portions;
}

const hasWords = (text: string) => /\p{L}/u.test(text);

/** Cloudflare's own models, by the `AI` binding. Made for m2m100 and models that take and give the same; they know our codes of languages. */
export function workersAi(ai: AiBinding, model: string): Engine {
  return {
    name: 'workers-ai',
    costs: true,
    translate({ texts, from, to }, signal) {
      const portion = async (text: string): Promise<string | null> => {
        if (!hasWords(text)) return text;
        try {
          return answer.parse(await ai.run(model, { text, source_lang: from, target_lang: to }, { signal })).translated_text.trim();
        } catch (error) {
          if (codeOf(error) === TOO_LARGE) return null;
          throw failureOf(error);
        }
      };
      // The model reads a newline as a space: lines are asked for one by one, so that a list stays a list.
      const line = async (text: string) => {
        const said = await Promise.all(portions(text).map(portion));
        return said.includes(null) ? null : said.join(to === 'ja' ? '' : ' ');
      };
      const whole = async (text: string) => {
        const lines = await Promise.all(text.split('\n').map(line));
        return lines.includes(null) ? null : lines.join('\n');
      };
      return Promise.all(texts.map(whole));
    },
  };
}
