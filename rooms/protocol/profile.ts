import { z } from './z';
import { memberId } from './ids';

/** Asks whether a member, oneself too, lets the people here open their profile. */
export const profileFetch = z.object({ type: z.literal('profile.fetch'), member: memberId });
/** To who asked: the handle by which the profile is found; null where its owner hasn't opened it here. */
export const profileShown = z.object({ type: z.literal('profile.shown'), member: z.string(), handle: z.nullable(z.string()) });
