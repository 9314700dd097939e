import { z } from './z';
import { memberId } from './ids';
import { role } from './room';
import { nickname } from './text';

/** Where a person stands in a room: `here` is in it, `none` was never. */
export const standing = z.enum(['none', 'waiting', 'refused', 'here', 'left', 'banned']);
export type Standing = z.infer<typeof standing>;

/** The sender takes another name in this room. */
export const memberRename = z.object({ type: z.literal('member.rename'), nickname });
/** The sender no longer wants to see a member's words; kept for the sender alone, on all devices. */
export const memberHide = z.object({ type: z.literal('member.hide'), member: memberId, on: z.boolean() });
/** Out, but may come back. */
export const memberRemove = z.object({ type: z.literal('member.remove'), member: memberId });
/** Out, and may not come back until unbanned. */
export const memberBan = z.object({ type: z.literal('member.ban'), member: memberId });
export const memberUnban = z.object({ type: z.literal('member.unban'), member: memberId });

/** A member's name, role or standing changed: only what changed is there. */
export const memberUpdated = z.object({
  type: z.literal('member.updated'),
  seq: z.number(),
  member: z.string(),
  nickname: z.optional(z.string()),
  /** The id of a picture (character.ts); null: there is none any more. */
  picture: z.optional(z.nullable(z.string())),
  role: z.optional(role),
  removed: z.optional(z.boolean()),
  banned: z.optional(z.boolean()),
  /** This member is another one from now on, whose words theirs are: both were the same person's. `nickname` and `role` are that one's. */
  into: z.optional(z.string()),
});
/** To the one who hides, on every connection: all whom they hide. */
export const memberHidden = z.object({ type: z.literal('member.hidden'), members: z.array(z.string()) });
/** To who may unban: everybody banned. */
export const memberBanned = z.object({
  type: z.literal('member.banned'),
  members: z.array(z.object({ member: z.string(), nickname: z.string() })),
});
