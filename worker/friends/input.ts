import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { byline } from '../people/byline';
import { shows } from '../presence/rules';

const place = cursorParam(z.tuple([z.number(), z.string()]));
export const pageQuery = z.object({ cursor: place, limit: limitParam });
export const requestsQuery = z.object({ ...pageQuery.shape, direction: z.enum(['received', 'sent']) });

const nextCursor = z.string().nullable();
export const friendsPage = z.object({
  items: z.array(byline.extend({ since: z.number().meta({ description: 'When the second of them followed, ms UTC.' }) })),
  nextCursor,
});
export const requestsPage = z.object({ items: z.array(byline.extend({ createdAt: z.number() })), nextCursor });
export const blocksPage = z.object({ items: z.array(byline.extend({ id: z.string(), createdAt: z.number() })), nextCursor });

const room = z.object({ slug: z.string(), title: z.string(), lang: z.string(), online: z.number() });
export const hereList = z.object({
  items: z.array(
    byline.extend({
      since: z.number(),
      room: room.nullable().meta({ description: 'A public room that they are a member of, where they let friends see it.' }),
    }),
  ),
});

export const tieAnswer = z.object({
  tie: z
    .enum(['none', 'asked', 'asks', 'friends'])
    .meta({ description: 'What I have with them: nothing; I asked; they asked me; or we are friends.' }),
});
export const showsBody = z.object({
  shows: shows.meta({ description: 'What friends see of me: nothing, that I am here, or in which public room too.' }),
});

export const openBody = z.object({ open: z.boolean() });
export const openedAnswer = z.object({
  open: z.boolean().meta({ description: 'Whether the people in this room may open my profile.' }),
  nickname: z.string().meta({ description: 'What I am called in this room.' }),
  profile: byline.nullable().meta({ description: 'What they would find. Null: there is no profile yet.' }),
});
