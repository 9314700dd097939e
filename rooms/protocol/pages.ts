import { z } from './z';
import { slug } from './ids';

/** What somebody's open pages and the object that knows of them say to each other, on `/parties/presence/me`. */

/** This page shows a room now, or none. */
export const pageHere = z.object({ type: z.literal('page.here'), room: z.nullable(slug) });

/** Something that happened in somebody's space. `by` is null where it was nobody's doing. */
export const notice = z.object({
  id: z.string(),
  kind: z.string(),
  by: z.nullable(z.object({ handle: z.nullable(z.string()), name: z.string(), picture: z.nullable(z.string()) })),
  about: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
  /** Counted at the bell. */
  isLoud: z.boolean(),
  isRead: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

/** One event in each frame. */
export const pageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('inbox.told'), notice }),
  /** Read up to a moment, ms, on another page perhaps; so many are left. */
  z.object({ type: z.literal('inbox.read'), upTo: z.number(), unread: z.number() }),
  /** Who are friends, who asked, or whom one blocked has changed: pages that show it ask again. */
  z.object({ type: z.literal('friends.changed') }),
]);
export type PageEvent = z.infer<typeof pageEvent>;
