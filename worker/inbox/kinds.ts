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
