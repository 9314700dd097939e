import { z } from '../http/z';

/** What the owner of a gift shelf sets. */
export const giftsOptions = z.object({
  /** What the shelf is made of: web/src/lib/gifts draws it. */
  shelf: z.enum(['wood', 'glass', 'cloth']).default('wood'),
  /** Whether visitors may read what came with a gift. */
  notes: z.boolean().default(true),
});
