import { ask, client, type Fetching } from '$lib/api';
import type { Lang } from '$rooms/protocol/lang';
import type { CheerKind } from '$worker/cheers/options';
import type { GiftItem } from '$worker/gifts/catalogue';
import type { NoteInput } from '$worker/guestbook/input';

export type NewNote = Pick<NoteInput, 'id' | 'text' | 'lang' | 'sticker' | 'drawing' | 'isPrivate' | 'name'>;
export type NewGift = { id: string; item: GiftItem; note: string; lang: Lang; isPrivate: boolean };

/** What visitors leave in somebody's space: notes, cheers, gifts. */
export const visitorsApi = (using: Fetching = fetch) => {
  const routes = client(using).api;
  const { guestbook, cheers, gifts } = routes.profiles[':handle'];
  const note = guestbook[':id'];
  const gift = gifts[':id'];
  const nothing = async () => null;
  return {
    notes: (handle: string, cursor: string | null, state?: 'waiting') =>
      ask(guestbook.$get({ param: { handle }, query: { limit: '20', ...(cursor ? { cursor } : {}), ...(state ? { state } : {}) } }), (r) =>
        r.json(),
      ),
    write: (handle: string, json: NewNote) => ask(guestbook.$post({ param: { handle }, json }), (r) => r.json()),
    setNote: (handle: string, id: string, state: 'shown' | 'hidden') =>
      ask(note.state.$put({ param: { handle, id }, json: { state } }), (r) => r.json()),
    deleteNote: (handle: string, id: string) => ask(note.$delete({ param: { handle, id } }), nothing),
    blockWriter: (handle: string, id: string) => ask(note.block.$put({ param: { handle, id } }), nothing),
    translateNotes: (handle: string, lang: Lang, ids: string[]) =>
      ask(guestbook.translations.$post({ param: { handle }, json: { lang, ids } }), (r) => r.json()),

    cheer: (handle: string, kind: CheerKind) => ask(cheers[':kind'].$put({ param: { handle, kind } }), (r) => r.json()),
    uncheer: (handle: string, kind: CheerKind) => ask(cheers[':kind'].$delete({ param: { handle, kind } }), (r) => r.json()),

    gifts: (handle: string, cursor: string | null) =>
      ask(gifts.$get({ param: { handle }, query: { limit: '30', ...(cursor ? { cursor } : {}) } }), (r) => r.json()),
    give: (handle: string, { item, ...json }: NewGift) =>
      ask(gifts.$post({ param: { handle }, json: { ...json, item, payment: { by: 'allowance', priceMinor: 0 } } }), (r) => r.json()),
    openGift: (handle: string, id: string) => ask(gift.open.$put({ param: { handle, id } }), nothing),
    hideGift: (handle: string, id: string, isHidden: boolean) =>
      ask(gift.hidden.$put({ param: { handle, id }, json: { isHidden } }), nothing),
    deleteGift: (handle: string, id: string) => ask(gift.$delete({ param: { handle, id } }), nothing),
    blockGiver: (handle: string, id: string) => ask(gift.block.$put({ param: { handle, id } }), nothing),
    translateGifts: (handle: string, lang: Lang, ids: string[]) =>
      ask(gifts.translations.$post({ param: { handle }, json: { lang, ids } }), (r) => r.json()),
  };
};

/** Texts that were asked for in another language, as the answer has them. */
export type Asked = { id: string; translation: { text: string; engine: string } | null; missed: 'unknown' | 'busy' | 'budget' | null };
