/** Rooms with fewer connections send everything at once. */
const SMALL = 50;
/** Shortest and longest wait of bigger ones, and what each connection adds to it, ms. */
const TICK_MIN_MS = 25;
const TICK_MAX_MS = 250;
const PER_CONNECTION_MS = 0.05;

/**
 * How long after one frame to all the next may come, ms. A delivery costs about 40 µs of CPU whatever is in it, so that twice
 * the time that a frame takes to reach everybody leaves the room half of its core, and what is said meanwhile goes in one frame.
 */
export const tickMs = (connections: number): number =>
  connections < SMALL ? 0 : Math.min(TICK_MAX_MS, Math.max(TICK_MIN_MS, connections * PER_CONNECTION_MS));

/** News of what doesn't last come at most so often. */
export const NEWS_MS = 500;
