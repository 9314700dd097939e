import { getLocale } from '$lib/paraglide/runtime';
import { readerZone } from './zone';

const DAY_MS = 86_400_000;
const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, and a log has hundreds of times. */
function dates(options: Intl.DateTimeFormatOptions, locale: string = getLocale()): Intl.DateTimeFormat {
  const all = { ...options, timeZone: readerZone() };
  const name = locale + JSON.stringify(all);
  const found = made.get(name) ?? new Intl.DateTimeFormat(locale, all);
  made.set(name, found);
  return found;
}

/** The reader's calendar day, as a word to compare by. */
export const dayOf = (at: number) => dates({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(at);

export const timeText = (at: number) => dates({ hour: 'numeric', minute: '2-digit' }).format(at);
export const momentText = (at: number) => dates({ dateStyle: 'long', timeStyle: 'short' }).format(at);
export const dateText = (at: number) => dates({ dateStyle: 'medium' }).format(at);
export const countText = (n: number) => new Intl.NumberFormat(getLocale()).format(n);

/** A day of the log: today and yesterday by name, others by date. */
export function dayText(at: number, now = Date.now()): string {
  for (const days of [0, 1]) {
    if (dayOf(at) === dayOf(now - days * DAY_MS)) return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(-days, 'day');
  }
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return dates({ weekday: 'long', day: 'numeric', month: 'long', year: sameYear ? undefined : 'numeric' }).format(at);
}

/** How long ago, roughly, as one says it. */
export function agoText(at: number, now = Date.now()): string {
  const relative = new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto', style: 'short' });
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 60 * 24) return relative.format(-Math.round(minutes / 60), 'hour');
  if (minutes < 60 * 24 * 30) return relative.format(-Math.round(minutes / 60 / 24), 'day');
  return dates({ dateStyle: 'medium' }).format(at);
}
