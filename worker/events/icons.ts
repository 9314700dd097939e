import { z } from '../http/z';

/** What a day is marked by. Each is drawn (web/src/lib/feelings/art/events.ts), in this order. */
export const EVENT_ICONS = [
  'cake',
  'ring',
  'heart',
  'plane',
  'exam',
  'cap',
  'house',
  'paw',
  'baby',
  'stage',
  'tree',
  'flag',
  'flower',
  'gift',
] as const;
export const eventIcon = z.enum(EVENT_ICONS);
export type EventIcon = (typeof EVENT_ICONS)[number];
