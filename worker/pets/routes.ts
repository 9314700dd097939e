import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitDeeds } from '../http/limit';
import { valid } from '../http/valid';
import { tell } from '../inbox/store';
import { permits } from '../profiles/look';
import { visit, type Visit } from '../profiles/visit';
import { act } from './deeds';
import { adoptedAnswer, adoptInput, deedAnswer, deedInput, petAnswer } from './input';
import { deedKind } from './kinds';
import { lookerOf } from './part';
import * as store from './store';
import { viewOf } from './view';

/** The space in which a pet may be seen; whoever may not, finds nothing there. */
async function spaceOf(c: Context<App>, handle: string): Promise<Visit> {
  const space = await visit(c, handle);
  if (space.relation !== 'owner' && !permits(space, 'pet', 'see')) throw new AppError('profile.not_found');
  return space;
}

async function ownSpaceOf(c: Context<App>, handle: string): Promise<Visit> {
  const space = await visit(c, handle);
  if (!space.visitor) throw new AppError('auth.required');
  if (space.relation !== 'owner') throw new AppError('auth.forbidden');
  return space;
}

const { outcome } = deedAnswer.shape.deed.shape;

async function look(c: Context<App>, space: Visit) {
  const now = Date.now();
  const person = space.visitor?.person ?? null;
  const [[row], tallies] = await c.var.db.batch([
    store.byOwner(c.var.db, space.owner.person),
    store.lately(c.var.db, space.owner.person, person, now),
  ]);
  return row ? viewOf(row, store.talliesOf(tallies), lookerOf(space), now) : null;
}

export const pets = new Hono<App>()
  .get(
    '/profiles/:handle/pet',
    describe(
      'profiles',
      'The pet of a space',
      { 200: ['How it is at this moment; `null` where none lives.', petAnswer] },
      ['profile.not_found'],
      'optional',
    ),
    async (c) => c.json({ pet: await look(c, await spaceOf(c, c.req.param('handle'))) }),
  )
  .put(
    '/profiles/:handle/pet',
    describe(
      'profiles',
      'Choose and name a pet',
      { 200: ['It lives there now. Sent again with another name or coat, the same pet gets those; its kind stays.', adoptedAnswer] },
      ['input.invalid', 'input.too_large', 'auth.required', 'auth.forbidden', 'profile.not_found', 'rate.limited'],
      'session',
    ),
    valid('json', adoptInput),
    async (c) => {
      const space = await ownSpaceOf(c, c.req.param('handle'));
      await limitDeeds(c, space.owner.person);
      const stays = await store.adopt(c.var.db, space.owner.person, c.req.valid('json'), Date.now());
      const pet = await look(c, space);
      if (!pet) throw new AppError('profile.not_found');
      if (!stays) throw new AppError('input.invalid', { issues: [{ path: 'kind', message: pet.name }] });
      return c.json({ pet });
    },
  )
  .delete(
    '/profiles/:handle/pet',
    describe(
      'profiles',
      'Let a pet go to live elsewhere',
      { 204: ['It has gone, or none lived there.'] },
      ['auth.required', 'auth.forbidden', 'profile.not_found'],
      'session',
    ),
    async (c) => {
      const space = await ownSpaceOf(c, c.req.param('handle'));
      await store.letGo(c.var.db, space.owner.person);
      return c.body(null, 204);
    },
  )
  .post(
    '/profiles/:handle/pet/deeds',
    describe(
      'profiles',
      'Feed a pet, play with it, wash or teach it',
      {
        201: ['Done, at the time of the server’s clock.', deedAnswer],
        200: ['Was done before, by a request with the same `id`; the pet as it is now.', deedAnswer],
      },
      ['input.invalid', 'input.too_large', 'auth.required', 'auth.forbidden', 'profile.not_found', 'pet.enough', 'rate.limited'],
      'session',
    ),
    valid('json', deedInput),
    async (c) => {
      const space = await spaceOf(c, c.req.param('handle'));
      const { visitor, owner } = space;
      if (!visitor) throw new AppError('auth.required');
      if (lookerOf(space) === 'onlooker') throw new AppError('auth.forbidden');
      await limitDeeds(c, visitor.person);
      const { row, tallies, done, fresh, isFirstToday } = await act(
        c.var.db,
        owner.person,
        visitor.person,
        c.req.valid('json'),
        c.var.lang,
      );
      const deed = { id: done.id, deed: deedKind.parse(done.deed), outcome: outcome.parse(done.outcome), createdAt: done.at };
      if (isFirstToday && space.relation !== 'owner') {
        const by = visitor.guest ? null : { person: visitor.person };
        await tell(c, owner.person, { kind: 'pet.visited', by, about: { pet: row.name, deed: deed.deed }, once: `${row.id}:${done.id}` });
      }
      return c.json({ deed, pet: viewOf(row, tallies, lookerOf(space), Date.now()) }, fresh ? 201 : 200);
    },
  );
