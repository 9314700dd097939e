import { env } from 'cloudflare:workers';
import * as accounts from './account';

/** Somebody with an account: their bearer token, and who they are to the database. */
export type Account = { as: string; person: string; handle: string; name: string };

/** Somebody who has an account and, unless `profile` is false, a profile. */
export async function account(name: string, { profile = true } = {}): Promise<Account> {
  const { token, person, handle } = await accounts.account({ name });
  if (!profile) await env.DB.prepare('DELETE FROM profile WHERE person_id = ?').bind(person).run();
  return { as: token, person, handle, name };
}
