import { z } from './z';

/** The sender has read everything up to `seq`. Tells a slow reader from one that keeps up; what can't be is taken for the nearest that can. */
export const logAck = z.object({ type: z.literal('log.ack'), seq: z.number() });

/** This connection hears no events any more, but how far the log has moved (`log.moved`), until `log.resume` or its end. */
export const logPause = z.object({ type: z.literal('log.pause') });

/** Follows the log again, answered as a connection with this `since` and `epoch` is: `room.welcome` and all that follows it. Needs no pause before. */
export const logResume = z.object({ type: z.literal('log.resume'), since: z.optional(z.number()), epoch: z.optional(z.string()) });

/** `unread` is counted up to this. */
export const UNREAD_MAX = 1000;

/** To a connection that pauses, at most every 10 s, when something was said. `unread`: others' messages since it paused. */
export const logMoved = z.object({ type: z.literal('log.moved'), head: z.number(), unread: z.number() });
