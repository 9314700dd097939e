import { z } from '../http/z';
import { cheerKind } from './options';

export const cheerAnswer = z.object({
  kind: cheerKind,
  count: z.number().meta({ description: 'How many of this kind there have been.' }),
  given: z.boolean().meta({ description: 'Whether one of them is yours of today.' }),
});
