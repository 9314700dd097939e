/** Parts that a millisecond is told in: the 12 bits after the version (RFC 9562 §6.2, method 3). */
const PARTS = 4096;
const hex = (n: number, length: number) => n.toString(16).padStart(length, '0');

/** Now, ms UTC with a fraction, by a clock that never runs backwards while the program runs. */
export const nowMs = () => performance.timeOrigin + performance.now();

/**
 * A message's id, a UUID of version 7, that carries the time at which the message was meant to be sent, ms UTC, to a quarter of a
 * microsecond: so every frame that has the id has the time. `who` (below 2^16) and `n` (below 2^32) tell those of one time apart.
 */
export function timedId(atMs: number, who: number, n: number): string {
  const whole = Math.floor(atMs);
  const time = hex(whole, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(Math.floor((atMs - whole) * PARTS), 3)}-8${hex(who >>> 4, 3)}-${hex(who & 15, 1)}000${hex(n, 8)}`;
}

/** The time that a message was meant to be sent, ms UTC with a fraction. */
export const intendedMs = (id: string) =>
  Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + Number.parseInt(id.slice(15, 18), 16) / PARTS;
