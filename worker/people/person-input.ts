import { z } from '../http/z';

export const asking = z.object({
  words: z.enum(['stay', 'go']).meta({ description: 'What becomes of what they said in rooms: it stays under no name, or goes.' }),
});
const deletion = z.object({
  words: z.enum(['stay', 'go']),
  askedAt: z.number(),
  dueAt: z.number().meta({ description: 'Until then they may change their mind, ms UTC.' }),
});
export const deletionAnswer = z.object({ deletion: deletion.nullable() });
