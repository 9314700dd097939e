import { down, type Down } from '$rooms/protocol/down';
import { z } from '$rooms/protocol/z';

const frame = z.array(z.unknown());

/** The events of one frame. What we don't know, a newer room may say: it is left out, as the protocol asks. */
export function eventsOf(data: unknown): Down[] {
  if (typeof data !== 'string') return [];
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return [];
  }
  const events = frame.safeParse(json);
  if (!events.success) return [];
  return events.data.flatMap((one) => {
    const event = down.safeParse(one);
    return event.success ? [event.data] : [];
  });
}
