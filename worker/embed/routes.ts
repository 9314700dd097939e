import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { inBackground } from '../http/background';
import { countOpening, limitExchanges } from '../http/limit';
import { publicOrigin } from '../http/origin';
import { keyOf } from '../http/session';
import { valid } from '../http/valid';
import { joinedAnswer } from '../members/answer';
import { joined, waiting } from '../members/input';
import { audienceOf } from '../partners/routes';
import * as partners from '../partners/store';
import { verify } from '../partners/verify';
import { addressIn } from '../people/names';
import { told } from '../room-stub';
import { countRefusal, exchange } from './exchange';
import { exchangeInput, framing, handover, partnerView, redeemInput, workAnswer, worksInput } from './input';
import { roomOf } from './works';

/** What the frame in a partner's page asks, and what one browser asks to hand a member over to another. */
export const embed = new Hono<App>()
  .get(
    '/embed/rooms/:slug',
    describe('embed', 'In whose pages a room may be shown', { 200: ['As the frame’s own headers have it.', framing] }, ['room.not_found']),
    async (c) => {
      const { embed, origins } = await told(c.env, c.req.param('slug'), (room) => room.framing());
      return c.json({ embed, origins: embed === 'listed' ? origins : [] });
    },
  )
  .get(
    '/embed/partners/:id',
    describe('embed', 'In whose pages a partner’s works may be shown', { 200: ['As the frame’s own headers have it.', partnerView] }, [
      'partner.not_found',
    ]),
    async (c) => {
      const partner = await partners.byId(c.var.db, c.req.param('id'));
      if (partner === undefined) throw new AppError('partner.not_found');
      const { id, name, origins } = partner;
      return c.json({ id, name, origins });
    },
  )
  .post(
    '/embed/rooms/:slug/exchange',
    describe(
      'embed',
      'Join a room by a partner’s token',
      { 200: ['As a join answers. The token is good once for this room.', joined], 202: ['The head has to decide first.', waiting] },
      [
        'input.invalid',
        'input.too_large',
        'auth.forbidden',
        'token.invalid',
        'token.expired',
        'token.spent',
        'token.revoked',
        'room.not_found',
        'room.code_wrong',
        'room.banned',
        'room.closed',
        'room.refused',
        'room.moved',
        'rate.limited',
      ],
    ),
    limitExchanges,
    valid('json', exchangeInput),
    async (c) => {
      const slug = c.req.param('slug');
      const { token, lang, code } = c.req.valid('json');
      const { db } = c.var;
      const address = await addressIn(c.env, c.req.raw.headers, slug);
      try {
        const verified = await verify(c.env, db, token, audienceOf(c), c.var.lang);
        const { answer, isNew } = await exchange(c.env, db, verified, { slug, lang, code, address });
        const counted = { exchanges: 1, members: isNew ? 1 : 0 };
        await inBackground(c, 'usage', partners.countUsage(db, verified.partner.id, counted));
        if (!answer.waiting) return c.json(joinedAnswer(answer, c.req.url), 200);
        const { room } = await told(c.env, slug, (room) => room.view());
        return c.json({ status: 'waiting' as const, room }, 202);
      } catch (error) {
        if (error instanceof AppError) await inBackground(c, 'usage', countRefusal(db, token));
        throw error;
      }
    },
  )
  .post(
    '/embed/works',
    describe('embed', 'The room of a work', { 200: ['Made now, if nobody has opened the work before.', workAnswer] }, [
      'input.invalid',
      'input.too_large',
      'auth.forbidden',
      'work.unknown',
      'token.invalid',
      'token.expired',
      'token.revoked',
      'rate.limited',
    ]),
    valid('json', worksInput),
    async (c) => {
      const opening = {
        ...c.req.valid('json'),
        audience: audienceOf(c),
        origin: publicOrigin(c.req.url, c.env),
        reads: c.var.lang,
        mayMake: () => countOpening(c),
      };
      return c.json({ slug: await roomOf(c.env, c.var.db, opening) });
    },
  )
  .post(
    '/rooms/:slug/handover',
    describe(
      'embed',
      'A code by which another browser becomes this member',
      { 200: ['Good once, for 60 s.', handover] },
      ['auth.required', 'auth.forbidden', 'room.not_found', 'rate.limited'],
      'key',
    ),
    async (c) => {
      const key = keyOf(c);
      const { handover: code, expiresAt } = await told(c.env, c.req.param('slug'), (room) => room.handover(key));
      return c.json({ code, expiresAt });
    },
  )
  .post(
    '/rooms/:slug/redeem',
    describe('embed', 'Become the member of a code', { 200: ['As a join answers: one more key of the same member.', joined] }, [
      'input.invalid',
      'input.too_large',
      'auth.forbidden',
      'ticket.invalid',
      'room.not_found',
    ]),
    valid('json', redeemInput),
    async (c) => {
      const { code } = c.req.valid('json');
      return c.json(joinedAnswer(await told(c.env, c.req.param('slug'), (room) => room.redeem(code)), c.req.url));
    },
  );
