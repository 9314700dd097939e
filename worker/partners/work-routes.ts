import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { publicOrigin } from '../http/origin';
import { cursorOf } from '../http/page';
import { valid } from '../http/valid';
import { siteOrToken } from './caller';
import * as joining from './joining';
import { joinAnswer, joinInput, newWork, partQuery, teaserAnswer, workAnswer, workPage, worksQuery } from './work-input';
import { teaserOf, viewOf } from './work-view';
import * as works from './works';

const OWN = ['auth.required', 'auth.forbidden', 'account.required', 'partner.not_found', 'rate.limited'] as const;

async function known(...asked: Parameters<typeof works.get>): Promise<works.WorkRow> {
  const row = await works.get(...asked);
  if (row === undefined) throw new AppError('work.unknown');
  return row;
}

/** A site's catalogue, as far as rooms are made for it. For its owner, and for the site's own programs. */
export const partnerWorks = new Hono<App>()
  .get(
    '/partners/:id/works',
    describe('partners', 'A site’s works', { 200: ['The newest first.', workPage] }, ['input.invalid', ...OWN], 'session or token'),
    valid('query', worksQuery),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const { limit, cursor } = c.req.valid('query');
      const { items, nextCursor } = await works.list(c.var.db, site.id, limit, cursor);
      return c.json({ items: items.map(viewOf), nextCursor: nextCursor && cursorOf(nextCursor) });
    },
  )
  .post(
    '/partners/:id/works',
    describe(
      'partners',
      'Register a work',
      {
        201: ['Its room is made when somebody opens it first.', workAnswer],
        200: ['It was there: it has the title and picture given. Its room keeps its own.', workAnswer],
      },
      ['input.invalid', 'input.too_large', ...OWN],
      'session or token',
    ),
    valid('json', newWork),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const { picture = null, ...given } = c.req.valid('json');
      const isNew = await works.register(c.var.db, site.id, { ...given, picture });
      return c.json({ work: viewOf(await known(c.var.db, site.id, given.id)) }, isNew ? 201 : 200);
    },
  )
  .get(
    '/partners/:id/works/:workId',
    describe(
      'partners',
      'What is said about a work',
      { 200: ['Counts and last words, for a line that asks readers to talk about it.', teaserAnswer] },
      ['work.unknown', ...OWN],
      'session or token',
    ),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const row = await known(c.var.db, site.id, c.req.param('workId'));
      return c.json({ work: viewOf(row), room: await teaserOf(c.var.db, row, publicOrigin(c.req.url, c.env)) });
    },
  )
  .delete(
    '/partners/:id/works/:workId',
    describe(
      'partners',
      'Forget a work',
      { 204: ['Its room stays; joined to another, it is apart again. Registered again, it has that room again.'] },
      ['work.unknown', ...OWN],
      'session or token',
    ),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      await joining.part(c.env, c.var.db, await known(c.var.db, site.id, c.req.param('workId')));
      await works.remove(c.var.db, site.id, c.req.param('workId'));
      return c.body(null, 204);
    },
  )
  .post(
    '/partners/:id/works/:workId/join',
    describe(
      'partners',
      'Ask that a work and another site’s are one',
      { 200: ['Where the other has asked the same before, this one points to the other’s room from now on.', joinAnswer] },
      ['input.invalid', 'input.too_large', 'work.unknown', ...OWN],
      'session or token',
    ),
    valid('json', joinInput),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const other = c.req.valid('json').with;
      const origin = publicOrigin(c.req.url, c.env);
      return c.json({ joined: await joining.wish(c.env, c.var.db, site, c.req.param('workId'), other, origin) });
    },
  )
  .delete(
    '/partners/:id/works/:workId/join',
    describe(
      'partners',
      'Take it back, or part',
      { 204: ['The work has its own room again; with `with`, the other, which had come to this one’s room, has.'] },
      ['input.invalid', 'work.unknown', ...OWN],
      'session or token',
    ),
    valid('query', partQuery),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const row = await known(c.var.db, site.id, c.req.param('workId'));
      const other = c.req.valid('query').with;
      await (other ? joining.send(c.env, c.var.db, row, other) : joining.part(c.env, c.var.db, row));
      return c.body(null, 204);
    },
  );
