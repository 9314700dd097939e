import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { SIZE_NAMES } from './rules';

/** A picture's id as it travels, in looks too. */
export const pictureId = z.string().regex(/^med_[0-9a-z]{26}$/);
export const sizeName = z.enum(SIZE_NAMES);

/** The same key from the same person makes one picture, however often the request comes. */
export const uploadHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description: 'Up to 200 visible ASCII characters, new for each file. A repeated request with it answers the picture that is there.',
    }),
});

export const pictureAnswer = z
  .object({ id: pictureId, width: z.int(), height: z.int() })
  .meta({ id: 'Picture', description: 'Its files are at `/media/{id}/{size}`; `width` and `height` are of the largest, px.' });

export const pictureQuery = z.object({ cursor: cursorParam(z.tuple([z.int(), z.string()])), limit: limitParam });
export const picturePage = z.object({
  items: z.array(pictureAnswer.extend({ createdAt: z.int() })),
  nextCursor: z.string().nullable(),
});
