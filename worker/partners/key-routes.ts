import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { valid } from '../http/valid';
import { ownSite } from './caller';
import { keyAnswer, newKey, newKeyAnswer, newToken, newTokenAnswer } from './input';
import * as keys from './key-store';
import * as tokens from './token-store';

const OWN = ['auth.required', 'auth.forbidden', 'account.required', 'partner.not_found', 'rate.limited'] as const;

/** What a site's tokens are checked by, and what its programs call us with. */
export const partnerKeys = new Hono<App>()
  .post(
    '/partners/:id/keys',
    describe(
      'partners',
      'Add a key: a JWKS address, a public key, or a secret that is made here',
      { 201: ['Taken from now on, beside those that are there.', newKeyAnswer] },
      ['input.invalid', 'input.too_large', 'profile.full', ...OWN],
      'session',
    ),
    valid('json', newKey),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      return c.json(await keys.add(c.env, c.var.db, site.id, c.req.valid('json'), c.var.lang), 201);
    },
  )
  .post(
    '/partners/:id/keys/:key/read',
    describe('partners', 'Read a JWKS again, now', { 200: ['As it is now, or why it couldn’t be read.', keyAnswer] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      const key = await keys.reread(c.env, c.var.db, site.id, c.req.param('key'));
      if (key === undefined) throw new AppError('partner.not_found');
      return c.json({ key });
    },
  )
  .delete(
    '/partners/:id/keys/:key',
    describe('partners', 'End a key', { 204: ['What it signed is worth nothing from now on.'] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      await keys.remove(c.var.db, site.id, c.req.param('key'));
      return c.body(null, 204);
    },
  )
  .post(
    '/partners/:id/tokens',
    describe(
      'partners',
      'Make a token for a site’s own programs',
      { 201: ['', newTokenAnswer] },
      ['input.invalid', 'input.too_large', 'profile.full', ...OWN],
      'session',
    ),
    valid('json', newToken),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      return c.json(await tokens.make(c.env, c.var.db, site.id, c.req.valid('json').name), 201);
    },
  )
  .delete(
    '/partners/:id/tokens/:token',
    describe('partners', 'End a token of a site’s programs', { 204: ['Ended.'] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      await tokens.remove(c.var.db, site.id, c.req.param('token'));
      return c.body(null, 204);
    },
  );
