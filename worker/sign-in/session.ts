import type { Context } from 'hono';
import * as accounts from '../account/store';
import type { App } from '../http/app';
import type { Visitor } from '../http/session';
import { hint } from './asked';

/** Somebody has signed in. A session of an account that this browser had before is left by nobody's hand: it ends. */
export async function begun(c: Context<App>, before: Visitor | undefined): Promise<void> {
  if (before && !before.guest) await accounts.endSession(c.var.db, before.user, before.session);
  hint(c, true);
}
