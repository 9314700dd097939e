import { z } from './z';
import { memberId, seq } from './ids';
import { reportReason } from './text';

export const REPORT_KINDS = ['spam', 'abuse', 'sexual', 'privacy', 'other'] as const;

/** A member shows the head a message (`target`) or a member's nickname (`member`). */
export const reportSend = z
  .object({
    type: z.literal('report.send'),
    target: z.optional(seq),
    member: z.optional(memberId),
    kind: z.enum(REPORT_KINDS),
    reason: z.optional(reportReason),
  })
  .check(z.refine((r) => (r.target === undefined) !== (r.member === undefined), { path: ['target'], params: { why: 'missing' } }));
/** The head has dealt with a report. */
export const reportClose = z.object({ type: z.literal('report.close'), report: z.string().check(z.maxLength(40)) });

/** What a report showed when it was made; the text of a message deleted since is gone. */
export const report = z.object({
  id: z.string(),
  createdAt: z.number(),
  kind: z.enum(REPORT_KINDS),
  reason: z.string(),
  by: z.object({ member: z.string(), nickname: z.string() }),
  about: z.object({ member: z.string(), nickname: z.string() }),
  target: z.optional(z.number()),
  text: z.optional(z.string()),
});
export type Report = z.infer<typeof report>;
/** To who made a report: the head has it. */
export const reportReceived = z.object({
  type: z.literal('report.received'),
  target: z.optional(z.number()),
  member: z.optional(z.string()),
});
/** To who may see reports, on connecting and whenever they change: those still open, newest first. */
export const reportListed = z.object({ type: z.literal('report.listed'), reports: z.array(report) });

/** The head lets someone who waits in, or doesn't. */
export const entryDecide = z.object({ type: z.literal('entry.decide'), member: memberId, admit: z.boolean() });
/** To who may decide, on connecting and whenever it changes: who waits, longest first. */
export const entryWaiting = z.object({
  type: z.literal('entry.waiting'),
  waiting: z.array(z.object({ member: z.string(), nickname: z.string(), since: z.number() })),
});
