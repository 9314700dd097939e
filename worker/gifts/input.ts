import { messageId } from '../../rooms/protocol/ids';
import { lang } from '../../rooms/protocol/lang';
import { text } from '../../rooms/protocol/text';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { byline } from '../people/byline';
import { translations } from '../translations/store';
import { giftItem, PAYMENTS } from './catalogue';

export const GIFT_NOTE_MAX = 200;

export const giftInput = z.object({
  id: messageId.check(z.meta({ description: 'The giver’s own, a UUID of version 7: sent again, it is the same gift.' })),
  item: giftItem,
  note: z._default(text({ min: 0, max: GIFT_NOTE_MAX, lines: true }), ''),
  lang,
  isPrivate: z.boolean().default(false),
  payment: z
    .object({
      by: z.enum(PAYMENTS).default('allowance'),
      priceMinor: z.int().min(0).default(0).meta({ description: 'The price that the giver was shown: another one by now is refused.' }),
    })
    .prefault({})
    .meta({ description: 'How it is paid. What is free comes out of the day’s allowance; there is no wallet to pay from yet.' }),
});
export type GiftInput = z.infer<typeof giftInput>;

export const giftSchema = z
  .object({
    id: z.string(),
    item: giftItem,
    by: byline.nullable().meta({ description: 'Null: it isn’t said to this visitor, or they have left.' }),
    note: z.string(),
    lang: z.string(),
    translations,
    isPrivate: z.boolean().meta({ description: 'Note and giver are for the receiver alone.' }),
    isHidden: z.boolean().meta({ description: 'To its receiver: out of others’ sight.' }),
    isNew: z.boolean().meta({ description: 'To its receiver: not unwrapped yet.' }),
    isMine: z.boolean().meta({ description: 'Given by this visitor.' }),
    price: z.object({ minor: z.number(), currency: z.string() }),
    createdAt: z.number(),
  })
  .meta({ id: 'Gift' });
export type Gift = z.infer<typeof giftSchema>;

export const hiddenInput = z.object({ isHidden: z.boolean() });

export const allowance = z.object({
  left: z.number(),
  perDay: z.number(),
  renewsAt: z.number().meta({ description: 'When a new day’s allowance begins, ms UTC.' }),
});
export const placeOnShelf = z.tuple([z.number(), z.string()]);
export type PlaceOnShelf = z.infer<typeof placeOnShelf>;
export const giftsQuery = z.object({ cursor: cursorParam(placeOnShelf), limit: limitParam });
export const giftsPage = z.object({ items: z.array(giftSchema), nextCursor: z.string().nullable() });
export const giftAnswer = z.object({ gift: giftSchema, allowance });
export const catalogueAnswer = z.object({
  items: z.array(z.object({ item: giftItem, price: z.object({ minor: z.number(), currency: z.string() }) })),
  allowance: allowance.nullable().meta({ description: 'Null without an account, which giving takes.' }),
});
