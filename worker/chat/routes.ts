import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe, describeBody } from '../docs/describe';
import type { App } from '../http/app';
import { askerOf } from '../http/session';
import { valid } from '../http/valid';
import { z } from '../http/z';
import { told } from '../room-stub';
import { messageAnswer, messagePage, messagesQuery, sendInput } from './input';

export const chat = new Hono<App>()
  .get(
    '/rooms/:slug/messages',
    describe(
      'messages',
      'Read messages',
      { 200: ['Newest first.', messagePage] },
      ['input.invalid', 'auth.required', 'auth.forbidden', 'room.not_found'],
      'optional',
    ),
    valid('query', messagesQuery),
    async (c) => {
      const slug = c.req.param('slug');
      const asker = await askerOf(c, slug);
      const page = c.req.valid('query');
      const { items, nextCursor } = await told(c.env, slug, (room) => room.messages(asker, page));
      return c.json({ items, nextCursor });
    },
  )
  .post(
    '/rooms/:slug/messages',
    describe(
      'messages',
      'Say something',
      {
        201: ['Written.', messageAnswer],
        200: ['Was written before, by a request with the same `id`: the message as it is now.', messageAnswer],
      },
      [
        'input.invalid',
        'input.too_large',
        'id.expired',
        'id.future',
        'auth.required',
        'auth.forbidden',
        'partner.required',
        'room.moved',
        'room.not_found',
        'message.not_found',
        'rate.limited',
      ],
      'session or key',
    ),
    valid('json', z.looseObject({})),
    describeBody(sendInput),
    async (c) => {
      const slug = c.req.param('slug');
      const asker = await askerOf(c, slug);
      if (asker === null) throw new AppError('auth.required');
      // Read as any object: the room parses it, for it looks for the `id` first and doesn't read the rest of what it knows already.
      const body = c.req.valid('json');
      const { message, fresh } = await told(c.env, slug, (room) => room.send(asker, body, c.var.lang));
      return c.json({ message }, fresh ? 201 : 200);
    },
  );
