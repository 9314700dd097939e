import { z } from '../http/z';

export const me = z.object({
  signedIn: z.boolean(),
  guest: z.boolean(),
  profile: z
    .object({ handle: z.string(), name: z.string() })
    .nullable()
    .optional()
    .meta({ description: 'Of an account alone; null until a handle has been chosen.' }),
});
export type Me = z.infer<typeof me>;
