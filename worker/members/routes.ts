import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitJoins, limitLists } from '../http/limit';
import { cursorOf } from '../http/page';
import { askerOf, keyOf, signedIn } from '../http/session';
import { valid } from '../http/valid';
import { addressIn } from '../people/names';
import { told } from '../room-stub';
import { joinedAnswer, ticketAnswer } from './answer';
import { joined, joinInput, minePage, mineQuery, standing, ticket, waiting } from './input';
import { doubles } from './double-routes';
import { listMine } from './mine';
import * as memberships from './store';

export const members = new Hono<App>()
  .route('/', doubles)
  .post(
    '/rooms/:slug/join',
    describe(
      'members',
      'Join a room, or come back with a new key',
      { 200: ['The member, a key, and a ticket for a socket.', joined], 202: ['The head has to decide first.', waiting] },
      [
        'input.invalid',
        'input.too_large',
        'auth.required',
        'auth.forbidden',
        'room.not_found',
        'room.code_wrong',
        'room.banned',
        'room.closed',
        'room.refused',
        'room.moved',
        'rate.limited',
      ],
      'session',
    ),
    signedIn,
    limitJoins,
    valid('json', joinInput),
    async (c) => {
      const slug = c.req.param('slug');
      const { nickname, lang, code } = c.req.valid('json');
      const asking = {
        member: await memberships.memberIn(c.env, c.var.db, c.var.person, slug),
        nickname,
        lang,
        ...(code === undefined ? {} : { code }),
        address: await addressIn(c.env, c.req.raw.headers, slug),
      };
      const answer = await told(c.env, slug, (room) => room.join(asking));
      // Also for one who waits: let in, they find the room among theirs.
      await memberships.put(c.var.db, c.var.person, slug);
      if (answer.waiting) {
        const { room } = await told(c.env, slug, (room) => room.view());
        return c.json({ status: 'waiting' as const, room }, 202);
      }
      return c.json(joinedAnswer(answer, c.req.url), 200);
    },
  )
  .post(
    '/rooms/:slug/ticket',
    describe(
      'members',
      'A ticket for a new socket',
      { 200: ['Good for one socket, for 60 s.', ticket] },
      ['auth.required', 'auth.forbidden', 'room.not_found', 'rate.limited'],
      'key',
    ),
    async (c) => {
      const slug = c.req.param('slug');
      const key = keyOf(c);
      return c.json(ticketAnswer(await told(c.env, slug, (room) => room.ticket(key)), slug, c.req.url));
    },
  )
  .get(
    '/rooms/:slug/members/me',
    describe(
      'members',
      'Where I stand in a room',
      { 200: ['`waiting` until the head has decided.', standing] },
      ['auth.required', 'room.not_found'],
      'session',
    ),
    signedIn,
    async (c) => {
      const slug = c.req.param('slug');
      const mine = await memberships.memberIn(c.env, c.var.db, c.var.person, slug);
      const { standing, member } = await told(c.env, slug, (room) => room.standing(mine));
      return c.json({
        standing,
        ...(member === undefined ? {} : { member: { id: member.id, nickname: member.nickname, role: member.role } }),
      });
    },
  )
  .delete(
    '/rooms/:slug/members/me',
    describe(
      'members',
      'Leave a room',
      { 204: ['Left: keys and tickets are ended, sockets closed.'] },
      ['auth.required', 'auth.forbidden', 'room.not_found'],
      'session or key',
    ),
    async (c) => {
      const slug = c.req.param('slug');
      const asker = await askerOf(c, slug);
      if (asker === null) throw new AppError('auth.required');
      // By key alone nobody knows whose membership it is: the next look at that person's list forgets it.
      const kept = 'member' in asker ? await memberships.get(c.var.db, c.var.person, slug) : undefined;
      await told(c.env, slug, (room) => room.leave(asker));
      if (kept) await memberships.leave(c.var.db, c.var.person, kept);
      return c.body(null, 204);
    },
  )
  .get(
    '/me/rooms',
    describe(
      'members',
      'The rooms I am in',
      { 200: ['The one joined last first. Pages may be shorter than asked.', minePage] },
      ['input.invalid', 'auth.required', 'rate.limited'],
      'session',
    ),
    signedIn,
    limitLists,
    valid('query', mineQuery),
    async (c) => {
      const { items, nextCursor } = await listMine(c.env, c.var.db, c.var.person, c.req.valid('query'));
      return c.json({ items, nextCursor: nextCursor && cursorOf(nextCursor) });
    },
  );
