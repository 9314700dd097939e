import { z } from './z';
import { role } from './room';

/** How long a member counts as typing after saying so. */
export const TYPING_MS = 6000;
/** Rooms with more people than this hear counts, not names. */
export const ROSTER_MAX = 100;

export const presenceTypingUp = z.object({ type: z.literal('presence.typing'), on: z.boolean() });

/** `picture`: only of who chose to have one in this room (character.ts). */
export const person = z.object({ member: z.string(), nickname: z.string(), picture: z.optional(z.string()), role });
export type Person = z.infer<typeof person>;

/** `online` counts members. In small rooms `joined` and `left` name them, and `people` describes those who joined. */
export const presenceChanged = z.object({
  type: z.literal('presence.changed'),
  online: z.number(),
  joined: z.optional(z.array(z.string())),
  left: z.optional(z.array(z.string())),
  people: z.optional(z.array(person)),
});
/** Who is here now, after the welcome, in small rooms. */
export const presenceListed = z.object({ type: z.literal('presence.listed'), people: z.array(person) });
export const presenceTyping = z.object({ type: z.literal('presence.typing'), members: z.array(z.string()) });
