import { PAGE_DEFAULT, PAGE_MAX } from '../../rooms/protocol/history';
import { z } from './z';

/** `limit` as a query has it. */
export const limitParam = z
  .string()
  .refine((s) => /^\d{1,3}$/.test(s) && Number(s) >= 1 && Number(s) <= PAGE_MAX, { params: { why: 'number' } })
  .optional()
  .transform((s) => (s === undefined ? PAGE_DEFAULT : Number(s)))
  .meta({ type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT, description: 'How many items a page has.' });

/** A place in a list: base64url of JSON, so that nobody is tempted to build one. */
export const cursorOf = (place: readonly (string | number)[]) => {
  const utf8 = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...utf8))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** A cursor of ours, parsed by the schema of its list; anything else is the caller's mistake. */
export const cursorParam = <T extends z.ZodType>(place: T) =>
  z
    .string()
    .max(200)
    .transform((cursor, context): z.output<T> => {
      try {
        const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (ch) => ch.charCodeAt(0));
        return place.parse(JSON.parse(new TextDecoder().decode(bytes)));
      } catch {
        context.addIssue({ code: 'custom', params: { why: 'unknown' } });
        return z.NEVER;
      }
    })
    .optional()
    .meta({ type: 'string', description: 'The `nextCursor` of the page before.' });
