import { and, count, eq } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import type { Refused } from '../http/outside-rules';
import { randomBase32 } from '../people/keyed';
import type { NewKey } from './input';
import { fetched } from './key-list';
import { newSecret, pastedKey } from './keys';
import { unfit } from './reasons';
import { KEYS_MAX } from './rules';
import { partnerKey } from './schema';
import { seal } from './sealed';
import type { KeyRow } from './store';

/** A key as its site's owner sees it: never a secret. `list` is there for lists, as they were when last read. */
export const viewOf = ({ id, kind, kid, alg, url, createdAt, jwks, readAt, failure }: KeyRow) => ({
  id,
  kind,
  kid,
  alg,
  createdAt,
  ...(kind === 'jwks'
    ? { list: { url: url ?? '', readAt, failure, keys: (jwks ?? []).map((key) => ({ kid: key.kid, alg: key.alg })) } }
    : {}),
});
export type KeyView = ReturnType<typeof viewOf>;

export const list = (db: Db, partnerId: string) =>
  db.select().from(partnerKey).where(eq(partnerKey.partnerId, partnerId)).orderBy(partnerKey.createdAt, partnerKey.id);

/** Addresses that will never do. Others may only be down. */
const NEVER = new Set<string>(['url', 'scheme', 'credentials', 'port', 'address', 'name'] satisfies Refused[]);

/** Registers a key. A list is read at once, so that whoever registers it sees what is in it; a secret is answered this once. */
export async function add(
  env: Env,
  db: Db,
  partnerId: string,
  asked: NewKey,
  lang: Lang,
  now = Date.now(),
): Promise<{ key: KeyView; secret?: string }> {
  const [all] = await db.select({ n: count() }).from(partnerKey).where(eq(partnerKey.partnerId, partnerId));
  if ((all?.n ?? 0) >= KEYS_MAX) throw new AppError('profile.full');
  const { row, secret } = await rowOf(env, partnerId, asked, lang, now);
  const [kept] = await db.insert(partnerKey).values(row).onConflictDoNothing().returning();
  // One of that name is there already.
  if (kept === undefined) throw unfit('kid', 'key.twice', lang);
  return { key: viewOf(kept), ...(secret === undefined ? {} : { secret }) };
}

async function rowOf(
  env: Env,
  partnerId: string,
  asked: NewKey,
  lang: Lang,
  now: number,
): Promise<{ row: typeof partnerKey.$inferInsert; secret?: string }> {
  const base = { id: `pky_${randomBase32(16)}`, partnerId, createdAt: now };
  if (asked.kind === 'secret') {
    const secret = newSecret();
    const sealed = await seal(env, base.id, secret);
    return { row: { ...base, kind: 'secret', kid: base.id, alg: 'HS256', sealed }, secret };
  }
  if (asked.kind === 'public') {
    const key = await pastedKey(asked.key);
    if (key === undefined) throw unfit('key', 'key.unfit', lang);
    return { row: { ...base, kind: 'public', kid: key.kid, alg: key.alg, jwks: [key] } };
  }
  const read = await readNow(env, asked.url, now);
  if ('failure' in read && NEVER.has(read.failure ?? '')) throw unfit('url', 'url.unfit', lang);
  return { row: { ...base, kind: 'jwks', url: asked.url, ...read } };
}

async function readNow(env: Env, url: string, now: number) {
  const found = await fetched(env, url);
  return { triedAt: now, ...(typeof found === 'string' ? { failure: found } : { jwks: found, readAt: now, failure: null }) };
}

/** Reads a list again, for whoever has just mended it. False: there is no such list. */
export async function reread(env: Env, db: Db, partnerId: string, id: string, now = Date.now()): Promise<KeyView | undefined> {
  const isIt = and(eq(partnerKey.partnerId, partnerId), eq(partnerKey.id, id), eq(partnerKey.kind, 'jwks'));
  const row = await db.select().from(partnerKey).where(isIt).get();
  if (row === undefined) return undefined;
  const [kept] = await db
    .update(partnerKey)
    .set(await readNow(env, row.url ?? '', now))
    .where(isIt)
    .returning();
  return kept && viewOf(kept);
}

/** Ends a key: what it signed is worth nothing from now on. */
export const remove = (db: Db, partnerId: string, id: string) =>
  db.delete(partnerKey).where(and(eq(partnerKey.partnerId, partnerId), eq(partnerKey.id, id)));
