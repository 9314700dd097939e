import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

if (!env.D1_MIGRATIONS) throw new Error('vitest.config.ts gives no migrations.');
await applyD1Migrations(env.DB, env.D1_MIGRATIONS);
