import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitMaking, limitSearches } from '../http/limit';
import { publicOrigin } from '../http/origin';
import { cursorOf } from '../http/page';
import { signedIn } from '../http/session';
import { valid } from '../http/valid';
import { joined } from '../members/input';
import { joinedAnswer } from '../members/answer';
import * as memberships from '../members/store';
import { memberOf, newSlug } from '../people/names';
import { told } from '../room-stub';
import { listQuery, makeHeaders, makeInput, roomAnswer, roomPage } from './input';
import { list } from './list';
import { countMaking } from './making';
import * as cards from './store';

export const directory = new Hono<App>()
  .get(
    '/rooms',
    describe(
      'rooms',
      'The public directory',
      {
        200: [
          'Rooms, the liveliest first: recent talk, and people there now. Of those that `q` finds, those whose titles have it come first. One that falls quiet between two pages may come twice.',
          roomPage,
        ],
      },
      ['input.invalid', 'rate.limited'],
    ),
    limitSearches,
    valid('query', listQuery),
    async (c) => {
      const { items, nextCursor } = await list(c.var.db, c.req.valid('query'), publicOrigin(c.req.url, c.env));
      return c.json({ items, nextCursor: nextCursor && cursorOf(nextCursor) });
    },
  )
  .post(
    '/rooms',
    describe(
      'rooms',
      'Make a room',
      { 201: ['The room, and its maker as its head.', joined] },
      ['input.invalid', 'input.too_large', 'auth.required', 'auth.forbidden', 'rate.limited'],
      'session',
    ),
    signedIn,
    valid('json', makeInput),
    valid('header', makeHeaders),
    limitMaking('room'),
    async (c) => {
      const { nickname, lang, code, translations = {}, ...made } = c.req.valid('json');
      const person = c.var.person;
      const slug = await newSlug(c.env, person, c.req.valid('header')['idempotency-key']);
      await countMaking(c.var.db, person, slug);
      const head = { member: await memberOf(c.env, person, slug), nickname, lang };
      const making = {
        slug,
        origin: publicOrigin(c.req.url, c.env),
        ...made,
        translations,
        ...(made.entry === 'code' && code !== undefined ? { code } : {}),
        head,
      };
      const answer = await told(c.env, slug, (room) => room.make(making));
      // The room is the truth and is there; should this fail, the same request again mends it, and the room's own outbox the card.
      await c.var.db.batch([cards.putFirst(c.var.db, answer.room), memberships.put(c.var.db, person, slug)]);
      return c.json(joinedAnswer(answer, c.req.url), 201);
    },
  )
  .get('/rooms/:slug', describe('rooms', 'One room', { 200: ['As anybody may see it.', roomAnswer] }, ['room.not_found']), async (c) => {
    const { room } = await told(c.env, c.req.param('slug'), (room) => room.view());
    return c.json({ room });
  });
