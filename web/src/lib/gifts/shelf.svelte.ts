import type { Problem } from '$lib/api';
import { visitorsApi, type NewGift } from '$lib/api/visitors';
import { getLocale } from '$lib/paraglide/runtime';
import { hasSession } from '$lib/session';
import { lacks, withAnswer, type Written } from '$lib/visitors/reading';
import type { Gift } from '$worker/gifts/input';
import type { giftsPart } from '$worker/gifts/part';

export type ShelfValue = ReturnType<(typeof giftsPart)['show']>;
export type ShownGift = Gift & Pick<Written, 'missed'>;

/** What came with a gift, as words to read. */
export const writtenOn = (gift: ShownGift): Written => ({ ...gift, text: gift.note });

/** Somebody's gift shelf as its visitor has it before them. */
export class Shelf {
  gifts = $state.raw<readonly ShownGift[]>([]);
  nextCursor = $state<string | null>(null);
  count = $state(0);
  allowance = $state.raw<ShelfValue['allowance']>(null);
  asks = $state(false);
  isLoading = $state(false);
  problem = $state.raw<Problem | null>(null);

  constructor(
    readonly handle: string,
    value: ShelfValue,
  ) {
    this.gifts = value.items;
    this.nextCursor = value.nextCursor;
    this.count = value.count;
    this.allowance = value.allowance;
  }

  async more(): Promise<void> {
    if (!this.nextCursor || this.isLoading) return;
    this.isLoading = true;
    const answer = await visitorsApi().gifts(this.handle, this.nextCursor);
    this.isLoading = false;
    this.problem = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    const known = new Set(this.gifts.map(({ id }) => id));
    this.gifts = [...this.gifts, ...answer.value.items.filter(({ id }) => !known.has(id))];
    this.nextCursor = answer.value.nextCursor;
  }

  /** Gives; null when it is given, else what was wrong. */
  async give(gift: NewGift): Promise<Problem | null> {
    const answer = await visitorsApi().give(this.handle, gift);
    if (!answer.ok) {
      if (answer.problem.code === 'gift.allowance' && this.allowance) this.allowance = { ...this.allowance, left: 0 };
      return answer.problem;
    }
    const given = answer.value.gift;
    this.allowance = answer.value.allowance;
    if (!this.gifts.some(({ id }) => id === given.id)) {
      this.gifts = [given, ...this.gifts];
      this.count++;
    }
    return null;
  }

  /** Unwraps it: on the page at once; if nobody hears of it, it comes wrapped again. */
  async open(gift: ShownGift): Promise<void> {
    this.#put({ ...gift, isNew: false });
    await visitorsApi().openGift(this.handle, gift.id);
  }

  /** Takes it out of others' sight, or lets them see it again. */
  async hide(gift: ShownGift, isHidden: boolean): Promise<void> {
    const answer = await visitorsApi().hideGift(this.handle, gift.id, isHidden);
    this.problem = answer.ok ? null : answer.problem;
    if (answer.ok) this.#put({ ...gift, isHidden });
  }

  async remove(gift: ShownGift, blocks: boolean): Promise<boolean> {
    const answer = await (blocks ? visitorsApi().blockGiver : visitorsApi().deleteGift)(this.handle, gift.id);
    const isGone = answer.ok || answer.problem.code === 'note.not_found';
    this.problem = answer.ok || isGone ? null : answer.problem;
    if (!isGone) return false;
    const stays = (one: ShownGift) => one.id !== gift.id && !(blocks && gift.by?.handle && one.by?.handle === gift.by.handle);
    this.count -= this.gifts.filter((one) => !stays(one)).length;
    this.gifts = this.gifts.filter(stays);
    return true;
  }

  #put(gift: ShownGift): void {
    this.gifts = this.gifts.map((one) => (one.id === gift.id ? gift : one));
  }

  /** Has what came with a gift translated, when somebody looks at it. */
  async translate(id: string): Promise<void> {
    const gift = this.gifts.find((one) => one.id === id);
    const lang = getLocale();
    if (!gift || !lacks(writtenOn(gift), lang) || !(await hasSession())) return;
    this.asks = true;
    const answer = await visitorsApi().translateGifts(this.handle, lang, [id]);
    this.asks = false;
    if (!answer.ok) return;
    const { translations, missed } = withAnswer(writtenOn(gift), lang, answer.value.items);
    this.gifts = this.gifts.map((one) => (one.id === id ? { ...one, translations, missed } : one));
  }
}
