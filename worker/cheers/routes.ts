import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { tell } from '../inbox/store';
import { profileNameOf } from '../guestbook/store';
import { siteDay } from '../profiles/day';
import { leaver } from '../profiles/leaver';
import { blockIn } from '../profiles/look';
import { visit } from '../profiles/visit';
import { cheerAnswer } from './input';
import { cheerKind, cheersOptions, type CheerKind } from './options';
import * as given from './store';

/** Who cheers, for whom, and by what: one of those that the owner has put up. */
async function cheering(c: Context<App>): Promise<{ owner: string; person: string; kind: CheerKind }> {
  const visiting = await visit(c, c.req.param('handle') ?? '');
  const person = await leaver(c, visiting, 'cheers');
  if (visiting.relation === 'owner') throw new AppError('auth.forbidden');
  const { data: kind } = cheerKind.safeParse(c.req.param('kind'));
  const { kinds } = blockIn(visiting, 'cheers')?.options ?? cheersOptions.parse({});
  if (kind === undefined || !kinds.includes(kind)) throw new AppError('input.invalid');
  return { owner: visiting.owner.person, person, kind };
}

const REFUSALS = ['input.invalid', 'auth.required', 'account.required', 'auth.forbidden', 'profile.not_found', 'rate.limited'] as const;

export const cheers = new Hono<App>()
  .put(
    '/profiles/:handle/cheers/:kind',
    describe(
      'profiles',
      'Cheer for somebody',
      { 200: ['Once a day of each kind; again, it changes nothing.', cheerAnswer] },
      REFUSALS,
      'session',
    ),
    async (c) => {
      const { owner, person, kind } = await cheering(c);
      const { count, fresh } = await given.give(c.var.db, owner, person, kind);
      // Of somebody who cheers by everything there is, their owner hears once a day.
      const isKnown = fresh && (await profileNameOf(c.var.db, person)) !== undefined;
      if (fresh)
        await tell(c, owner, {
          kind: 'cheer.given',
          by: isKnown ? { person } : null,
          about: { cheer: kind },
          once: `${person} ${siteDay()}`,
        });
      return c.json({ kind, count, given: true }, 200);
    },
  )
  .delete(
    '/profiles/:handle/cheers/:kind',
    describe('profiles', 'Take a cheer of today back', { 200: ['Also where there was none.', cheerAnswer] }, REFUSALS, 'session'),
    async (c) => {
      const { owner, person, kind } = await cheering(c);
      const { count } = await given.takeBack(c.var.db, owner, person, kind);
      return c.json({ kind, count, given: false }, 200);
    },
  );
