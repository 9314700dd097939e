import { api, type Result } from '$lib/api';

let signedIn = false;

/** Whether this browser has a session; asked once, as most pages never need to know. */
export async function hasSession(): Promise<boolean> {
  if (signedIn) return true;
  const me = await api().me();
  signedIn = me.ok && me.value.signedIn;
  return signedIn;
}

/** A session, a guest's where there is none yet: before the first thing that only somebody can do. */
export async function ensureSession(): Promise<Result<null>> {
  if (await hasSession()) return { ok: true, status: 200, value: null };
  const guest = await api().signInAsGuest();
  signedIn = guest.ok;
  return guest;
}

/** The session turned out to have ended. */
export function forgetSession() {
  signedIn = false;
}
