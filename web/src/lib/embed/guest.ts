import { callBy } from '$lib/api';
import { keepKeysIn, keyIn } from '$lib/room/member-key';
import { forgetSession } from '$lib/session';
import { keptIn } from './kept';

/** Of this frame's own partition, one for each site that frames us; apart from what a page of ours keeps. */
const PREFIX = 'openlink.frame.';
const guest = keptIn(() => localStorage, `${PREFIX}guest`);
/** Who calls: the guest of this frame, or a partner's user, who has keys of rooms and no session. */
let isGuest = true;

/** A frame's calls never carry a cookie: a session of ours is none of the surrounding page's business. A guest's goes as a token. */
const calling: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  const bearer = isGuest ? guest.read() : null;
  if (bearer !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${bearer}`);
  const answer = await fetch(input, { ...init, headers, credentials: 'omit' });
  const given = answer.headers.get('set-auth-token');
  if (given !== null && isGuest) guest.write(given);
  return answer;
};

/** Whether this frame has been somebody's before, and is now. */
export const wasGuest = () => isGuest && guest.read() !== null;

/** From now on this frame is its guest's. */
export function beGuest() {
  isGuest = true;
  callBy(calling);
  forgetSession();
  keepKeysIn({ storage: () => localStorage, prefix: PREFIX });
}

/** From now on this frame is that of whom a token names, as long as the tab is open and the token the same. */
export function bePartners(tokenName: string) {
  isGuest = false;
  callBy(calling);
  forgetSession();
  keepKeysIn(placeOf(tokenName));
}

const placeOf = (tokenName: string) => ({ storage: () => sessionStorage, prefix: `${PREFIX}${tokenName}.` });

/** Whether whom a token names has a key of a room here already. */
export const hasKeyBy = (tokenName: string, slug: string) => keyIn(placeOf(tokenName), slug) !== undefined;
