import { Hono } from 'hono';
import { pictureId } from '../../rooms/protocol/character';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitCharacters } from '../http/limit';
import { signedIn } from '../http/session';
import { valid } from '../http/valid';
import { told } from '../room-stub';
import { characterInput, drawn, mine, saved } from './input';
import * as kept from './store';

/** What an id names never changes, but may go away: a day is long enough for a picture that is met again and again. */
const KEPT = 'private, max-age=86400';
const isCharacterId = (id: string) => /^chr_[a-z0-9]{26}$/.test(id);

export const characters = new Hono<App>()
  .get(
    '/characters/mine',
    describe('characters', 'My character', { 200: ['Null: none yet.', mine] }, ['auth.required'], 'session'),
    signedIn,
    async (c) => c.json({ character: await kept.own(c.var.db, c.var.person) }),
  )
  .put(
    '/characters/mine',
    describe(
      'characters',
      'Put my character in place of the one there was',
      { 200: ['Under a new id.', saved] },
      ['input.invalid', 'auth.required', 'rate.limited'],
      'session',
    ),
    signedIn,
    limitCharacters,
    valid('json', characterInput),
    async (c) => c.json({ character: await kept.put(c.var.db, c.var.person, c.req.valid('json').recipe) }),
  )
  .delete(
    '/characters/mine',
    describe('characters', 'Take my character away', { 204: ['Gone, its picture too.'] }, ['auth.required'], 'session'),
    signedIn,
    async (c) => {
      await kept.drop(c.var.db, c.var.person);
      return c.body(null, 204);
    },
  )
  .get(
    '/characters/:id',
    describe('characters', 'What a character is drawn from', { 200: ['Whoever was given the id may ask.', drawn] }, ['media.not_found']),
    async (c) => {
      const id = c.req.param('id');
      const found = isCharacterId(id) ? await kept.byId(c.var.db, id) : null;
      if (!found) throw new AppError('media.not_found');
      c.header('cache-control', KEPT);
      return c.json({ recipe: found.recipe });
    },
  )
  .get(
    '/rooms/:slug/pictures/:id',
    describe(
      'members',
      'What a member’s picture is drawn from',
      { 200: ['Whoever was shown the member has been given the id. The picture itself: `/r/{slug}/pictures/{id}.svg`.', drawn] },
      ['room.not_found', 'media.not_found'],
    ),
    async (c) => {
      const id = c.req.param('id');
      if (!pictureId.safeParse(id).success) throw new AppError('media.not_found');
      const { recipe } = await told(c.env, c.req.param('slug'), (room) => room.picture(id));
      c.header('cache-control', KEPT);
      return c.json({ recipe });
    },
  );
