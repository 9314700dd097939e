import { z } from 'zod';

/**
 * How the server is: well, or one of the ways in which such a server is ill. `limited` answers 429, `failing` 500, `refusing` 400 as for a
 * language that it lacks, `forbidding` 403, `broken` half of an answer, `misshapen` JSON of another shape, `short` one text fewer than asked,
 * `hanging` nothing, `cutting` nothing and a closed line.
 */
const MOODS = [
  'well',
  'limited',
  'failing',
  'refusing',
  'forbidding',
  'broken',
  'misshapen',
  'short',
  'hanging',
  'cutting',
  'mangling',
  'doubling',
  'loosening',
  'emptying',
  'endless',
  'escaping',
] as const;
export type Mood = (typeof MOODS)[number];

export const state = z.object({
  mood: z.enum(MOODS),
  /** The mood holds for so many calls, then it is well. */
  calls: z.number().optional(),
  /** Before every answer. */
  delayMs: z.number(),
  /** Sent with `limited` and `failing`: seconds, or a date. */
  retryAfter: z.string().optional(),
  /** What it wants as `api_key`; empty: nothing. */
  key: z.string(),
});
export type State = z.infer<typeof state>;
