import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../rooms/protocol/error';
import { addressOf } from './address';
import type { App } from './app';
import { knownVisitor } from './visitor';

/** Periods are the platform's (wrangler.toml): one minute each. */
const PERIOD_MS = 60_000;

async function count(limiter: RateLimit, key: string): Promise<void> {
  const { success } = await limiter.limit({ key });
  if (!success) throw new AppError('rate.limited', { retryAfterMs: PERIOD_MS });
}

/** Limits per address are lifted in local load runs. */
const lifted = (c: Context<App>) => c.env.RATE_LIMITS === 'off';

/**
 * How often guests and rooms (`what`) are made from one address. Behind one address of a phone company sit thousands of people,
 * so a small count per address would shut out whole towns; a large one lets a flood in. Hence two budgets:
 *
 * - A browser whose visitor cookie is older than an hour has its own (LIMIT_VISITOR), whatever its neighbours do.
 * - Those without one share their address's (LIMIT_NEWCOMERS): first visits, private windows, programs. That is where floods
 *   come from, and it is far above what a town's first visits in a minute make.
 *
 * Over both lies a ceiling per address (LIMIT_ADDRESS), so that a stock of aged cookies multiplies nothing.
 */
export const limitMaking = (what: 'guest' | 'room') =>
  createMiddleware<App>(async (c, next) => {
    if (!lifted(c)) {
      const address = addressOf(c.req.raw.headers);
      const visitor = await knownVisitor(c);
      if (visitor === undefined) await count(c.env.LIMIT_NEWCOMERS, `${what}:${address}`);
      else await count(c.env.LIMIT_VISITOR, `${what}:${visitor}`);
      await count(c.env.LIMIT_ADDRESS, `${what}:${address}`);
    }
    await next();
  });

/** How many works one address is the first to open. A frame has no cookie to be known by, and a partner's day has its own end. */
export async function countOpening(c: Context<App>): Promise<void> {
  if (!lifted(c)) await count(c.env.LIMIT_NEWCOMERS, `work:${addressOf(c.req.raw.headers)}`);
}

/** How many tokens of partners one address brings: what a whole school opens at once, and no more. */
export const limitExchanges = createMiddleware<App>(async (c, next) => {
  if (!lifted(c)) await count(c.env.LIMIT_ADDRESS, `exchange:${addressOf(c.req.raw.headers)}`);
  await next();
});

/** How often one account joins rooms or asks for new keys; behind `signedIn`. */
export const limitJoins = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_JOINS, c.var.person);
  await next();
});

/** How often one account asks others to be friends, answers or blocks; behind `withAccount`. */
export const limitFriends = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_FRIENDS, c.var.person);
  await next();
});

/** How often one account has its rooms listed, which asks each of them; behind `signedIn`. A page looks every few seconds. */
export const limitLists = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_LISTS, c.var.person);
  await next();
});

/** How often one person changes their character; behind `signedIn`. Whoever tries things on saves now and then. */
export const limitCharacters = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_CHARACTERS, c.var.person);
  await next();
});

/** How often one account takes all that is theirs along, which reads everything; behind `withAccount`. */
export const limitExports = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_EXPORTS, c.var.person);
  await next();
});

/** How often one account asks for handles; behind `withAccount`. A page asks while they type. */
export const limitHandles = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_HANDLES, c.var.person);
  await next();
});

/** How often one person, and all from one address, leave something in people's spaces. */
export async function countLeaving(c: Context<App>, person: string): Promise<void> {
  await count(c.env.LIMIT_LEAVING, person);
  if (!lifted(c)) await count(c.env.LIMIT_LEAVING_ADDRESS, addressOf(c.req.raw.headers));
}

/** Whether one reader may have an engine asked for one more text of people's spaces. */
export const mayTranslate = async (c: Context<App>, person: string) => (await c.env.LIMIT_TRANSLATIONS.limit({ key: person })).success;

/** How often one address has the directory searched, which reads many rows. */
export const limitSearches = createMiddleware<App>(async (c, next) => {
  if (c.req.query('q') && !lifted(c)) await count(c.env.LIMIT_SEARCHES, addressOf(c.req.raw.headers));
  await next();
});

/** How many pictures one account brings, each of which is encoded three times; `c.var.person` is known. */
export const limitUploads = (c: Context<App>) => count(c.env.LIMIT_UPLOADS, c.var.person);

/** How often one person sets, answers or celebrates something in a space; behind `signedIn`. */
export const limitFeelings = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_FEELINGS, c.var.person);
  await next();
});

/** How often one address tries to sign in, by whatever way. */
export const limitSignIn = createMiddleware<App>(async (c, next) => {
  if (!lifted(c)) await count(c.env.LIMIT_SIGN_IN, addressOf(c.req.raw.headers));
  await next();
});

/** How often one account saves how its space looks; behind `withAccount`. */
export const limitSaves = createMiddleware<App>(async (c, next) => {
  await count(c.env.LIMIT_SAVES, c.var.person);
  await next();
});

/** How often one person does something for pets, of which most is refused for other reasons before. */
export const limitDeeds = (c: Context<App>, person: string) => count(c.env.LIMIT_DEEDS, person);

/** How often the API of partners is called by one person, or by one site's programs (`who`). */
export const countPartner = (c: Context<App>, who: string) => count(c.env.LIMIT_PARTNERS, who);

/** How many cards are drawn for one address; those that are drawn already are not counted. Messengers ask for many from few addresses. */
export async function countCards(c: Context<App>): Promise<void> {
  if (!lifted(c)) await count(c.env.LIMIT_CARDS, addressOf(c.req.raw.headers));
}
