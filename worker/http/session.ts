import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../rooms/protocol/error';
import type { Asker } from '../../rooms/rpc';
import { authOf } from '../people/auth';
import { memberIn } from '../members/store';
import * as people from '../people/store';
import type { App } from './app';

const KEY = 'key_';
const TICKET = 'tkt_';

/** What follows `Bearer` in `Authorization`, if anything does. */
export function bearerOf(headers: Headers): string | undefined {
  return /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** Whose session it is. `user` and `session` are better-auth's ids of them; `signedInAt` is when it began, ms UTC. */
export type Visitor = { person: string; guest: boolean; user: string; session: string; signedInAt: number };

/** The signed-in visitor of this request, by cookie or token; nobody where there is neither, or it has ended. Behind `signedIn` it is known already. */
export async function visitorOf(c: Context<App>): Promise<Visitor | undefined> {
  if (c.var.visitor) return c.var.visitor;
  const bearer = bearerOf(c.req.raw.headers);
  if (bearer?.startsWith(KEY) || bearer?.startsWith(TICKET)) return undefined;
  if (bearer === undefined && c.req.header('cookie') === undefined) return undefined;
  const auth = authOf(c.env, c.req.url);
  const { response, headers } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
  if (response === null) return undefined;
  // A session that was prolonged just now: the browser's cookie has to last as long.
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const { user, session } = response;
  const person = await people.personOf(c.var.db, user.id);
  if (person === undefined) return undefined;
  return { person, guest: user.isAnonymous === true, user: user.id, session: session.id, signedInAt: session.createdAt.getTime() };
}

/** For those who are signed in, guests among them: `c.var.person` is theirs, `c.var.visitor` the session. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  const visitor = await visitorOf(c);
  if (visitor === undefined) throw new AppError('auth.required');
  c.set('person', visitor.person);
  c.set('visitor', visitor);
  await next();
});

/** Who has an account, and so no guest. */
async function accountOf(c: Context<App>): Promise<Visitor> {
  const visitor = await visitorOf(c);
  if (visitor === undefined) throw new AppError('auth.required');
  if (visitor.guest) throw new AppError('account.required');
  c.set('person', visitor.person);
  c.set('visitor', visitor);
  return visitor;
}

/** For those who have an account, and so no guests: `c.var.person` is theirs, `c.var.visitor` the session. */
export const withAccount = createMiddleware<App>(async (c, next) => {
  await accountOf(c);
  await next();
});

/** How long after signing in somebody may change how they sign in, export everything or delete it. */
export const FRESH_MS = 24 * 60 * 60 * 1000;
export const isFresh = ({ signedInAt }: Visitor) => Date.now() - signedInAt < FRESH_MS;

/** For what an unlocked phone in another's hands must not do: those who have an account and signed in within a day. */
export const withFreshAccount = createMiddleware<App>(async (c, next) => {
  if (!isFresh(await accountOf(c))) throw new AppError('auth.stale');
  await next();
});

/** Who asks a room: by the member's key; or by the session, as the member that its person (`c.var.person`) is there; or nobody. */
export async function askerOf(c: Context<App>, slug: string): Promise<Asker> {
  const bearer = bearerOf(c.req.raw.headers);
  if (bearer?.startsWith(KEY)) return { key: bearer };
  const visitor = await visitorOf(c);
  if (visitor === undefined) return null;
  c.set('person', visitor.person);
  return { member: await memberIn(c.env, c.var.db, visitor.person, slug) };
}

/** The member's key of a route that takes nothing else. */
export function keyOf(c: Context<App>): string {
  const bearer = bearerOf(c.req.raw.headers);
  if (bearer === undefined || !bearer.startsWith(KEY)) throw new AppError('auth.required');
  return bearer;
}
