import { z } from './z';

/** The contract's "control characters but newline and tab". */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** What would break a line of text (a name, a title) in two: it becomes one space there. */
const BREAKS = /[\t\n\u2028\u2029]+/g;
/** Something that shows: not only spaces, joiners, fillers, and marks without a letter. */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Length in code points, as the contract counts. */
export function codePoints(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** As stored: CRLF becomes newline, NFC, trimmed. */
export const tidy = (text: string) => text.replaceAll('\r\n', '\n').normalize('NFC').trim();

type Bounds = { min: number; max: number; lines?: boolean; visible?: boolean };

/** A text as the contract stores it, `min` to `max` code points, normalised; `lines` keeps newline and tab, `visible` asks for something that shows. */
export const text = ({ min, max, lines = false, visible = false }: Bounds) =>
  z.string().check(
    // Before trimming, which would take some of them off the ends unseen.
    z.refine((s) => s.isWellFormed() && !CONTROL.test(s.replaceAll('\r\n', '\n')), { params: { why: 'characters' } }),
    z.overwrite((s) => tidy(lines ? s : tidy(s).replace(BREAKS, ' '))),
    z.refine((s) => codePoints(s) >= min && codePoints(s) <= max, { params: { why: 'length', min, max } }),
    z.refine((s) => !visible || s === '' || VISIBLE.test(s), { params: { why: 'invisible' } }),
    z.meta({ minLength: min, maxLength: max }),
  );

/** What a member says. Empty only beside attachments, which the message's schema checks. */
export const messageText = text({ min: 0, max: 4000, lines: true });
export const nickname = text({ min: 1, max: 40, visible: true });
export const roomTitle = text({ min: 1, max: 100, visible: true });
export const roomDescription = text({ min: 0, max: 1000, lines: true });
export const topicName = text({ min: 1, max: 100, visible: true });
/** A name or term in a room's glossary. */
export const glossaryTerm = text({ min: 1, max: 60, visible: true });
export const entryCode = text({ min: 1, max: 64 });
export const reportReason = text({ min: 0, max: 500, lines: true });
