import { createMiddleware } from 'hono/factory';
import { AppError } from '../../rooms/protocol/error';
import type { Env } from '../env';
import type { App } from './app';

/** Origins of ours that the operator set. */
export const publicOrigins = (env: Pick<Env, 'PUBLIC_ORIGINS'>) =>
  (env.PUBLIC_ORIGINS ?? '')
    .split(',')
    .map((origin) => origin.trim().replace(/\/+$/, ''))
    .filter((origin) => origin !== '');

/** Whether an `Origin` header names us: the origin that the request was addressed to, or one that the operator set. */
export const isOurs = (origin: string, url: string, env: Pick<Env, 'PUBLIC_ORIGINS'>) =>
  origin === new URL(url).origin || publicOrigins(env).includes(origin);

/** The origin that links to rooms begin with. */
export const publicOrigin = (url: string, env: Pick<Env, 'PUBLIC_ORIGINS'>) => publicOrigins(env)[0] ?? new URL(url).origin;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser do: a state-changing request from an origin that isn't ours, whatever it carries,
 * and one with a cookie that doesn't say where it comes from. A program sends neither, and shows its own token.
 */
export const sameOrigin = createMiddleware<App>(async (c, next) => {
  if (!READS.has(c.req.method)) {
    const origin = c.req.header('origin');
    if (origin !== undefined && !isOurs(origin, c.req.url, c.env)) throw new AppError('auth.forbidden');
    if (origin === undefined && c.req.header('cookie') !== undefined) throw new AppError('auth.forbidden');
  }
  await next();
});
