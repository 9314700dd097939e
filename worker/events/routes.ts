import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitFeelings } from '../http/limit';
import { signedIn, withAccount } from '../http/session';
import { valid } from '../http/valid';
import { tell } from '../inbox/store';
import { keyedHash } from '../people/keyed';
import { permits } from '../profiles/look';
import { visit } from '../profiles/visit';
import { eventAnswer, eventFields, eventInput } from './input';
import * as store from './store';

const ACCOUNT = ['auth.required', 'account.required', 'auth.forbidden', 'rate.limited'] as const;
const INPUT = ['input.invalid', 'input.too_large'] as const;

export const events = new Hono<App>()
  .post(
    '/me/events',
    describe(
      'profiles',
      'Keep a day',
      { 201: ['A D-day or an anniversary.', eventAnswer] },
      [...INPUT, ...ACCOUNT, 'profile.full'],
      'session',
    ),
    withAccount,
    limitFeelings,
    valid('json', eventInput),
    async (c) => {
      const { id: own, ...given } = c.req.valid('json');
      const { person, db } = c.var;
      const id = `evt_${await keyedHash(c.env.MEMBER_SECRET, `event:${person}:${own}`)}`;
      if (!(await store.put(db, person, { id, ...given }))) throw new AppError('profile.full');
      return c.json({ event: await store.get(db, { owner: person, visitor: person }, id) }, 201);
    },
  )
  .put(
    '/me/events/:id',
    describe('profiles', 'Change a day', { 200: ['As changed.', eventAnswer] }, [...INPUT, ...ACCOUNT, 'note.not_found'], 'session'),
    withAccount,
    limitFeelings,
    valid('json', eventFields),
    async (c) => {
      const { person, db } = c.var;
      const id = c.req.param('id');
      await store.change(db, person, id, c.req.valid('json'));
      return c.json({ event: await store.get(db, { owner: person, visitor: person }, id) }, 200);
    },
  )
  .delete(
    '/me/events/:id',
    describe('profiles', 'Keep a day no more', { 204: ['It is gone, or was.'] }, ACCOUNT, 'session'),
    withAccount,
    limitFeelings,
    async (c) => {
      await store.drop(c.var.db, c.var.person, c.req.param('id'));
      return c.body(null, 204);
    },
  )
  .put(
    '/profiles/:handle/events/:id/celebration',
    describe(
      'profiles',
      'Celebrate a day with somebody',
      { 200: ['Counted once a day for each.', eventAnswer] },
      ['auth.required', 'auth.forbidden', 'profile.not_found', 'note.not_found', 'event.not_today', 'rate.limited'],
      'session',
    ),
    signedIn,
    limitFeelings,
    async (c) => {
      const space = await visit(c, c.req.param('handle'));
      const { owner, visitor, relation } = space;
      if (!permits(space, 'dday', 'see')) throw new AppError('note.not_found');
      if (!visitor || !permits(space, 'dday', 'do')) throw new AppError('auth.forbidden');
      const looking = { owner: owner.person, visitor: visitor.person };
      const id = c.req.param('id');
      const { isNew, day } = await store.celebrate(c.var.db, looking, id);
      const event = await store.get(c.var.db, looking, id);
      if (isNew && relation !== 'owner') {
        // Of guests, whom nobody knows by name, once a day.
        const by = visitor.guest ? null : { person: visitor.person };
        const once = `${id}:${day}:${by?.person ?? 'guests'}`;
        await tell(c, owner.person, { kind: 'event.celebrated', by, about: { event: id, text: event.title }, once });
      }
      return c.json({ event }, 200);
    },
  );
