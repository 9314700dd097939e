import { z } from './z';
import { message } from './chat';
import { seq } from './ids';

export const PAGE_MAX = 100;
export const PAGE_DEFAULT = 50;
export const limit = z.int().check(z.minimum(1), z.maximum(PAGE_MAX));

/** Messages older than `before`, or, for one who reads forward from an old place, newer than `after`. */
export const historyFetch = z
  .object({ type: z.literal('history.fetch'), before: z.optional(seq), after: z.optional(seq), limit })
  .check(z.refine((f) => (f.before === undefined) !== (f.after === undefined), { path: ['before'], params: { why: 'missing' } }));

/** Oldest first. `more`: there are further ones in the direction asked. `before` and `after` repeat what was asked. */
export const historyPage = z.object({
  type: z.literal('history.page'),
  messages: z.array(message),
  more: z.boolean(),
  before: z.optional(z.number()),
  after: z.optional(z.number()),
});

/** Everything up to and with `seq` has been read. Marks only move forward. */
export const readMark = z.object({
  type: z.literal('read.mark'),
  seq: z.number().check(z.refine((n) => Number.isInteger(n) && n >= 0, { params: { why: 'number', min: 0 } })),
});
