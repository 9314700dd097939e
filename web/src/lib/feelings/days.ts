import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { countText } from '$lib/language/format';
import type { EventView } from '$worker/events/input';

type Standing = EventView['standing'];

/** A day of the calendar, as one writes it; it is the same wherever it is read. */
export const dateText = (date: string) =>
  new Intl.DateTimeFormat(getLocale(), { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** How far it is, in few letters: D-12. */
export function badgeText({ days, isToday }: Standing): string {
  if (isToday) return m.event_dday();
  const shown = { count: Math.abs(days), days: countText(Math.abs(days)) };
  return days > 0 ? m.event_to_go(shown) : m.event_ago(shown);
}

/** The same in a sentence. */
export function farText({ days, isToday }: Standing): string {
  if (isToday) return m.event_today();
  const shown = { count: Math.abs(days), shown: countText(Math.abs(days)) };
  return days > 0 ? m.event_to_go_long(shown) : m.event_ago_long(shown);
}

/** What the day is that is waited for: the so-manieth year or day; null where it is the day itself. */
export function turnText({ kind, standing: { turn } }: EventView): string | null {
  if (!turn) return null;
  // Birthdays come round; what lasts has its years.
  if (kind === 'yearly') return m.event_turn_times({ count: turn.count });
  return turn.unit === 'years' ? m.event_turn_years({ count: turn.count }) : m.event_turn_days({ count: countText(turn.count) });
}

/** The zone that the reader's device is in. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** A zone as its clock is called: Korean Standard Time. */
export const zoneText = (zone: string) =>
  new Intl.DateTimeFormat(getLocale(), { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

/** Today's date on this device: `2026-11-21`. */
export const todayHere = () => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format();
