import { z } from '../http/z';

/** Where it lives, drawn in web/src/lib/pets/art/homes.ts. */
export const HOMES = ['room', 'meadow', 'beach', 'stars'] as const;
export type Home = (typeof HOMES)[number];

/** What is set of a pet's block: its home, and whether it goes for walks about the space. */
export const petOptions = z.object({ home: z.enum(HOMES).default('room'), walks: z.boolean().default(true) });
export type PetOptions = z.infer<typeof petOptions>;
