import type { Lang } from '../../rooms/protocol/lang';
import { dateOf, dayIn } from '../events/rules';

/** Where the day of a space turns: nobody is asked where they live, and most who write a language live by one clock. */
const ZONES: Record<Lang, string> = { ko: 'Asia/Seoul', ja: 'Asia/Tokyo', id: 'Asia/Jakarta', en: 'UTC' };

/** Which day it is in a space whose owner writes this language: `2026-11-21`. */
export const dayOf = (lang: Lang, at: number) => dateOf(dayIn(ZONES[lang], at));

/** Programs that fetch a page to show a card of its link, or to index it, say so: they are no visit. */
const PROGRAM = /bot|crawl|spider|preview|scrap|fetch|facebookexternalhit|embed|slurp|curl|wget|python/i;
export const isProgram = (userAgent: string | undefined) => userAgent !== undefined && PROGRAM.test(userAgent);
