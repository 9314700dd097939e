const QUOTED_MAX = 120;

/** The beginning of what somebody wrote, for a notice of it; whole characters. */
export const quoteOf = (text: string) => Array.from(text).slice(0, QUOTED_MAX).join('');
