import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { version } from '../../package.json';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { failed } from '../http/problem';
import { z } from '../http/z';
import { ask } from '../room-stub';

/** A room that nobody can make, for slugs are longer: it says so, and so shows that rooms answer. */
const HEALTH_SLUG = 'health';

const healthy = z.object({ ok: z.literal(true), version: z.string() });

export const health = new Hono<App>().get(
  '/healthz',
  describe('server', 'Whether the Worker, D1 and a room answer', {
    200: ['They do.', healthy],
    503: ['One of them does not: `server.failed`.'],
  }),
  async (c) => {
    try {
      await Promise.all([c.var.db.run(sql`SELECT 1 FROM person LIMIT 1`), ask(c.env, HEALTH_SLUG, (room) => room.view())]);
    } catch (error) {
      return failed(error, c.req.raw, c.var.requestId, 503);
    }
    return c.json({ ok: true as const, version });
  },
);
