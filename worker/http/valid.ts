import { createMiddleware } from 'hono/factory';
import { resolver, uniqueSymbol } from 'hono-openapi';
import type { ZodType } from 'zod';
import { AppError } from '../../rooms/protocol/error';
import { issuesOf } from '../../rooms/protocol/issues';
import type { App } from './app';
import { readJson } from './body';

type Target = 'json' | 'query' | 'header';

/**
 * Parses a part of the request by `schema`, and shows the same schema to openapi.json. What doesn't fit is `input.invalid` with
 * every issue. A JSON body is taken by its content, not by its content type: a wrong type can't get past `sameOrigin`, which is
 * what demanding one would be for.
 */
export const valid = <T extends Target, S extends ZodType>(target: T, schema: S) =>
  Object.assign(
    createMiddleware<App, string, { in: Record<T, S['_zod']['input']>; out: Record<T, S['_zod']['output']> }>(async (c, next) => {
      const value = target === 'json' ? await readJson(c.req.raw) : target === 'query' ? c.req.query() : c.req.header();
      const parsed = schema.safeParse(value, { reportInput: true });
      if (!parsed.success) throw new AppError('input.invalid', { issues: issuesOf(parsed.error, c.var.lang) });
      c.req.addValidatedData(target, parsed.data ?? {});
      await next();
    }),
    { [uniqueSymbol]: { target, ...resolver(schema) } },
  );
