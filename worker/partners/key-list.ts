import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { fetchOutside, OutsideError } from '../http/outside';
import { keysOfSet } from './keys';
import { partnerKey, type PublicKey } from './schema';

type Row = typeof partnerKey.$inferSelect;
type Listed = { keys: PublicKey[]; /** Why the list couldn't be read, where it was needed. */ failure?: string };

/** A list that was read within this is as good as new … */
const FRESH_MS = 5 * 60_000;
/** … and while its site is down it holds for so long. */
const OLD_MS = 60 * 60_000;
/** From one try to the next, whoever asks for which key. */
const GAP_MS = 60_000;
const ANSWER_MS = 3000;
const MAX_BYTES = 64 * 1024;
/** While somebody reads it, others wait for them. */
const READING = 'reading';
const LOOK_MS = 150;

/** The keys of a partner's own list: the copy that we have, or, where that is old or lacks `kid`, the list as it is now. */
export async function listedKeys(env: Env, db: Db, row: Row, kid: string | undefined, now = Date.now()): Promise<Listed> {
  const isFresh = row.readAt !== null && now - row.readAt < FRESH_MS;
  const isThere = kid === undefined || (row.jwks ?? []).some((key) => key.kid === kid);
  if (isFresh && isThere) return { keys: row.jwks ?? [] };
  return held((await isOurs(db, row, now)) ? await read(env, db, row, now) : await waited(db, row, now), now);
}

/** What a list holds: for an hour after it was read, then nothing. */
function held({ jwks, readAt, failure }: Row, now: number): Listed {
  const why = failure === null || failure === READING ? {} : { failure };
  return readAt !== null && now - readAt < OLD_MS ? { keys: jwks ?? [], ...why } : { keys: [], ...why };
}

/** Whether this request is the one that reads it: one a minute does, of all that want to. */
async function isOurs(db: Db, { id }: Row, now: number): Promise<boolean> {
  const taken = await db
    .update(partnerKey)
    .set({ triedAt: now, failure: READING })
    .where(and(eq(partnerKey.id, id), or(isNull(partnerKey.triedAt), lte(partnerKey.triedAt, now - GAP_MS))))
    .returning({ id: partnerKey.id });
  return taken.length > 0;
}

async function read(env: Env, db: Db, row: Row, now: number): Promise<Row> {
  const found = await fetched(env, row.url ?? '');
  const outcome = typeof found === 'string' ? { failure: found } : { jwks: found, readAt: now, failure: null };
  await db.update(partnerKey).set(outcome).where(eq(partnerKey.id, row.id));
  return { ...row, ...outcome };
}

async function waited(db: Db, row: Row, now: number): Promise<Row> {
  const until = Date.now() + ANSWER_MS + 2 * LOOK_MS;
  let newest = await db.select().from(partnerKey).where(eq(partnerKey.id, row.id)).get();
  const isBeingRead = () => newest?.failure === READING && now - (newest.triedAt ?? 0) < 2 * ANSWER_MS;
  while (isBeingRead() && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    newest = await db.select().from(partnerKey).where(eq(partnerKey.id, row.id)).get();
  }
  return newest ?? row;
}

/** The list as its site gives it now, or why not. */
export async function fetched(env: Env, url: string): Promise<PublicKey[] | string> {
  try {
    const { status, body } = await fetchOutside(env, url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      maxBytes: MAX_BYTES,
      timeoutMs: ANSWER_MS,
      redirects: 2,
      secure: true,
    });
    if (status !== 200) return `HTTP ${status}`;
    return (await keysOfSet(JSON.parse(new TextDecoder().decode(body)))) ?? 'no JWK Set';
  } catch (error) {
    if (error instanceof OutsideError) return error.why;
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
}
