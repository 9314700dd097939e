import { AppError } from '../../rooms/protocol/error';
import { CURRENCY, GIFTS_PER_DAY, priceOf, type GiftItem, type Payment } from './catalogue';

export type Paid = { priceMinor: number; currency: string; paidBy: Payment; ledgerEntry: string | null };

const refused = (path: string) => new AppError('input.invalid', { issues: [{ path, message: 'This cannot be paid like that.' }] });

/**
 * How a gift is paid. Its price must be the one that its giver was shown: nobody pays what they haven't seen. What is free comes out of the
 * allowance; the wallet, once it is there, answers the entry of the ledger that paid, in the batch that gives.
 */
export function payFor(item: GiftItem, payment: { by: Payment; priceMinor: number }): Paid {
  const priceMinor = priceOf(item);
  if (payment.priceMinor !== priceMinor) throw refused('payment.priceMinor');
  if (priceMinor > 0 || payment.by !== 'allowance') throw refused('payment.by');
  return { priceMinor, currency: CURRENCY, paidBy: 'allowance', ledgerEntry: null };
}

/** What is left of a day's allowance. */
export const leftOf = (given: number): number => Math.max(0, GIFTS_PER_DAY - given);
