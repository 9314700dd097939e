import type { Look } from '$worker/profiles/look';

type Background = Look['background'];

/** Night is from six to six, by the visitor's clock. */
export const isNightAt = (hour: number) => hour < 6 || hour >= 18;

/** The hour of the day in a time zone (its own where none is given), 0 to 23. */
export const hourIn = (timeZone: string | undefined, at = Date.now()) =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at));

/** Whether a space shows its day or its night; null where that is as bright as the visitor likes their screen, which styles know. */
export function nightOf({ hours }: Pick<Background, 'hours'>, hour: number): boolean | null {
  if (hours === 'visitor') return null;
  return hours === 'night' || (hours === 'clock' && isNightAt(hour));
}
