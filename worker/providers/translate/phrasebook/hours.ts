import type { Lang } from '../../../../rooms/protocol/lang';

/** An hour as it is said: `half` where the words tell before noon from after it. */
type Hour = { h: number; m: number; half?: 'am' | 'pm' };

/** What may be an hour. Read by `hourIn`, in groups of its own. */
export const HOUR: Record<Lang, string> = {
  ko: '(?:(?:오전|오후|아침|새벽|점심|저녁|밤|낮) ?)?\\d{1,2}(?:시(?: ?\\d{1,2}분| ?반)?|:\\d{2})',
  ja: '(?:(?:午前|午後|朝|昼|夕方|夜|深夜)の?)?\\d{1,2}(?:時(?:\\d{1,2}分|半)?|:\\d{2})',
  id: '(?:jam|pukul|jm) ?\\d{1,2}(?:[.:]\\d{2})?(?: ?(?:pagi|siang|sore|malam|malem))?',
  en: "\\d{1,2}(?::\\d{2})? ?(?:[ap]\\.?m\\b\\.?|o'?clock)?",
};

const PARTS = /(\d{1,2})(?:시|時|[.:])? ?(반|半|\d{1,2})?/u;
const BEFORE_NOON = /오전|아침|새벽|午前|朝|深夜|pagi|\da?\.?a\.?m|\d ?a\.?m/iu;
const AFTER_NOON = /오후|점심|저녁|밤|낮|午後|昼|夕方|夜|siang|sore|malam|malem|\d ?p\.?m/iu;

/** The hour that a text says; null where there is no such hour. */
export function hourIn(text: string): Hour | null {
  const found = PARTS.exec(text);
  const h = Number(found?.[1] ?? NaN);
  const minutes = found?.[2];
  const m = minutes === undefined ? 0 : /\d/u.test(minutes) ? Number(minutes) : 30;
  if (!(h <= 24 && m < 60)) return null;
  const isNight = /밤|夜|malam|malem/u.test(text) && (h < 5 || h === 12);
  if (h > 12 || h === 0) return { h: h % 24, m };
  if (BEFORE_NOON.test(text) || isNight) return { h, m, half: 'am' };
  return AFTER_NOON.test(text) ? { h, m, half: 'pm' } : { h, m };
}

const two = (n: number) => String(n).padStart(2, '0');
/** Indonesians name four parts of the day. */
const partOf = (hour24: number) => (hour24 < 4 ? 'malam' : hour24 < 11 ? 'pagi' : hour24 < 15 ? 'siang' : hour24 < 18 ? 'sore' : 'malam');

const SAY: Record<Lang, (hour: Hour) => string> = {
  ko: ({ h, m, half }) => `${half ? (half === 'am' ? '오전 ' : '오후 ') : ''}${h}시${m ? ` ${m}분` : ''}`,
  ja: ({ h, m, half }) => `${half ? (half === 'am' ? '午前' : '午後') : ''}${h}時${m ? `${m}分` : ''}`,
  id: ({ h, m, half }) => `jam ${h}${m ? `.${two(m)}` : ''}${half ? ` ${partOf((h % 12) + (half === 'pm' ? 12 : 0))}` : ''}`,
  en: ({ h, m, half }) => `${h}${m || h === 0 || h > 12 ? `:${two(m)}` : ''}${half ? ` ${half}` : ''}`,
};

export const sayHour = (hour: Hour, to: Lang): string => SAY[to](hour);
