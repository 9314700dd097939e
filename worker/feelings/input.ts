import { messageId } from '../../rooms/protocol/ids';
import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { byline } from '../people/byline';
import { answerKind, feelingKind, moodKind } from './kinds';

export const moodInput = z.object({ kind: moodKind, text: z._default(text({ min: 0, max: 80 }), '') });
export const moodView = z.object({ kind: moodKind, text: z.string(), setAt: z.int() }).meta({ id: 'Mood' });
export const moodAnswer = z.object({ mood: moodView });
export type MoodView = z.infer<typeof moodView>;

export const feelingInput = z.object({
  /** The sender's own name for it (UUID version 7): the same again is the same feeling. */
  id: messageId,
  kind: feelingKind,
  answer: answerKind,
  text: z._default(text({ min: 0, max: 100 }), ''),
});

/** `level`: how much, of a slider. `named`: whether the answer may be shown by name. */
export const answerInput = z.object({ level: z.int().min(0).max(100).optional(), named: z.boolean().default(false) });

export const feelingView = z
  .object({
    id: z.string(),
    kind: feelingKind,
    answer: answerKind,
    text: z.string(),
    createdAt: z.int(),
    count: z.int(),
    level: z.number().nullable().meta({ description: 'What those who answered a slider chose on average; null before anybody has.' }),
    mine: z.object({ level: z.int().nullable(), named: z.boolean() }).nullable().meta({ description: 'The caller’s own answer.' }),
    names: z.array(byline).meta({ description: 'The newest of those who gave their name.' }),
  })
  .meta({ id: 'Feeling' });
export const feelingAnswered = z.object({ feeling: feelingView });
export type FeelingView = z.infer<typeof feelingView>;
