import { z } from './z';

/** A sender's own name for its message: UUID version 7 (RFC 9562), lower case. */
export const messageId = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** The time inside a UUID of version 7, ms UTC: its first 48 bits (RFC 9562 §5.7). */
export const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** A place in the log: a whole number above 0. */
export const seq = z.number().check(z.refine((n) => Number.isInteger(n) && n > 0, { params: { why: 'number', min: 1 } }));

/** A member of one room: nothing leads from it to the person, or to the same person's member elsewhere. */
export const memberId = z.string().check(z.regex(/^mbr_[a-z0-9]{26}$/));

/** The rooms that we make have 12 characters of Crockford's base 32; a room's id is `rm_` and its slug. */
export const slug = z.string().check(z.regex(/^[a-z0-9]{4,40}$/));
export const roomId = (slug: string) => `rm_${slug}`;
export const slugOf = (roomId: string) => roomId.slice(3);
