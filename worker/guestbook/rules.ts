import type { GuestbookOptions } from './options';

/** `waiting`: its book's owner has yet to let it show. `hidden`: they took it out of sight; its author still sees it, and nobody else. */
export const NOTE_STATES = ['shown', 'waiting', 'hidden'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

export const HOUR_MS = 60 * 60 * 1000;
/** Notes that one author may leave in one book within an hour. */
export const AUTHOR_PER_HOUR = 20;
/** Notes that all guests together may: anybody can be a thousand of them. */
export const GUESTS_PER_HOUR = 100;

/** How a note begins. What is for the owner alone needs nobody's leave; and the owner's own notes are let by who writes them. */
export function firstState(
  { approval }: GuestbookOptions,
  { isOwner, isGuest, isPrivate }: { isOwner: boolean; isGuest: boolean; isPrivate: boolean },
): NoteState {
  if (isOwner || isPrivate || approval === 'none') return 'shown';
  return approval === 'all' || isGuest ? 'waiting' : 'shown';
}
