import { v7 } from 'uuid';
import { ask, client, type Fetching } from '$lib/api';
import type { EventIcon } from '$worker/events/icons';
import type { EventView } from '$worker/events/input';
import type { EventKind } from '$worker/events/rules';

export type Day = { kind: EventKind; icon: EventIcon; title: string; date: string; zone: string };

/** The days that one keeps oneself. */
export const myEvents = (using: Fetching = fetch) => {
  const { events } = client(using).api.me;
  return {
    /** The same `id` again is the same day. */
    keep: (json: Day, id: string = v7()) => ask(events.$post({ json: { ...json, id } }), (r): Promise<{ event: EventView }> => r.json()),
    change: (id: string, json: Day) => ask(events[':id'].$put({ param: { id }, json }), (r): Promise<{ event: EventView }> => r.json()),
    drop: (id: string) => ask(events[':id'].$delete({ param: { id } }), async () => null),
  };
};

/** Celebrates a day of somebody's with them. */
export const celebrate = (handle: string, id: string, using: Fetching = fetch) =>
  ask(client(using).api.profiles[':handle'].events[':id'].celebration.$put({ param: { handle, id } }), (r): Promise<{ event: EventView }> =>
    r.json(),
  );
