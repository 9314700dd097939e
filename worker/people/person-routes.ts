import { Hono, type Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import * as accounts from '../account/store';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { inBackground } from '../http/background';
import { limitExports } from '../http/limit';
import { publicOrigin } from '../http/origin';
import { withAccount, withFreshAccount } from '../http/session';
import { valid } from '../http/valid';
import { mailerOf } from '../providers/mail/on';
import { post } from '../sign-in/codes';
import { isPlaceholder } from '../sign-in/providers';
import * as deletion from './deletion';
import { exportOf } from './export';
import { leavingLetter } from './leaving-letter';
import { asking, deletionAnswer } from './person-input';

/** Writes to who has asked to be deleted, where they have an address and somebody carries mail. */
async function tellLeaving(c: Context<App>, dueAt: number): Promise<void> {
  const { env, req, var: it } = c;
  const email = await accounts.emailOf(it.db, it.visitor.user);
  if (!mailerOf(env) || email === '' || isPlaceholder(email)) return;
  const link = `${publicOrigin(req.url, env)}/account`;
  const zone = typeof req.raw.cf?.timezone === 'string' ? req.raw.cf.timezone : 'UTC';
  await post(c, email, async () => leavingLetter(email, it.lang, { dueAt, zone, link }));
}

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
    async (c) => {
      const { isNew, ...asked } = await deletion.ask(c.env, c.var.db, c.var.person, c.req.valid('json').words);
      if (isNew) await inBackground(c, 'leaving', tellLeaving(c, asked.dueAt));
      return c.json({ deletion: asked });
    },
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
