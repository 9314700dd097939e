import { codePoints, tidy } from '../../../rooms/protocol/text';
import { isWhole, MARKS } from '../../../rooms/protocol/marks';
import type { Translatable } from '../../../rooms/deps';
import type { Engine } from './engine';

const BETWEEN_MARKS = /(⟦\d+⟧)/u;
/** What no message may hold (rooms/protocol/text.ts), and what turns the direction of the text around it. */
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** Some servers answer plain text as if it were HTML. Where nobody wrote `&`, an entity is theirs. */
const decoded = (said: string, asked: string) =>
  asked.includes('&') ? said : said.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity, name: string) => ENTITIES[name] ?? entity);

/** An answer as a message could be; null where no answer of sense looks like it. */
function sane(said: string, asked: string): string | null {
  const text = tidy(decoded(said, asked).replace(UNWANTED, '').toWellFormed().replace(MARKS, '⟦$1⟧'));
  return text === '' || codePoints(text) > codePoints(asked) * 10 + 200 ? null : text;
}

/** The piece with `said` between its own spaces. */
const inPlace = (piece: string, said: string) =>
  piece.slice(0, piece.length - piece.trimStart().length) + said + piece.slice(piece.trimEnd().length);

/**
 * One text by one engine, with every mark where it belongs: an answer that lost or doubled one is asked again as the pieces between them.
 * Null where the engine doesn't have it, or has no sense to say: some texts are beyond it, and others are not.
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
  if (answer === null || isWhole(answer, count)) return answer;
  const pieces = text.split(BETWEEN_MARKS);
  const wordy = pieces.filter((piece) => !BETWEEN_MARKS.test(piece) && /\p{L}/u.test(piece));
  const answers = wordy.length ? await ask(wordy.map((piece) => piece.trim())) : [];
  const saidOf = new Map(wordy.map((piece, i) => [piece, sane(answers[i] ?? '', piece)]));
  const joined = pieces.map((piece) => {
    const own = saidOf.get(piece);
    return own === undefined ? piece : own && inPlace(piece, own);
  });
  return joined.includes(null) || !isWhole(joined.join(''), count) ? null : joined.join('');
}
