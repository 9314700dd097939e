import type { Deps, Translatable, Translated } from '../deps';
import { termsFor } from './glossary/store';
import { isWhole, protect, restore, wordsOf, type Marked } from '../protocol/marks';
import { codePoints } from '../protocol/text';

/** A call that hasn't come back by then never will. */
const CALL_MAX_MS = 60_000;

/** A text with its parts put back. One letter may be a long term of the glossary: what grows beyond measure is none. */
function whole(asked: Translatable, marked: Marked, engine: string): Translated {
  const text = restore(marked);
  return codePoints(text) > 10 * codePoints(asked.text) + 200 ? { missed: 'unknown' } : { text, engine };
}

/** Brings texts to the engines and back. The same text in the same languages is asked for once at a time. */
export class Asking {
  readonly #underWay = new Map<string, Promise<Translated>>();

  constructor(private readonly deps: Pick<Deps, 'translate' | 'later' | 'sql'>) {}

  /** What a text without words needs no engine for: it is the same for everyone, or one of the room's own terms. Null where there are words. */
  withoutWords(asked: Translatable): Translated | null {
    const marked = this.#marked(asked);
    return wordsOf(marked.text) ? null : whole(asked, marked, 'glossary');
  }

  /** Never throws, and always answers. */
  ask(asked: Translatable): Promise<Translated> {
    const key = `${asked.from} ${asked.to} ${asked.text}`;
    const known = this.#underWay.get(key);
    if (known) return known;
    const call = this.#call(asked);
    this.#underWay.set(key, call);
    void call.then(() => {
      if (this.#underWay.get(key) === call) this.#underWay.delete(key);
    });
    return call;
  }

  /** What is asked from now on doesn't share an answer with what was asked before. */
  forget(): void {
    this.#underWay.clear();
  }

  #marked({ text, from, to }: Translatable): Marked {
    return protect(text, termsFor(this.deps.sql, from, to));
  }

  async #call(asked: Translatable): Promise<Translated> {
    let cancel = () => {};
    const tooLate = new Promise<Translated>((resolve) => (cancel = this.deps.later(CALL_MAX_MS, () => resolve({ missed: 'busy' }))));
    try {
      const marked = this.#marked(asked);
      const answer = await Promise.race([this.deps.translate({ ...asked, text: marked.text }), tooLate]);
      if ('missed' in answer) return answer;
      // What lost a mark would show a link or a name that nobody wrote.
      if (!isWhole(answer.text, marked.parts.length)) return { missed: 'unknown' };
      return whole(asked, { ...marked, text: answer.text }, answer.engine);
    } catch (error) {
      console.error('room: a translation failed', error);
      return { missed: 'busy' };
    } finally {
      cancel();
    }
  }
}
