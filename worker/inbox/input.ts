import { notice } from '../../rooms/protocol/pages';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { INBOX_KINDS, inboxKind, loudness } from './kinds';

export const inboxQuery = z.object({ cursor: cursorParam(z.tuple([z.number(), z.string()])), limit: limitParam });

const unread = z.number().meta({ description: 'What the bell counts.' });
export const inboxPage = z.object({
  items: z.array(notice.check(z.meta({ id: 'Notice', description: 'Something that happened in my space, or between me and somebody.' }))),
  nextCursor: z.string().nullable(),
  unread,
  handle: z.string().nullable().meta({ description: 'Of my own space, where most of it happened.' }),
});
export const unreadAnswer = z.object({ unread });

export const readBody = z.object({
  upTo: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ description: 'The `createdAt` of the newest that was seen.' }),
});

const CHOICE = '`loud` is counted at the bell, `quiet` only stands in the inbox, `off` isn’t kept.';
export const choicesAnswer = z.object(
  Object.fromEntries(INBOX_KINDS.map((kind) => [kind, loudness.meta({ description: CHOICE })])) as Record<
    (typeof INBOX_KINDS)[number],
    typeof loudness
  >,
);
export const choicesBody = z.partialRecord(inboxKind, loudness);
