import { Hono, type Context } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { inBackground } from '../http/background';
import { countPartner } from '../http/limit';
import { publicOrigins } from '../http/origin';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import { ownSite, siteOrToken } from './caller';
import { check, checkRoom } from './check';
import { runErrands, runSoon } from './errands';
import {
  checkAnswer,
  checking,
  newSite,
  revokedAnswer,
  revoking,
  siteAnswer,
  siteChange,
  sitesAnswer,
  usageAnswer,
  usageQuery,
  wholeSiteAnswer,
} from './input';
import { partnerKeys } from './key-routes';
import { partnerHooks } from './hook-routes';
import * as keys from './key-store';
import { subHashOf } from './names';
import * as sites from './site-store';
import * as tokens from './token-store';
import { partnerWorks } from './work-routes';

/** For whom tokens may be meant: our origin as it was addressed, and the others of ours. */
export const audienceOf = (c: Context<App>) => [...new Set([...publicOrigins(c.env), new URL(c.req.url).origin])];

const OWN = ['auth.required', 'auth.forbidden', 'account.required', 'partner.not_found', 'rate.limited'] as const;

export const partners = new Hono<App>()
  .post(
    '/partners',
    describe(
      'partners',
      'Register a site',
      { 201: ['Its `id` is what its pages and tokens name.', siteAnswer] },
      ['input.invalid', 'input.too_large', 'auth.required', 'account.required', 'profile.full', 'rate.limited'],
      'session',
    ),
    withAccount,
    valid('json', newSite),
    async (c) => {
      await countPartner(c, c.var.person);
      const { writers, ...given } = c.req.valid('json');
      return c.json({ partner: await sites.register(c.var.db, c.var.person, { ...given, ...(writers ? { writers } : {}) }) }, 201);
    },
  )
  .get(
    '/partners',
    describe(
      'partners',
      'My sites',
      { 200: ['The newest first.', sitesAnswer] },
      ['auth.required', 'account.required', 'rate.limited'],
      'session',
    ),
    withAccount,
    async (c) => {
      await countPartner(c, c.var.person);
      return c.json({ items: await sites.list(c.var.db, c.var.person) });
    },
  )
  .get(
    '/partners/:id',
    describe('partners', 'One of my sites', { 200: ['With its keys and tokens.', wholeSiteAnswer] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      const [keyRows, tokenRows] = await c.var.db.batch([keys.list(c.var.db, site.id), tokens.list(c.var.db, site.id)]);
      return c.json({ partner: sites.viewOf(site), keys: keyRows.map(keys.viewOf), tokens: tokenRows });
    },
  )
  .patch(
    '/partners/:id',
    describe(
      'partners',
      'Change a site',
      { 200: ['Its rooms follow within seconds.', siteAnswer] },
      ['input.invalid', 'input.too_large', ...OWN],
      'session',
    ),
    valid('json', siteChange),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      const given = Object.fromEntries(Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined));
      const changed = await sites.change(c.var.db, site, given);
      await inBackground(c, 'partners', runSoon(c.env, c.var.db, site.id));
      return c.json({ partner: sites.viewOf(changed) });
    },
  )
  .delete(
    '/partners/:id',
    describe(
      'partners',
      'Take a site away',
      { 204: ['Whoever it signed in is out of every room. Its rooms stay, their heads’ alone.'] },
      OWN,
      'session',
    ),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      await sites.remove(c.var.db, site.id);
      await inBackground(c, 'partners', runSoon(c.env, c.var.db, site.id));
      return c.body(null, 204);
    },
  )
  .post(
    '/partners/:id/check',
    describe(
      'partners',
      'Try a token',
      { 200: ['What would become of it, and every reason why not. Nothing is spent.', checkAnswer] },
      ['input.invalid', 'input.too_large', 'room.not_found', ...OWN],
      'session',
    ),
    valid('json', checking),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      const { token, slug } = c.req.valid('json');
      const room = slug === undefined ? null : await checkRoom(c.env, site, slug);
      return c.json({ ...(await check(c.env, c.var.db, site, token, audienceOf(c), c.var.lang)), room });
    },
  )
  .get(
    '/partners/:id/usage',
    describe(
      'partners',
      'A site’s usage by day',
      { 200: ['The oldest first.', usageAnswer] },
      ['input.invalid', ...OWN],
      'session or token',
    ),
    valid('query', usageQuery),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      return c.json({ items: await sites.usage(c.var.db, site.id, c.req.valid('query').days) });
    },
  )
  .post(
    '/partners/:id/revoke',
    describe(
      'partners',
      'End all that one of its users has by a site',
      { 200: ['Out of its rooms, and earlier tokens are worth nothing. It is no ban: new tokens are taken.', revokedAnswer] },
      ['input.invalid', 'input.too_large', ...OWN],
      'session or token',
    ),
    valid('json', revoking),
    async (c) => {
      const site = await siteOrToken(c, c.req.param('id'));
      const subHash = await subHashOf(c.env, site.id, c.req.valid('json').sub);
      const rooms = await sites.revoke(c.var.db, site.id, subHash);
      // Whoever asks may rely on it: those of one user are few, and are reached before the answer.
      if (await runErrands(c.env, c.var.db, { of: site.id })) await inBackground(c, 'partners', runSoon(c.env, c.var.db, site.id));
      return c.json({ rooms });
    },
  )
  .route('/', partnerWorks)
  .route('/', partnerKeys)
  .route('/', partnerHooks);
