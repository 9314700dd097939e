import { z } from './z';
import { chatDeleted, chatEdited, chatSent } from './chat';
import { error } from './error';
import { logMoved } from './following';
import { glossaryChanged, glossaryListed } from './glossary';
import { historyPage } from './history';
import { memberBanned, memberHidden, memberUpdated } from './member';
import { entryWaiting, reportListed, reportReceived } from './moderation';
import { presenceChanged, presenceListed, presenceTyping } from './presence';
import { previewAdded, previewRemoved } from './preview';
import { profileShown } from './profile';
import { reactionChanged } from './reaction';
import { roomTranslated, roomUpdated, roomWelcome } from './room';
import { translationAdded, translationMissed } from './translation';

/** Every event that a room sends. Those of the log carry `seq`. */
export const down = z.discriminatedUnion('type', [
  roomWelcome,
  chatSent,
  chatEdited,
  chatDeleted,
  reactionChanged,
  translationAdded,
  translationMissed,
  presenceChanged,
  presenceListed,
  presenceTyping,
  historyPage,
  roomUpdated,
  memberUpdated,
  memberHidden,
  memberBanned,
  profileShown,
  entryWaiting,
  reportListed,
  reportReceived,
  roomTranslated,
  glossaryListed,
  glossaryChanged,
  previewAdded,
  previewRemoved,
  logMoved,
  error,
]);
export type Down = z.infer<typeof down>;
export type DownOf<T extends Down['type']> = Extract<Down, { type: T }>;

/** What lasts: the events that have a place in the log. */
export const logEvent = z.discriminatedUnion('type', [chatSent, chatEdited, chatDeleted, reactionChanged, roomUpdated, memberUpdated]);
export type LogEvent = z.infer<typeof logEvent>;
