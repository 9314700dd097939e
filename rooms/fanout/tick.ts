/** Rooms with fewer connections send everything at once. */
const SMALL = 50;
/** Shortest and longest wait of bigger ones, and that of a thousand connections, ms. */
const TICK_MIN_MS = 35;
const TICK_MAX_MS = 250;
const TICK_OF_1000_MS = 70;

/**
 * How long after one frame to all the next may come, ms: what is said meanwhile goes in one frame. A delivery costs about 40 µs of CPU
 * whatever is in it, so a frame to a thousand takes more than half of that until it has reached everybody. It grows with the square: the same
 * deliveries a second are fewer messages in a bigger room, and a tick that grew no faster than the room would merge none of them.
 */
export const tickMs = (connections: number): number =>
  connections < SMALL ? 0 : Math.min(TICK_MAX_MS, Math.max(TICK_MIN_MS, (connections / 1000) ** 2 * TICK_OF_1000_MS));

/** News of what doesn't last come at most so often. */
export const NEWS_MS = 500;
