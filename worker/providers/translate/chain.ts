import type { Translatable, Translated } from '../../../rooms/deps';
import { codePoints } from '../../../rooms/protocol/text';
import type { Budget } from './budget';
import { EngineFailure, type Engine } from './engine';
import { health, realClock, type Health } from './rest';
import { whole } from './whole';
import { within } from './within';

/** An engine that hasn't answered by then is failing. */
export const TIMEOUT_MS = 5000;
const ATTEMPTS = 2;
const FIRST_WAIT_MS = 300;
/** When to ask again where D1 was out of reach, or something of ours failed. */
const AGAIN_MS = 5000;

/** What one engine made of it: a translation, nothing, or no answer yet. */
type Outcome = { text: string } | 'unknown' | 'spent' | { busyMs: number };

/** The site's day is spent, or nobody can say: no fault of the engine's. */
class NoBudget extends Error {
  constructor(readonly why: 'spent' | 'unreachable') {
    super(why);
  }
}

/**
 * Asks the engines in their order until one has it. What fails, is slow or limits us is asked once more, then left alone for a while, longer each
 * time, and the next is asked. How each has been doing is remembered here: whoever holds the chain holds that. The chain never throws.
 */
export function chain(engines: readonly Engine[], budget: Budget, { clock = realClock, timeoutMs = TIMEOUT_MS } = {}) {
  const doing = new Map<Engine, Health>(engines.map((engine) => [engine, health(clock)]));

  /** One answer, or a throw. Every text that is sent is paid for first, and what is never answered is given back. */
  const attempt = (engine: Engine, asked: Translatable) =>
    whole(async (texts) => {
      const call = () => within(timeoutMs, (signal) => engine.translate({ texts, from: asked.from, to: asked.to }, signal));
      if (!engine.costs) return call();
      const giveBack = await budget.take(texts.reduce((sum, text) => sum + codePoints(text), 0));
      if (typeof giveBack === 'string') throw new NoBudget(giveBack);
      try {
        return await call();
      } catch (error) {
        giveBack();
        throw error;
      }
    }, asked);

  async function attempts(engine: Engine, asked: Translatable): Promise<string | null> {
    for (let n = 1; ; n++) {
      try {
        return await attempt(engine, asked);
      } catch (error) {
        const isFinal = error instanceof NoBudget || (error instanceof EngineFailure && error.isFinal);
        if (isFinal || n === ATTEMPTS) throw error;
        await clock.wait(FIRST_WAIT_MS * 2 ** (n - 1) * (0.5 + clock.random()));
      }
    }
  }

  async function ask(engine: Engine, asked: Translatable, its: Health): Promise<Outcome> {
    const restMs = its.restMs();
    if (restMs > 0) return { busyMs: restMs };
    const call = its.begin();
    try {
      const text = await attempts(engine, asked);
      call.succeeded();
      return text === null ? 'unknown' : { text };
    } catch (error) {
      if (error instanceof NoBudget) {
        call.dropped();
        return error.why === 'spent' ? 'spent' : { busyMs: AGAIN_MS };
      }
      const busyMs = call.failed(error instanceof EngineFailure ? error.retryAfterMs : undefined);
      // Of other errors the name alone: what a server sent back, and a parser quotes, may be what people said.
      const why = error instanceof EngineFailure ? error.message : error instanceof Error ? error.name : 'threw';
      console.warn(`translate: ${engine.name} fails and rests for ${Math.round(busyMs)} ms: ${why}`);
      return { busyMs };
    }
  }

  return async (asked: Translatable): Promise<Translated> => {
    let busyMs = Infinity;
    let isSpent = false;
    try {
      for (const [engine, its] of doing) {
        const outcome = await ask(engine, asked, its);
        if (outcome === 'spent') isSpent = true;
        else if (outcome !== 'unknown') {
          if ('text' in outcome) return { text: outcome.text, engine: engine.name };
          busyMs = Math.min(busyMs, outcome.busyMs);
        }
      }
    } catch (error) {
      console.error('translate: failed', error);
      busyMs = Math.min(busyMs, AGAIN_MS);
    }
    if (busyMs < Infinity) return { missed: 'busy', retryAfterMs: Math.ceil(busyMs) };
    return { missed: isSpent ? 'budget' : 'unknown' };
  };
}
