import { roomTitle } from '../../rooms/protocol/text';
import { word } from '../directory/input';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { contentOf, workId } from './rules';

const picture = z.url({ protocol: /^https$/ }).max(2000);

export const newWork = z.object({
  id: workId.check(z.meta({ description: 'The site’s own name of it.' })),
  title: roomTitle,
  picture: z.optional(picture),
});

const work = z.object({
  id: z.string(),
  content: z.string().meta({ description: 'What pages name it by.' }),
  title: z.string(),
  picture: z.string().nullable(),
  slug: z.string().nullable().meta({ description: 'The room where it is talked about; null until somebody opens it.' }),
  joinedTo: z.boolean().meta({ description: 'That room is another work’s.' }),
  joinAsked: z.string().nullable().meta({ description: 'With which work it is to be one, once that one’s site asks the same.' }),
  createdAt: z.number(),
});
export const workAnswer = z.object({ work });
export const workPage = z.object({ items: z.array(work), nextCursor: z.string().nullable() });
export const worksQuery = z.object({ cursor: cursorParam(z.tuple([z.number(), z.string()])), limit: limitParam });

export const teaserAnswer = z.object({
  work,
  room: z
    .object({
      slug: z.string(),
      url: z.string(),
      title: z.string(),
      online: z.number(),
      memberCount: z.number(),
      lastMessageAt: z.number().nullable(),
      words: z.array(word).meta({ description: 'The newest two messages, newest first.' }),
    })
    .nullable()
    .meta({ description: 'At most 10 s behind the room; null until somebody opens it.' }),
});

const content = z
  .string()
  .max(400)
  .transform((text, context) => {
    const named = contentOf(text);
    if (named) return named;
    context.addIssue({ code: 'custom', params: { why: 'unknown' } });
    return z.NEVER;
  });
export const joinInput = z.object({ with: content }).meta({ description: '`with`: the other work, by its `content`.' });
export const joinAnswer = z.object({ joined: z.boolean().meta({ description: 'False: the other site has to ask the same.' }) });
export const partQuery = z.object({ with: z.optional(content) });
