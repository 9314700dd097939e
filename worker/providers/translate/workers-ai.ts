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

/** Of one call: a list of hundreds of lines would take the account's minute from everybody else. */
const MOST_PORTIONS = 40;
const AT_ONCE = 6;

const hasWords = (text: string) => /\p{L}/u.test(text);

/** Cloudflare's own models, by the `AI` binding. Made for m2m100 and models that take and give the same; they know our codes of languages. */
export function workersAi(ai: AiBinding, model: string): Engine {
  return {
    name: 'workers-ai',
    costs: true,
    async translate({ texts, from, to }, signal) {
      // The model reads a newline as a space: lines are asked for one by one, so that a list stays a list.
      const portioned = texts.map((text) => text.split('\n').map(portions));
      const worded = [...new Set(portioned.flat(2).filter(hasWords))];
      if (worded.length > MOST_PORTIONS) return texts.map(() => null);
      const ask = async (text: string): Promise<string | null> => {
        try {
          return answer.parse(await ai.run(model, { text, source_lang: from, target_lang: to }, { signal })).translated_text.trim();
        } catch (error) {
          if (codeOf(error) === TOO_LARGE) return null;
          throw failureOf(error);
        }
      };
      const saidOf = new Map<string, string | null>();
      for (let i = 0; i < worded.length; i += AT_ONCE) {
        signal.throwIfAborted();
        await Promise.all(worded.slice(i, i + AT_ONCE).map(async (text) => saidOf.set(text, await ask(text))));
      }
      const isMissed = (lines: readonly string[][]) => lines.flat().some((text) => saidOf.get(text) === null);
      const said = (line: readonly string[]) => line.map((text) => saidOf.get(text) ?? text).join(to === 'ja' ? '' : ' ');
      return portioned.map((lines) => (isMissed(lines) ? null : lines.map(said).join('\n')));
    },
  };
}
