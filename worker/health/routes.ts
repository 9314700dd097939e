import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { version } from '../../package.json';
import { z } from '../../rooms/protocol/z';
import { describe } from '../docs/describe';
import { dbOf } from '../db/client';
import type { App } from '../http/app';
import { ask } from '../room-stub';

/** A room that nobody can make, for slugs are longer: it says so, and so shows that rooms answer. */
const HEALTH_SLUG = 'health';

const healthy = z.object({ ok: z.literal(true), version: z.string() });

export const health = new Hono<App>().get('/healthz', describe('server', 'Whether the Worker, D1 and a room answer', { 200: ['They do.', healthy] }), async (c) => {
  await Promise.all([
    dbOf(c.env).run(sql`SELECT 1 FROM person LIMIT 1`),
    ask(c.env, HEALTH_SLUG, (room) => room.view()),
  ]);
  return c.json({ ok: true as const, version });
});
