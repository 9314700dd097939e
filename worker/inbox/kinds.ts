import { z } from '../http/z';

/** What may come to somebody's inbox. What each carries in `about` is of the feature that sends it: ids and short texts, never a person. */
export const INBOX_KINDS = [
  'guestbook.written',
  'guestbook.waiting',
  'gift.given',
  'cheer.given',
  'feeling.answered',
  'event.celebrated',
  'friend.asked',
  'friend.made',
  'pet.visited',
] as const;
export const inboxKind = z.enum(INBOX_KINDS);
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What somebody wants of a kind: `loud` is counted at the bell, `quiet` only stands in the inbox, `off` isn't kept. */
export const LOUDNESS = ['loud', 'quiet', 'off'] as const;
export const loudness = z.enum(LOUDNESS);
export type Loudness = (typeof LOUDNESS)[number];
