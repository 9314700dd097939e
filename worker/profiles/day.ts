const ZONE_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The site's day, `2026-11-21`: it begins at midnight in Seoul and Tokyo, for everybody. What may be done so many times a day is counted by it,
 * and by no visitor's clock or zone, which they could move.
 */
export const siteDay = (now = Date.now()): string => new Date(now + ZONE_MS).toISOString().slice(0, 10);

/** When the next one begins, ms UTC. */
export const nextSiteDay = (now = Date.now()): number => Math.floor((now + ZONE_MS) / DAY_MS + 1) * DAY_MS - ZONE_MS;
