import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { cursorOf } from '../http/page';
import { askerOf } from '../http/session';
import { valid } from '../http/valid';
import { told } from '../room-stub';
import { glossaryPage, glossaryQuery } from './input';

export const glossary = new Hono<App>().get(
  '/rooms/:slug/glossary',
  describe(
    'messages',
    'How a room says names and terms',
    { 200: ['What its head has accepted, oldest first: translations keep to it.', glossaryPage] },
    ['input.invalid', 'auth.required', 'auth.forbidden', 'room.not_found'],
    'optional',
  ),
  valid('query', glossaryQuery),
  async (c) => {
    const slug = c.req.param('slug');
    const asker = await askerOf(c, slug);
    const { cursor, limit } = c.req.valid('query');
    const page = { limit, ...(cursor && { after: cursor[0] }) };
    const { items, nextCursor } = await told(c.env, slug, (room) => room.glossary(asker, page));
    return c.json({ items, nextCursor: nextCursor === null ? null : cursorOf([nextCursor]) });
  },
);
