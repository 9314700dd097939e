import { down, type Down } from '$rooms/protocol/down';
import { z } from '$rooms/protocol/z';

const frame = z.array(z.unknown());
const logged = z.object({ seq: z.number() });

/** An event of the log that this page doesn't know, from a newer room: nothing to show, but its place in the log is taken. */
type Unknown = { type: 'unknown'; seq: number };
export type Heard = Down | Unknown;

/** The events of one frame. What we don't know, a newer room may say: it is left out, as the protocol asks, but for its place in the log. */
export function eventsOf(data: unknown): Heard[] {
  if (typeof data !== 'string') return [];
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return [];
  }
  const events = frame.safeParse(json);
  if (!events.success) return [];
  return events.data.flatMap((one): Heard[] => {
    const event = down.safeParse(one);
    if (event.success) return [event.data];
    const unknown = logged.safeParse(one);
    return unknown.success ? [{ type: 'unknown', seq: unknown.data.seq }] : [];
  });
}
