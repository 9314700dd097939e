import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitExports } from '../http/limit';
import { withAccount, withFreshAccount } from '../http/session';
import { valid } from '../http/valid';
import * as deletion from './deletion';
import { exportOf } from './export';
import { asking, deletionAnswer } from './person-input';

/** What somebody may do with all that is theirs: take it along, or have it deleted. */
export const belonging = new Hono<App>()
  .get(
    '/me/export',
    describe(
      'people',
      'Everything that is mine, as a ZIP',
      { 200: ['JSON, pictures, and one page to read it all by; made while it is sent.'] },
      ['auth.required', 'account.required', 'auth.stale', 'rate.limited'],
      'session',
    ),
    withFreshAccount,
    limitExports,
    async (c) => {
      const { name, body } = await exportOf(c.env, c.var.db, c.var.person, c.var.lang);
      return c.newResponse(body, 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="openlink.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    },
  )
  .get(
    '/me/deletion',
    describe(
      'people',
      'Whether I have asked to be deleted',
      { 200: ['Null: no.', deletionAnswer] },
      ['auth.required', 'account.required'],
      'session',
    ),
    withAccount,
    async (c) => c.json({ deletion: (await deletion.of(c.var.db, c.var.person)) ?? null }),
  )
  .put(
    '/me/deletion',
    describe(
      'people',
      'Ask to be deleted',
      { 200: ['It is done when it is due; until then nobody else sees the profile.', deletionAnswer] },
      ['input.invalid', 'input.too_large', 'auth.required', 'auth.forbidden', 'account.required', 'auth.stale'],
      'session',
    ),
    withFreshAccount,
    valid('json', asking),
    async (c) => c.json({ deletion: await deletion.ask(c.env, c.var.db, c.var.person, c.req.valid('json').words) }),
  )
  .delete(
    '/me/deletion',
    describe(
      'people',
      'Stay after all',
      { 204: ['Nothing is deleted.'] },
      ['auth.required', 'auth.forbidden', 'account.required'],
      'session',
    ),
    withAccount,
    async (c) => {
      if (!(await deletion.keep(c.var.db, c.var.person))) throw new AppError('auth.required');
      return c.body(null, 204);
    },
  );
