const DAY_MS = 24 * 60 * 60 * 1000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Dates that are taken: nobody alive has an earlier day to remember. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];
/** Days since a day are celebrated by the hundred. */
const HUNDRED = 100;

/**
 * `day`: one day that is waited for, and then lies so many days back. `yearly`: the same day of each year, a birthday. `since`: days are
 * counted from it, it being the first, and each hundredth and each year is a day to celebrate, as couples in Korea count.
 */
export const EVENT_KINDS = ['day', 'yearly', 'since'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Days since 1970-01-01, by the calendar and without a zone. */
export function dayNumber(date: string): number {
  const [, year = 0, month = 1, day = 1] = (DATE.exec(date) ?? []).map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
/** `2026-11-21` */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Whether it is a day of the calendar: no 30th of February. */
export function isDate(date: string): boolean {
  const year = Number(DATE.exec(date)?.[1] ?? 0);
  return year >= FIRST_YEAR && year <= LAST_YEAR && dateOf(dayNumber(date)) === date;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const ZONES_MAX = 600;
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  if (formats.size >= ZONES_MAX) formats.clear();
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, made);
  return made;
}

/** Whether it names a zone of the tz database (`Asia/Seoul`), as browsers say theirs. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,59}$/.test(zone)) return false;
  try {
    return formatIn(zone).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Which day it is somewhere. */
export function dayIn(zone: string, at: number): number {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return dayNumber(`${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']}`);
}

/** When the next day begins somewhere, ms UTC to the second: found by halving, as days there may have 23 or 25 hours. */
export function nextDayAt(zone: string, at: number): number {
  const today = dayIn(zone, at);
  let [same, other] = [Math.floor(at / 1000), Math.ceil((at + 2 * DAY_MS) / 1000)];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (dayIn(zone, middle * 1000) === today) same = middle;
    else other = middle;
  }
  return other * 1000;
}

/** The same day of another year; the 29th of February is the 28th where there is none. */
export function anniversary(date: string, years: number): number {
  const [, year = 0, month = 1, day = 1] = (DATE.exec(date) ?? []).map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return Date.UTC(year + years, month - 1, Math.min(day, last)) / DAY_MS;
}

/** The first anniversary that isn't before `today`, 0 being the day itself. */
function nextYear(date: string, today: number): number {
  const years = Math.max(0, Number(dateOf(today).slice(0, 4)) - Number(date.slice(0, 4)));
  return anniversary(date, years) >= today ? years : years + 1;
}

export type Standing = {
  /** Whether today is a day to celebrate. */
  isToday: boolean;
  /** The day that is waited for, or (`day`, gone by) was. */
  on: string;
  /** Days from today to it; below 0: gone by. */
  days: number;
  /** What it is then: so many years, or the so-manieth day. Null: the day itself. */
  turn: { unit: 'years' | 'days'; count: number } | null;
  /** `since`: the how-manieth day today is; null before the first. */
  count: number | null;
};

const standing = (today: number, on: number, turn: Standing['turn'], count: number | null = null): Standing => ({
  isToday: on === today,
  on: dateOf(on),
  days: on - today,
  turn,
  count,
});

/** How an event stands on a day (a number of `dayIn`'s). */
export function standingOf({ kind, date }: { kind: EventKind; date: string }, today: number): Standing {
  const first = dayNumber(date);
  if (kind === 'day') return standing(today, first, null);
  const years = nextYear(date, today);
  const yearly = { on: anniversary(date, years), turn: years === 0 ? null : ({ unit: 'years', count: years } as const) };
  if (kind === 'yearly') return standing(today, yearly.on, yearly.turn);
  if (today < first) return standing(today, first, null);
  const count = today - first + 1;
  const hundreds = Math.max(1, Math.ceil(count / HUNDRED)) * HUNDRED;
  const hundredth = { on: first + hundreds - 1, turn: { unit: 'days', count: hundreds } as const };
  // The day itself is the first day, no anniversary.
  const year = yearly.turn === null ? { on: anniversary(date, 1), turn: { unit: 'years', count: 1 } as const } : yearly;
  const next = year.on <= hundredth.on ? year : hundredth;
  return standing(today, next.on, next.turn, count);
}
