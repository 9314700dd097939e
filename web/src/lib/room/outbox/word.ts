import type { DownOf } from '$rooms/protocol/down';
import type { ErrorCode } from '$rooms/protocol/error';

/** Something the reader has said that the room hasn't answered. */
export type Word = {
  /** Its place among all that was written in this browser: what was written first is said first. */
  order: number;
  room: string;
  /** Who said it. Null where the page didn't know yet. */
  member: string | null;
  id: string;
  text: string;
  replyTo?: number;
  /** ms by this machine's clock. */
  writtenAt: number;
  /** It may have reached the room: from the first transmission on, until the room has refused it. */
  tried: boolean;
  /** The room asked to wait so long, until then, ms; 0 where it didn't. Both, for a clock may be set back meanwhile. */
  pauseMs: number;
  pausedUntil: number;
  /** How often the room failed at it. */
  failures: number;
  /** Why it doesn't go by itself: in the room's words. `id.expired`: whether the room has it, nobody can tell any more. */
  problem: { code: ErrorCode; message: string } | null;
};
export type NewWord = Omit<Word, 'order'>;

/** So often a room may fail at a word before it is left to its writer, and those behind it go on. */
const FAILURES_MAX = 4;
/** What the room asks for where it doesn't say how long. */
const PAUSE_MS = 1000;

/** Whether it is sent without asking anybody. Nobody's words are sent as another's. */
export const goesByItself = (word: Word, me: string | null) => word.problem === null && me !== null && word.member === me;
/** Written by who this browser was in the room before. */
export const isAnothers = (word: Word, me: string | null) => me !== null && word.member !== me;

/** How long the room still wants it to wait, ms. */
export const pauseLeftMs = (word: Word, now: number) => Math.max(0, Math.min(word.pauseMs, word.pausedUntil - now));

/** Whether a word looks the same as it did. */
export const isShownAs = (word: Word, before: Word | undefined) =>
  word.id === before?.id &&
  word.order === before.order &&
  word.member === before.member &&
  word.pausedUntil === before.pausedUntil &&
  word.problem?.message === before.problem?.message;

type Refusal = Pick<DownOf<'error'>, 'code' | 'message' | 'retryAfterMs'>;
/** `isFirst`: it had never been sent before, so that nothing was made under its id. */
type Circumstances = { now: number; isFirst: boolean; newId: () => string };

/** A word that the room has refused: to go again by itself, or with why it doesn't. */
export function afterRefusal(word: Word, { code, message, retryAfterMs }: Refusal, { now, isFirst, newId }: Circumstances): Word {
  const pause = (pauseMs: number) => ({ pauseMs, pausedUntil: now + pauseMs });
  // Refused, it has been looked for and not found: nothing was made of it.
  const unmade = { ...word, tried: false };
  switch (code) {
    case 'rate.limited':
      return { ...unmade, ...pause(retryAfterMs ?? PAUSE_MS) };
    case 'server.failed': {
      const failures = word.failures + 1;
      if (failures >= FAILURES_MAX) return { ...word, failures, problem: { code, message } };
      return { ...word, failures, ...pause(PAUSE_MS * 2 ** failures) };
    }
    case 'id.future':
      // The room's clock never runs back, so it can't have taken this id before either.
      return { ...unmade, id: newId() };
    case 'id.expired':
      return isFirst ? { ...unmade, id: newId() } : { ...word, problem: { code, message } };
    default:
      return { ...unmade, problem: { code, message } };
  }
}

/** A word that its writer wants to be sent all the same, as who they are now. */
export function tryAgain(word: Word, me: string | null, newId: () => string): Word {
  const isNew = isAnothers(word, me) || word.problem?.code === 'id.expired';
  const { replyTo, ...rest } = word;
  return {
    ...rest,
    // What it answered may be gone for good; what it says is not.
    ...(replyTo === undefined || word.problem?.code === 'message.not_found' ? {} : { replyTo }),
    ...(isNew ? { id: newId(), tried: false } : {}),
    member: me ?? word.member,
    pauseMs: 0,
    pausedUntil: 0,
    failures: 0,
    problem: null,
  };
}
