import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { valid } from '../http/valid';
import { z } from '../http/z';
import { ownSite } from './caller';
import * as hooks from './hooks';

const OWN = ['auth.required', 'auth.forbidden', 'account.required', 'partner.not_found', 'rate.limited'] as const;

const hook = z.object({ id: z.string(), url: z.string(), createdAt: z.number() });
const hooksAnswer = z.object({ items: z.array(hook) });
const newHook = z.object({ url: z.string().max(2048) });
const newHookAnswer = z.object({
  webhook: hook,
  secret: z.string().meta({ description: '`whsec_…`, of Standard Webhooks; answered this once.' }),
});
const deliveriesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string().meta({ description: '`webhook-id`: the same for every try.' }),
      type: z.string(),
      createdAt: z.number(),
      tries: z.number(),
      nextAt: z.number().nullable().meta({ description: 'The next try; null: none, it was heard or given up.' }),
      heardAt: z.number().nullable(),
      outcome: z.string().nullable().meta({ description: 'Of the last try: an HTTP status, or why there was none.' }),
    }),
  ),
});

async function ownHook(c: Context<App>, site: string, id: string) {
  const found = await hooks.get(c.var.db, (await ownSite(c, site)).id, id);
  if (found === undefined) throw new AppError('partner.not_found');
  return found;
}

/** Where a site hears of what its moderators should know: signed and told again by Standard Webhooks. */
export const partnerHooks = new Hono<App>()
  .get(
    '/partners/:id/webhooks',
    describe('partners', 'Where a site is told what happens', { 200: ['', hooksAnswer] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      return c.json({ items: await hooks.list(c.var.db, site.id) });
    },
  )
  .post(
    '/partners/:id/webhooks',
    describe(
      'partners',
      'Tell a site what happens in its rooms',
      {
        201: [
          'From now on: `member.removed`, `member.banned`, `message.deleted` (by a moderator), `report.made`. The room, the member and the message are named by their ids.',
          newHookAnswer,
        ],
      },
      ['input.invalid', 'input.too_large', 'profile.full', ...OWN],
      'session',
    ),
    valid('json', newHook),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      return c.json(await hooks.add(c.env, c.var.db, site.id, c.req.valid('json').url, c.var.lang), 201);
    },
  )
  .delete(
    '/partners/:id/webhooks/:hook',
    describe('partners', 'Tell a site no more', { 204: ['What was not told yet isn’t told either.'] }, OWN, 'session'),
    async (c) => {
      const site = await ownSite(c, c.req.param('id'));
      await hooks.remove(c.var.db, site.id, c.req.param('hook'));
      return c.body(null, 204);
    },
  )
  .get(
    '/partners/:id/webhooks/:hook/deliveries',
    describe('partners', 'What a site was told', { 200: ['The newest first, up to 100.', deliveriesAnswer] }, OWN, 'session'),
    async (c) => {
      const { id } = await ownHook(c, c.req.param('id'), c.req.param('hook'));
      return c.json({ items: await hooks.deliveries(c.var.db, id) });
    },
  )
  .post(
    '/partners/:id/webhooks/:hook/test',
    describe(
      'partners',
      'Tell a site something, to try it',
      { 200: ['Told now; how it went is in the first of them.', deliveriesAnswer] },
      OWN,
      'session',
    ),
    async (c) => {
      const found = await ownHook(c, c.req.param('id'), c.req.param('hook'));
      await hooks.tellTest(c.env, c.var.db, found);
      return c.json({ items: await hooks.deliveries(c.var.db, found.id) });
    },
  );
