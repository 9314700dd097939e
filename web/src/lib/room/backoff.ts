/**
 * When a page comes back to a room. Pure, and free of anything a page has: the bench for reconnect storms runs exactly this in Node.
 */

/** A room's clients come back at about 50 a second, however many they are: each waits for a random part of a window this wide. */
const WINDOW_PER_MEMBER_MS = 20;
const WINDOW_MIN_MS = 500;
const WINDOW_MAX_MS = 30_000;

/** `failed`: attempts since the line was last good. `online`: how many were in the room then. `retryAfterMs`: what the server asked for. */
export type Trying = { failed: number; online: number; retryAfterMs?: number };

/**
 * How long to wait before the next attempt, ms: full jitter (a random part of a window, not a window with some noise on top), the
 * window doubling with every failure. What the server asks for is waited in full, and the jitter comes after it.
 */
export function reconnectDelayMs({ failed, online, retryAfterMs = 0 }: Trying, random: () => number = Math.random): number {
  const first = Math.min(WINDOW_MAX_MS, Math.max(WINDOW_MIN_MS, online * WINDOW_PER_MEMBER_MS));
  const window = Math.min(WINDOW_MAX_MS, first * 2 ** failed);
  return retryAfterMs + random() * window;
}

/** For partysocket: the waiting is done before it is given a URL, so its own delays are next to none, and it keeps no queue. */
export const socketOptions = {
  minReconnectionDelay: 1,
  maxReconnectionDelay: 1,
  reconnectionDelayGrowFactor: 1,
  connectionTimeout: 10_000,
  // What isn't acknowledged is sent again by its owner, with the same id: a queue here would send it twice.
  maxEnqueuedMessages: 0,
} as const;
