import { lte } from 'drizzle-orm';
import { dbOf } from './db/client';
import type { Env } from './env';
import { tellRooms } from './members/doubles';
import { carryOut } from './people/deletion';
import { runErrands } from './partners/errands';
import { deliver, forgetDeliveries } from './partners/hooks';
import { forgetRevocations } from './partners/revoking';
import { forgetOld } from './previews/store';
import { goneHandle } from './profiles/schema';
import { forgetAll } from './visits/store';

/** Rounds of one piece of work in one ringing: what is left over waits for the next. */
const ROUNDS = 5;

async function rounds(work: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) if (!(await work())) return;
}

/** What is to be done though nobody asks: rung every few minutes (wrangler.toml). What fails is logged, harms nothing else, and is tried at the next. */
export async function ring(env: Env, now = Date.now()): Promise<void> {
  const db = dbOf(env);
  const done = await Promise.allSettled([
    rounds(() => carryOut(env, db, now)),
    rounds(() => tellRooms(env, db)),
    db.delete(goneHandle).where(lte(goneHandle.heldUntil, now)),
    forgetAll(db, now),
    rounds(() => runErrands(env, db, { now })),
    forgetRevocations(db, now),
    forgetOld(db, now),
    rounds(() => deliver(env, db, { now })),
    forgetDeliveries(db, now),
  ]);
  for (const result of done)
    if (result.status === 'rejected') console.error(JSON.stringify({ level: 'error', area: 'clock', message: String(result.reason) }));
}
