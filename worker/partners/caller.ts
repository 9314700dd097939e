import type { Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import type { App } from '../http/app';
import { countPartner } from '../http/limit';
import { bearerOf, visitorOf } from '../http/session';
import * as tokens from './token-store';
import { byId, type PartnerRow } from './store';

/** The site of a route, if it is the visitor's: of anybody else's they hear nothing, not even that it is there. */
export async function ownSite(c: Context<App>, id: string): Promise<PartnerRow> {
  const bearer = bearerOf(c.req.raw.headers);
  if (bearer?.startsWith(tokens.PREFIX)) throw new AppError('auth.forbidden');
  const visitor = await visitorOf(c);
  if (visitor === undefined) throw new AppError('auth.required');
  if (visitor.guest) throw new AppError('account.required');
  await countPartner(c, visitor.person);
  c.set('person', visitor.person);
  const site = await byId(c.var.db, id);
  if (site?.personId !== visitor.person) throw new AppError('partner.not_found');
  return site;
}

/** The same, for routes that the site's own programs may call too, by a token of theirs. */
export async function siteOrToken(c: Context<App>, id: string): Promise<PartnerRow> {
  const bearer = bearerOf(c.req.raw.headers);
  if (!bearer?.startsWith(tokens.PREFIX)) return ownSite(c, id);
  const site = await tokens.siteOf(c.env, c.var.db, bearer);
  if (site === undefined) throw new AppError('auth.required');
  if (site.id !== id) throw new AppError('auth.forbidden');
  await countPartner(c, site.id);
  return site;
}
