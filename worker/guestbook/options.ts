import { z } from '../http/z';

/** What the owner of a guest book sets. */
export const guestbookOptions = z.object({
  /** Whose notes show only once the owner has let them: nobody's, those of guests without an account, or everybody's. */
  approval: z.enum(['none', 'guests', 'all']).default('none'),
  /** Whether there may be notes for the owner alone. */
  private: z.boolean().default(true),
  drawings: z.boolean().default(true),
});
export type GuestbookOptions = z.infer<typeof guestbookOptions>;
