import { chatSend } from '../../rooms/protocol/chat';
import { lang } from '../../rooms/protocol/lang';
import { messageSchema } from '../docs/named';
import { limitParam } from '../http/page';
import { z } from '../http/z';

export const messagesQuery = z.object({
  before: z
    .string()
    .refine((s) => /^[1-9]\d{0,14}$/.test(s), { params: { why: 'number' } })
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, description: 'A `seq`: only messages older than that one.' }),
  limit: limitParam,
  lang: z.optional(lang).meta({ description: 'Messages carry their translation into this language, where there is one.' }),
});

export const messagePage = z.object({ items: z.array(messageSchema), nextCursor: z.string().nullable() });
export const messageAnswer = z.object({ message: messageSchema });
/** What the room parses: `chat.send` without its type, which the route has already said. */
export const sendInput = z.object(chatSend.shape).omit({ type: true });
