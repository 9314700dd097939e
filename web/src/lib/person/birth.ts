/** A date that somebody typed in three parts, as `2001-02-28`; null while it is none, or none that anybody living was born on. */
export function birthOf(year: string, month: string, day: string, now = new Date()): string | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const [y, mo, d] = [Number(year), Number(month), Number(day)];
  const at = new Date(Date.UTC(y, mo - 1, d));
  const isDay = at.getUTCFullYear() === y && at.getUTCMonth() === mo - 1 && at.getUTCDate() === d;
  if (!isDay || at > now || y < now.getUTCFullYear() - 129) return null;
  return at.toISOString().slice(0, 10);
}
