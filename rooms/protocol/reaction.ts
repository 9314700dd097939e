import { z } from './z';
import { seq } from './ids';

/** One emoji as people see it: a sequence recommended by Unicode, with or without its variation selector. */
const RGI = /^\p{RGI_Emoji}$/v;
export const emoji = z.string().check(
  z.maxLength(40),
  z.refine((s) => RGI.test(s) || RGI.test(`${s}\ufe0f`), { params: { why: 'choice' } }),
);

/** Different ones on a message. */
export const REACTIONS_MAX = 20;

/** Puts a reaction on a message or takes it away; saying it again changes nothing. */
export const reactionSet = z.object({ type: z.literal('reaction.set'), target: seq, emoji, on: z.boolean() });

export const reactionChanged = z.object({
  type: z.literal('reaction.changed'),
  seq: z.number(),
  target: z.number(),
  emoji: z.string(),
  member: z.string(),
  on: z.boolean(),
  count: z.number(),
});
