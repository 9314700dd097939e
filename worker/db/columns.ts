import { integer } from 'drizzle-orm/sqlite-core';

/** A moment, kept as ms UTC and read as a Date: what better-auth works with. */
export const time = () => integer({ mode: 'timestamp_ms' });

/** A moment as the API speaks of it: a plain number, ms UTC. */
export const ms = () => integer({ mode: 'number' });
export const createdAt = () => ms().notNull();
