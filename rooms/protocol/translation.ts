import { z } from './z';
import { lang } from './lang';

/** A message in another language. To connections that read `lang` alone; not in the log. */
export const translationAdded = z.object({
  type: z.literal('translation.added'),
  target: z.number(),
  lang,
  text: z.string(),
  /** What translated it. */
  engine: z.string(),
});

/**
 * Why a message stays in the original for now. `unknown`: no engine has it; `busy`: engines fail, it is tried again;
 * `budget`: the characters that its author (or who scrolled back to it), the room or the site may spend are spent.
 */
export const missedReason = z.enum(['unknown', 'busy', 'budget']);
export type MissedReason = z.infer<typeof missedReason>;

/** There is no translation for those who read `lang`; one may still come. Not in the log. */
export const translationMissed = z.object({ type: z.literal('translation.missed'), target: z.number(), lang, reason: missedReason });
