import { lang } from '../../rooms/protocol/lang';
import { embed } from '../../rooms/protocol/room';
import { entryCode } from '../../rooms/protocol/text';
import { z } from '../http/z';

const token = z.string().meta({ description: 'A JWT that the partner’s server signed.' });

export const exchangeInput = z.object({ token, lang, code: z.optional(entryCode) });

export const worksInput = z.object({
  content: z.string().max(400).meta({ description: 'A partner’s id, a colon, and the partner’s own name of the work.' }),
  token: z.optional(token),
  lang,
});
export const workAnswer = z.object({ slug: z.string() });

export const handover = z.object({
  code: z.string().meta({ description: 'Good once: another browser becomes the same member by it.' }),
  expiresAt: z.number().meta({ description: 'When the code ends, ms UTC.' }),
});
export const redeemInput = z.object({ code: z.string().max(200) });

export const framing = z.object({
  embed,
  origins: z.array(z.string()).meta({ description: 'Whose pages may frame the room, where `embed` is `listed`; else none.' }),
});

export const partnerView = z.object({
  id: z.string(),
  name: z.string(),
  origins: z.array(z.string()).meta({ description: 'Whose pages may frame its works.' }),
});
