import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { detect } from '../../rooms/translation/detect';
import { describe } from '../docs/describe';
import * as friendships from '../friends/store';
import type { App } from '../http/app';
import { inBackground } from '../http/background';
import { mayTranslate } from '../http/limit';
import { cursorOf } from '../http/page';
import { visitorOf } from '../http/session';
import { valid } from '../http/valid';
import { tell } from '../inbox/store';
import { asOwner, leaver } from '../profiles/leaver';
import { permits } from '../profiles/look';
import { quoteOf } from '../profiles/quote';
import { visit, type Visit } from '../profiles/visit';
import { answersOf, translationsAnswer, translationsInput } from '../translations/input';
import { translate } from '../translations/store';
import { GIFTS, priceOf } from './catalogue';
import { catalogueAnswer, giftAnswer, giftInput, giftsPage, giftsQuery, hiddenInput, type Gift } from './input';
import { allowanceOf, find, giftOf, givenToday, pageOf, priceTag, rowsOf } from './read';
import * as shelf from './store';

async function looking(c: Context<App>): Promise<Visit> {
  const visiting = await visit(c, c.req.param('handle') ?? '');
  if (!permits(visiting, 'gifts', 'see')) throw new AppError(visiting.visitor === null ? 'auth.required' : 'auth.forbidden');
  return visiting;
}

/** A gift on this request's shelf, for the owner to do something with. */
async function ownGift(c: Context<App>): Promise<{ visiting: Visit; gift: Gift; giver: string | null }> {
  const visiting = await looking(c);
  asOwner(visiting);
  const found = await find(c.var.db, visiting, c.req.param('id') ?? '');
  if (found === null) throw new AppError('note.not_found');
  return { visiting, ...found };
}

const SEES = ['auth.required', 'auth.forbidden', 'profile.not_found'] as const;

export const gifts = new Hono<App>()
  .get(
    '/gifts',
    describe(
      'profiles',
      'What can be given',
      { 200: ['With prices, and what is left of today’s allowance.', catalogueAnswer] },
      [],
      'optional',
    ),
    async (c) => {
      const visitor = await visitorOf(c);
      const given = visitor && !visitor.guest ? await givenToday(c.var.db, visitor.person).get() : undefined;
      return c.json(
        {
          items: GIFTS.map((item) => ({ item, price: priceTag(priceOf(item)) })),
          allowance: visitor && !visitor.guest ? allowanceOf(given?.given ?? 0) : null,
        },
        200,
      );
    },
  )
  .get(
    '/profiles/:handle/gifts',
    describe('profiles', 'Look at a gift shelf', { 200: ['Newest first.', giftsPage] }, ['input.invalid', ...SEES], 'optional'),
    valid('query', giftsQuery),
    async (c) => {
      const visiting = await looking(c);
      const asked = c.req.valid('query');
      const { items, nextCursor } = pageOf(await rowsOf(c.var.db, visiting, asked), visiting, asked.limit);
      return c.json({ items, nextCursor: nextCursor && cursorOf(nextCursor) }, 200);
    },
  )
  .post(
    '/profiles/:handle/gifts',
    describe(
      'profiles',
      'Give somebody a gift',
      { 201: ['Given, and taken from the day’s allowance.', giftAnswer], 200: ['Was given before, with the same `id`.', giftAnswer] },
      ['input.invalid', 'input.too_large', 'account.required', 'gift.allowance', ...SEES, 'rate.limited'],
      'session',
    ),
    valid('json', giftInput),
    async (c) => {
      const visiting = await looking(c);
      const person = await leaver(c, visiting, 'gifts');
      // A day's allowance is somebody's: guests could be as many as they like.
      if (visiting.visitor?.guest) throw new AppError('account.required');
      if (visiting.relation === 'owner') throw new AppError('auth.forbidden');
      const input = c.req.valid('json');
      const lang = input.note === '' ? 'und' : detect(input.note, input.lang);
      const { id, fresh } = await shelf.give(c.var.db, visiting.owner.person, person, { ...input, lang });
      const found = await find(c.var.db, visiting, id);
      if (found === null) throw new AppError('note.not_found');
      const { gift } = found;
      if (fresh) {
        const about = { gift: id, item: gift.item, text: quoteOf(gift.note) };
        await tell(c, visiting.owner.person, { kind: 'gift.given', by: { person }, about, once: id });
        const reader = { env: c.env, db: c.var.db, mayAsk: () => mayTranslate(c, person) };
        await inBackground(c, 'gifts', translate(reader, [{ id, text: gift.note, lang: gift.lang }], visiting.owner.lang));
      }
      const today = await givenToday(c.var.db, person).get();
      return c.json({ gift, allowance: allowanceOf(today?.given ?? 0) }, fresh ? 201 : 200);
    },
  )
  .post(
    '/profiles/:handle/gifts/translations',
    describe(
      'profiles',
      'Have notes on gifts translated',
      { 200: ['Those that read otherwise in this language. What was translated once is kept.', translationsAnswer] },
      ['input.invalid', ...SEES],
      'session',
    ),
    valid('json', translationsInput),
    async (c) => {
      const visiting = await looking(c);
      const { visitor } = visiting;
      if (visitor === null) throw new AppError('auth.required');
      const { lang, ids } = c.req.valid('json');
      const rows = await rowsOf(c.var.db, visiting, { limit: ids.length, ids });
      const texts = rows.map((row) => giftOf(row, visiting)).map(({ id, note, lang }) => ({ id, text: note, lang }));
      const reader = { env: c.env, db: c.var.db, mayAsk: () => mayTranslate(c, visitor.person) };
      return c.json({ items: answersOf(await translate(reader, texts, lang)) }, 200);
    },
  )
  .put(
    '/profiles/:handle/gifts/:id/open',
    describe(
      'profiles',
      'Unwrap a gift',
      { 204: ['For who was given it; again, it changes nothing.'] },
      [...SEES, 'note.not_found'],
      'session',
    ),
    async (c) => {
      const { gift } = await ownGift(c);
      await shelf.open(c.var.db, gift.id);
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/gifts/:id/hidden',
    describe(
      'profiles',
      'Hide a gift, or let it be seen again',
      { 204: ['For who was given it. What is hidden its giver still sees, and nobody else.'] },
      ['input.invalid', ...SEES, 'note.not_found'],
      'session',
    ),
    valid('json', hiddenInput),
    async (c) => {
      const { gift } = await ownGift(c);
      await shelf.hide(c.var.db, gift.id, c.req.valid('json').isHidden);
      return c.body(null, 204);
    },
  )
  .delete(
    '/profiles/:handle/gifts/:id',
    describe('profiles', 'Take a gift off my shelf', { 204: ['Gone for good.'] }, [...SEES, 'note.not_found'], 'session'),
    async (c) => {
      const { gift } = await ownGift(c);
      await shelf.remove(c.var.db, gift.id);
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/gifts/:id/block',
    describe(
      'profiles',
      'Block who gave a gift',
      { 204: ['They and I are out of each other’s sight, here and everywhere; the gift with them.'] },
      [...SEES, 'note.not_found'],
      'session',
    ),
    async (c) => {
      const { visiting, giver, gift } = await ownGift(c);
      if (giver === null) throw new AppError('note.not_found');
      await friendships.block(c.var.db, visiting.owner.person, giver, gift.by?.name ?? '');
      return c.body(null, 204);
    },
  );
