import type { PageEvent } from '../../rooms/protocol/pages';
import type { Env } from '../env';

/** A session of somebody's has ended: their open pages come again, and show whose they are. Never throws. */
export async function comeAgain(env: Pick<Env, 'Presence'>, person: string): Promise<void> {
  try {
    await env.Presence.getByName(person).comeAgain();
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', area: 'presence', message: String(error) }));
  }
}

/** Tells somebody's open pages, if there are any. Never throws: a page that missed it asks when it comes back. */
export async function wake(env: Pick<Env, 'Presence'>, person: string, event: PageEvent): Promise<void> {
  try {
    await env.Presence.getByName(person).hear(event);
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', area: 'presence', event: event.type, message: String(error) }));
  }
}
