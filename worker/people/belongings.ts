import type { BatchItem } from 'drizzle-orm/batch';
import type { Db } from '../db/client';
import type { Env } from '../env';

/**
 * What one feature keeps of a person. Export and deletion ask every feature that is in `BELONGINGS` (all-belongings.ts), so that none is forgotten:
 * a test makes somebody with something of everything, and searches every table and bucket for what is left.
 */
export type Belongings = {
  /** Its name in the export: `guestbook`, `pets`. */
  name: string;
  /** Everything of it that is the person's own, as plain JSON. */
  export(db: Db, person: string): Promise<unknown>;
  /** Takes all of it away; done together with all other features' in one batch, and safe to repeat. */
  erase(db: Db, person: string): BatchItem<'sqlite'>[];
  /** Beside D1: files, rooms, objects. Before `erase`, which takes away what leads to them; safe to repeat. */
  eraseElsewhere?(env: Env, db: Db, person: string): Promise<void>;
  /** What a guest did becomes somebody's who turns out to have an account; together with all other features', in one batch. Where both have the same, the account's stays. */
  handOver?(db: Db, from: string, to: string): BatchItem<'sqlite'>[];
  /** Files for the export: a name in it, and its bytes. */
  files?(env: Env, db: Db, person: string): AsyncIterable<{ name: string; bytes: ArrayBuffer }>;
};
