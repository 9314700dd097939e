import { messageId } from '../../rooms/protocol/ids';
import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { AGES, DEEDS, deedKind, food, petCoat, petKind, toy, trick, type DeedKind } from './kinds';

export const petName = text({ min: 1, max: 20, visible: true });
export const adoptInput = z.object({ kind: petKind, coat: petCoat, name: petName });

/** Names the deed, so that it can be sent again. Nothing reads the time in it: when a deed is done, the server's clock says. */
const id = messageId;
export const deedInput = z.discriminatedUnion('deed', [
  z.object({ id, deed: z.literal('feed'), with: food }),
  z.object({ id, deed: z.literal('play'), with: toy }),
  z.object({ id, deed: z.literal('wash') }),
  z.object({ id, deed: z.literal('teach'), with: trick }),
]);
export type DeedInput = z.infer<typeof deedInput>;

const part = z.number().min(0).max(1);
const why = z.enum(['full', 'clean', 'asleep', 'small', 'today', 'owners']);
const ofDeeds = <S extends z.ZodType>(of: S) => z.object(Object.fromEntries(DEEDS.map((deed) => [deed, of])) as Record<DeedKind, S>);

export const petView = z
  .object({
    id: z.string(),
    kind: petKind,
    coat: petCoat,
    name: z.string(),
    createdAt: z.int(),
    age: z.enum(AGES),
    growth: part.meta({ description: 'How much of the way to the next age is done.' }),
    temper: z.enum(['napping', 'sulking', 'content', 'happy']),
    needs: z.object({ food: part, joy: part, clean: part }),
    wants: z.enum(['food', 'joy', 'clean']).nullable().meta({ description: 'What it sulks for.' }),
    napUntil: z.int().nullable(),
    tricks: z.array(z.object({ trick, lessons: z.int(), needed: z.int(), known: z.boolean(), small: z.boolean() })),
    visitors: ofDeeds(z.int()).meta({ description: 'What visitors have done in the last 24 hours.' }),
    may: ofDeeds(why.nullable()).meta({ description: 'Why the asking visitor can’t do something now; null: they can.' }),
    now: z.int(),
  })
  .meta({ id: 'Pet' });
export type PetView = z.infer<typeof petView>;

export const petAnswer = z.object({ pet: petView.nullable() });
export const adoptedAnswer = z.object({ pet: petView });
export const deedAnswer = z.object({
  deed: z.object({ id: z.string(), deed: deedKind, outcome: z.enum(['done', 'loved', 'learnt', 'shown', 'sulked']), createdAt: z.int() }),
  pet: petView,
});
