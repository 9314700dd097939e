import { lang } from '../../rooms/protocol/lang';
import { standing as standingWord } from '../../rooms/protocol/member';
import { entryCode, nickname } from '../../rooms/protocol/text';
import { memberSchema as member, roomSchema as room } from '../docs/named';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';

export const joinInput = z.object({ nickname, lang, code: z.optional(entryCode) });

export const ticket = z.object({
  ticket: z.string().meta({ description: 'Opens one socket, for this room and member.' }),
  expiresAt: z.number().meta({ description: 'When the ticket ends, ms UTC.' }),
  socketUrl: z.string().meta({ description: 'Absolute, without query.' }),
});
export const joined = z.object({ room, member, key: z.string().meta({ description: "The member's secret." }), ...ticket.shape });
export const waiting = z.object({ status: z.literal('waiting'), room });
export const standing = z.object({ standing: standingWord, member: member.optional() });

export const mineQuery = z.object({ cursor: cursorParam(z.tuple([z.number(), z.string()])), limit: limitParam });
const unread = z
  .number()
  .meta({ description: 'Messages of others after the last `read.mark`, deleted ones left out; exact, however many.' });
export const minePage = z.object({
  items: z.array(z.object({ room, member, unread, lastSeq: z.number() })),
  nextCursor: z.string().nullable(),
});
