import { defineConfig } from 'drizzle-kit';

/** `drizzle-kit generate --config worker/db/drizzle.config.ts --name <feature>` writes what the schemas have more than the migrations. */
export default defineConfig({ dialect: 'sqlite', casing: 'snake_case', schema: './worker/**/schema.ts', out: './migrations' });
