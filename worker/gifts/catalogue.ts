import { z } from '../http/z';

/** Everything that can be given, in the order in which it is offered. Ids stay for good: gifts are kept by them. Each is drawn in web/src/lib/gifts/art. */
export const GIFTS = [
  'bungeoppang',
  'tteokbokki',
  'gimbap',
  'dalgona',
  'onigiri',
  'dango',
  'matcha',
  'ramune',
  'cendol',
  'tumpeng',
  'klepon',
  'martabak',
  'boba',
  'coffee',
  'cake',
  'icecream',
  'macaron',
  'chocolate',
  'bouquet',
  'tulip',
  'cactus',
  'teddy',
  'crown',
  'ring',
  'book',
  'candle',
  'scarf',
  'umbrella',
  'daruma',
  'luckycat',
  'pouch',
  'crane',
  'chime',
  'kite',
  'starjar',
  'snowglobe',
  'trophy',
] as const;
export const giftItem = z.enum(GIFTS);
export type GiftItem = (typeof GIFTS)[number];

/** What a gift costs, in minor units of `CURRENCY`. The first ones are free; what costs something is paid from the wallet. */
export const PRICES: Partial<Record<GiftItem, number>> = {};
export const CURRENCY = 'KRW';
export const priceOf = (item: GiftItem): number => PRICES[item] ?? 0;

/** Ways in which a gift is paid: out of the day's allowance, or from the wallet. */
export const PAYMENTS = ['allowance', 'wallet'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** Gifts that one person may give in a day without paying. */
export const GIFTS_PER_DAY = 5;
