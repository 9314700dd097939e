import { invalidateAll } from '$app/navigation';
import type { Result } from '$lib/api';
import { account } from '$lib/api/account';
import { forgetSession } from '$lib/session';

const KEPT = ['openlink.key.', 'openlink.member.'];
const OUTBOX = 'openlink.outbox';

/** Whoever sits down here next isn't whoever left: no keys of rooms, and no words that wait to be sent. */
async function forgetRooms(): Promise<void> {
  try {
    for (const name of Object.keys(localStorage)) if (KEPT.some((prefix) => name.startsWith(prefix))) localStorage.removeItem(name);
    for (const { name } of await indexedDB.databases()) if (name?.startsWith(OUTBOX)) indexedDB.deleteDatabase(name);
  } catch {
    // Where storage is denied, nothing was kept.
  }
}

/** Signs out in this browser. */
export async function signOut(): Promise<Result<null>> {
  const answer = await account().signOut();
  if (!answer.ok) return answer;
  forgetSession();
  await forgetRooms();
  await invalidateAll();
  return answer;
}
