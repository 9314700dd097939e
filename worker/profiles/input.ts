import { lang } from '../../rooms/protocol/lang';
import { z } from '../http/z';
import { KINDS, look } from './look';

export const lookSchema = look.meta({
  id: 'Look',
  description: 'How a space looks. No markup and no styles: names of what is drawn, colours, places, and words.',
});
const edition = z.int().min(1).meta({ description: 'Which edition of the look this is; each save makes the next.' });
export const relation = z.enum(['owner', 'friend', 'account', 'stranger']);

/** `edition`: the one that was changed. */
export const saveInput = z.object({ look: lookSchema, edition });
export const savedAnswer = z.object({ look: lookSchema, edition });

export const profileAnswer = z.object({
  profile: z.object({
    handle: z.string(),
    name: z.string(),
    lang,
    createdAt: z.number(),
    picture: z.string().nullable().meta({ description: 'Address of a picture of the owner’s, on this origin.' }),
  }),
  relation: relation.meta({ description: 'What the visitor is to the owner.' }),
  look: lookSchema,
  edition,
  visits: z
    .object({ today: z.int(), all: z.int() })
    .meta({ description: 'How many have come, each counted once a day; nobody keeps who.' }),
  parts: z.partialRecord(z.enum(KINDS), z.unknown()).meta({ description: 'What the blocks show, by kind.' }),
});

export const partAnswer = z.object({ value: z.unknown(), options: z.record(z.string(), z.unknown()) });
export const versionsAnswer = z.object({
  items: z.array(z.object({ edition, savedAt: z.number(), look: lookSchema })),
  nextCursor: z.null(),
});

export const viewQuery = z.object({
  as: relation
    .exclude(['owner'])
    .optional()
    .meta({ description: 'The owner sees the space as such a visitor does; of no meaning for others.' }),
});
