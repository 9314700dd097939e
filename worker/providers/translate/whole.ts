import { codePoints, tidy } from '../../../rooms/protocol/text';
import { isWhole, MARKS } from '../../../rooms/protocol/marks';
import type { Translatable } from '../../../rooms/deps';
import { EngineFailure, type Engine } from './engine';

const BETWEEN_MARKS = /(⟦\d+⟧)/u;
/** Engines put spaces into what they don't know. */
const LOOSE_MARK = /⟦\s*(\d+)\s*⟧/gu;
/** What no message may hold (rooms/protocol/text.ts), and what turns the direction of the text around it. */
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** Some servers answer plain text as if it were HTML. Where nobody wrote `&`, an entity is theirs. */
const decoded = (said: string, asked: string) =>
  asked.includes('&') ? said : said.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** An answer as a message could be; throws where no answer of sense looks like it. */
function sane(said: string, asked: string): string {
  const text = tidy(decoded(said, asked).replace(UNWANTED, '').toWellFormed().replace(LOOSE_MARK, '⟦$1⟧'));
  if (text === '') throw new EngineFailure('an empty answer');
  if (codePoints(text) > codePoints(asked) * 10 + 200) throw new EngineFailure('an answer far too long');
  return text;
}

const edges = (piece: string) => /^(\s*)([^]*?)(\s*)$/u.exec(piece)?.slice(1) ?? ['', piece, ''];

/**
 * One text by one engine, with every mark where it belongs: an answer that lost or doubled one is asked again as the pieces between them.
 * `ask` is the engine's `translate`, as the chain has it asked.
 */
export async function whole(
  ask: (texts: readonly string[]) => ReturnType<Engine['translate']>,
  { text }: Translatable,
): Promise<string | null> {
  const count = text.match(MARKS)?.length ?? 0;
  const [said = null] = await ask([text]);
  if (said === null) return null;
  const answer = sane(said, text);
  if (isWhole(answer, count)) return answer;
  const pieces = text.split(BETWEEN_MARKS);
  const wordy = pieces.filter((piece) => !BETWEEN_MARKS.test(piece) && /\p{L}/u.test(piece));
  const inner = wordy.map((piece) => edges(piece)[1] ?? '');
  const answers = inner.length ? await ask(inner) : [];
  if (answers.includes(null)) return null;
  const saidOf = new Map(wordy.map((piece, i) => [piece, sane(answers[i] ?? '', piece)]));
  const joined = pieces
    .map((piece) => {
      const own = saidOf.get(piece);
      const [before = '', , after = ''] = edges(piece);
      return own === undefined ? piece : `${before}${own}${after}`;
    })
    .join('');
  if (!isWhole(joined, count)) throw new EngineFailure('an answer with marks of its own');
  return joined;
}
