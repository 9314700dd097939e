import { messageId } from '../../rooms/protocol/ids';
import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { eventIcon } from './icons';
import { EVENT_KINDS, isDate, isZone } from './rules';

export const eventFields = z.object({
  kind: z.enum(EVENT_KINDS),
  icon: eventIcon,
  title: text({ min: 1, max: 60, visible: true }),
  date: z
    .string()
    .refine(isDate, { params: { why: 'unknown' } })
    .meta({ description: '`2026-11-21`, a day of the calendar.' }),
  zone: z
    .string()
    .refine(isZone, { params: { why: 'unknown' } })
    .meta({ description: 'Where its owner is, by the tz database: the day begins there.' }),
});
/** `id`: the sender's own name for it (UUID version 7): the same again is the same event. */
export const eventInput = eventFields.extend({ id: messageId });

export const eventView = z
  .object({
    id: z.string(),
    kind: z.enum(EVENT_KINDS),
    icon: eventIcon,
    title: z.string(),
    date: z.string(),
    zone: z.string(),
    standing: z.object({
      isToday: z.boolean(),
      on: z.string().meta({ description: 'The day that is waited for, or was.' }),
      days: z.int().meta({ description: 'From today there to that day; below 0 it is past.' }),
      turn: z.object({ unit: z.enum(['years', 'days']), count: z.int() }).nullable(),
      count: z.int().nullable().meta({ description: '`since`: the how-manieth day today is.' }),
    }),
    celebrated: z
      .object({ today: z.int(), mine: z.boolean() })
      .meta({ description: 'How many celebrated today, and whether the caller did.' }),
  })
  .meta({ id: 'Event' });
export const eventAnswer = z.object({ event: eventView });
export type EventView = z.infer<typeof eventView>;
