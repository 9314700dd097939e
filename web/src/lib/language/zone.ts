export const ZONE_COOKIE = 'tz';
const YEAR_S = 365 * 24 * 60 * 60;

let zone: () => string | undefined = () => undefined;

/** The reader's time zone; undefined in the browser, where the clock is theirs anyway. */
export const readerZone = () => zone();
export function overwriteZone(how: () => string) {
  zone = how;
}

export function isZone(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Tells the server, so that the times of the next page are right before any script has run. */
export function keepZone() {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone) document.cookie = `${ZONE_COOKIE}=${encodeURIComponent(timeZone)}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
