import { glossaryEntry } from '../../rooms/protocol/glossary';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';

export const glossaryQuery = z.object({ cursor: cursorParam(z.tuple([z.int().min(0)])), limit: limitParam });
export const glossaryPage = z.object({ items: z.array(glossaryEntry), nextCursor: z.string().nullable() });
