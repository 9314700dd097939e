import { seq } from './ids';
import { z } from './z';

/** How many links of a message are previewed, its first. */
export const PREVIEWS_MAX = 3;

/** What a page that a message links to says of itself. Nothing of it is the room's word. */
export const preview = z.object({
  /** The link as it stands in the message. */
  url: z.string(),
  title: z.string(),
  description: z.optional(z.string()),
  /** What the site calls itself, or its name. */
  site: z.optional(z.string()),
  /** At `/media/previews/{id}`, of this size in px. */
  picture: z.optional(z.object({ id: z.string(), width: z.number(), height: z.number() })),
});
export type Preview = z.infer<typeof preview>;

/** A link's preview has come, and stands where the link stands among others. Not in the log. */
export const previewAdded = z.extend(preview, { type: z.literal('preview.added'), target: z.number() });
/** It was taken away. Not in the log. */
export const previewRemoved = z.object({ type: z.literal('preview.removed'), target: z.number(), url: z.string() });

/** Takes a link's preview away, for good: the message's author, or who may delete it. */
export const previewRemove = z.object({ type: z.literal('preview.remove'), target: seq, url: z.string() });
