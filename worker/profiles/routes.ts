import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitSaves } from '../http/limit';
import { cursorOf } from '../http/page';
import { visitorOf, withAccount } from '../http/session';
import { valid } from '../http/valid';
import { ownPictures } from '../media/store';
import { comingOf } from '../visits/store';
import { partAnswer, profileAnswer, savedAnswer, saveInput, versionsAnswer, viewQuery } from './input';
import { anchored, KINDS, lookOf, picturesIn, type Look } from './look';
import { ownProfile } from './own-routes';
import { listed, listedPage, listedQuery } from './listed';
import { OPTIONS } from './options';
import * as looks from './store';
import { partsOf, viewOf } from './view';
import { visit, type Visit } from './visit';

/** The caller's own space; somebody else's is `auth.forbidden`. */
async function own(c: Context<App>, handle: string): Promise<Visit> {
  const found = await visit(c, handle);
  if (found.relation !== 'owner') throw new AppError('auth.forbidden');
  return found;
}

const isSame = (a: Look, b: Look) => JSON.stringify(a) === JSON.stringify(b);

export const profiles = new Hono<App>()
  .route('/', ownProfile)
  .get(
    '/profiles',
    describe(
      'profiles',
      'Spaces whose owners let them be listed',
      { 200: ['The one listed last first.', listedPage] },
      ['input.invalid'],
      'optional',
    ),
    valid('query', listedQuery),
    async (c) => {
      const { items, nextCursor } = await listed(c.var.db, (await visitorOf(c))?.person ?? null, c.req.valid('query'));
      return c.json({ items, nextCursor: nextCursor && cursorOf(nextCursor) }, 200);
    },
  )
  .get(
    '/profiles/:handle',
    describe(
      'profiles',
      'A space, as its visitor may see it',
      { 200: ['Blocks that aren’t for this visitor are left out.', profileAnswer] },
      ['input.invalid', 'profile.not_found'],
      'optional',
    ),
    valid('query', viewQuery),
    async (c) => {
      const found = await visit(c, c.req.param('handle'));
      const { as } = c.req.valid('query');
      const shown = as === undefined || found.relation !== 'owner' ? found : { ...found, relation: as, visitor: null };
      return c.json(await viewOf(c.var.db, shown, await comingOf(c, found)), 200);
    },
  )
  .get(
    '/profiles/:handle/look',
    describe(
      'profiles',
      'The look of my space, whole',
      { 200: ['With its edition.', savedAnswer] },
      ['auth.required', 'auth.forbidden', 'profile.not_found'],
      'session',
    ),
    withAccount,
    async (c) => {
      const { look, edition } = await own(c, c.req.param('handle'));
      return c.json({ look: lookOf(look), edition }, 200);
    },
  )
  .put(
    '/profiles/:handle/look',
    describe(
      'profiles',
      'Change how my space looks',
      { 200: ['As saved, with its new edition. The same again changes nothing.', savedAnswer] },
      [
        'input.invalid',
        'input.too_large',
        'auth.required',
        'account.required',
        'auth.forbidden',
        'profile.not_found',
        'media.not_found',
        'profile.changed',
        'rate.limited',
      ],
      'session',
    ),
    withAccount,
    limitSaves,
    valid('json', saveInput),
    async (c) => {
      const { owner } = await own(c, c.req.param('handle'));
      const { edition, look: given } = c.req.valid('json');
      const look = anchored(given);
      // A look may show pictures of its owner's alone.
      const wanted = picturesIn(look);
      if ((await ownPictures(c.var.db, owner.person, wanted)).length < wanted.length) throw new AppError('media.not_found');
      const now = await looks.save(c.var.db, owner.person, look, edition);
      if (now === null) throw new AppError('profile.not_found');
      // Another edition than the next, or another look under its number: somebody else, or another tab, was first.
      if (now.edition !== edition + 1 || !isSame(now.look, look)) throw new AppError('profile.changed');
      return c.json(now, 200);
    },
  )
  .get(
    '/profiles/:handle/look/versions',
    describe(
      'profiles',
      'The last ten looks of my space',
      { 200: ['The newest first, which is the one that shows.', versionsAnswer] },
      ['auth.required', 'account.required', 'auth.forbidden', 'profile.not_found'],
      'session',
    ),
    withAccount,
    async (c) => {
      const { owner } = await own(c, c.req.param('handle'));
      return c.json({ items: await looks.versions(c.var.db, owner.person), nextCursor: null }, 200);
    },
  )
  .get(
    '/profiles/:handle/parts/:kind',
    describe(
      'profiles',
      'What a block would show in my space',
      { 200: ['Also for one that isn’t in the look yet, with what is set in a new one.', partAnswer] },
      ['input.invalid', 'auth.required', 'account.required', 'auth.forbidden', 'profile.not_found'],
      'session',
    ),
    withAccount,
    async (c) => {
      const found = await own(c, c.req.param('handle'));
      const kind = KINDS.find((one) => one === c.req.param('kind'));
      if (kind === undefined) throw new AppError('input.invalid');
      const parts = await partsOf(c.var.db, found, [kind]);
      return c.json({ value: Object.values(parts)[0] ?? null, options: OPTIONS[kind].parse({}) }, 200);
    },
  );
