import { and, asc, count, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';
import type { Happening } from '../../rooms/rpc';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { fetchOutside, OutsideError } from '../http/outside';
import { outsideUrl } from '../http/outside-rules';
import { randomBase32 } from '../people/keyed';
import { unfit } from './reasons';
import { WEBHOOKS_MAX } from './rules';
import { webhook, webhookDelivery, work } from './schema';
import { seal, unseal } from './sealed';

/** From one try to the next, as Standard Webhooks has it; after the last it is given up. */
const PAUSES_MS = [5_000, 5 * 60_000, 30 * 60_000, 2 * 60 * 60_000, 5 * 60 * 60_000, 10 * 60 * 60_000, 14 * 60 * 60_000];
/** While one is being told, nobody else tells them the same. */
const LEASE_MS = 60_000;
const AT_ONCE = 20;
const ANSWER_MS = 10_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;
const SHOWN_MAX = 100;

type Event = { id: string; type: string; at: number; data: object };
type Delivery = typeof webhookDelivery.$inferSelect;

const shown = { id: webhook.id, url: webhook.url, createdAt: webhook.createdAt };
export const list = (db: Db, partnerId: string) =>
  db.select(shown).from(webhook).where(eq(webhook.partnerId, partnerId)).orderBy(webhook.createdAt);

export const get = (db: Db, partnerId: string, id: string) =>
  db
    .select(shown)
    .from(webhook)
    .where(and(eq(webhook.partnerId, partnerId), eq(webhook.id, id)))
    .get();

/** A new address to be told at, and the secret that it is signed with: answered this once. */
export async function add(env: Env, db: Db, partnerId: string, given: string, lang: Lang, now = Date.now()) {
  const allowed = (env.OUTSIDE_ALLOW ?? '').split(/[\s,]+/);
  const url = outsideUrl(given, allowed);
  if (typeof url === 'string' || (url.protocol !== 'https:' && !allowed.includes(url.origin))) throw unfit('url', 'url.unfit', lang);
  const [all] = await db.select({ n: count() }).from(webhook).where(eq(webhook.partnerId, partnerId));
  if ((all?.n ?? 0) >= WEBHOOKS_MAX) throw new AppError('profile.full');
  const hook = { id: `whk_${randomBase32(16)}`, url: url.href, createdAt: now };
  const secret = `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;
  await db.insert(webhook).values({ ...hook, partnerId, sealed: await seal(env, hook.id, secret) });
  return { webhook: hook, secret };
}

export const remove = (db: Db, partnerId: string, id: string) =>
  db.delete(webhook).where(and(eq(webhook.partnerId, partnerId), eq(webhook.id, id)));

/** What a webhook was told, or is to be, the newest first. */
export const deliveries = (db: Db, webhookId: string) =>
  db
    .select({
      id: webhookDelivery.id,
      type: webhookDelivery.type,
      createdAt: webhookDelivery.createdAt,
      tries: webhookDelivery.tries,
      nextAt: webhookDelivery.nextAt,
      heardAt: webhookDelivery.heardAt,
      outcome: webhookDelivery.outcome,
    })
    .from(webhookDelivery)
    .where(eq(webhookDelivery.webhookId, webhookId))
    .orderBy(desc(webhookDelivery.createdAt), webhookDelivery.id)
    .limit(SHOWN_MAX);

const bodyOf = ({ type, at, data }: Event) => JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

/** Notes for each of these webhooks that it is to be told; the same event again is noted once. */
async function note(db: Db, hooks: { id: string }[], event: Event, now: number): Promise<void> {
  const { id, type } = event;
  const rows = hooks.map((hook) => ({ webhookId: hook.id, id, type, body: bodyOf(event), createdAt: event.at, nextAt: now }));
  if (rows.length) await db.insert(webhookDelivery).values(rows).onConflictDoNothing();
}

/** Notes what happened in rooms, for the webhooks of their partners. Nobody is named in it, and nothing that was said is in it. */
export async function tell(db: Db, happenings: Happening[], now = Date.now()): Promise<void> {
  for (const { id, type, at, slug, member, target, partners } of happenings) {
    const [hooks, [opened]] = await db.batch([
      db.select({ id: webhook.id }).from(webhook).where(inArray(webhook.partnerId, partners)),
      db.select({ partnerId: work.partnerId, workId: work.workId }).from(work).where(eq(work.slug, slug)).limit(1),
    ]);
    const data = {
      room: slug,
      ...(opened ? { content: `${opened.partnerId}:${opened.workId}` } : {}),
      member,
      ...(target === undefined ? {} : { message: target }),
    };
    await note(db, hooks, { id, type, at, data }, now);
  }
}

/** Tells one webhook something, to try it. */
export async function tellTest(env: Env, db: Db, hook: { id: string }, now = Date.now()): Promise<void> {
  await note(db, [hook], { id: `evt_${crypto.randomUUID()}`, type: 'webhook.test', at: now, data: {} }, now);
  await deliver(env, db, { of: hook.id, now });
}

/** Tells what is due, oldest first: one webhook's, or all. True if there may be more. */
export async function deliver(env: Env, db: Db, { of, now = Date.now() }: { of?: string; now?: number } = {}): Promise<boolean> {
  const due = await db
    .select({ delivery: webhookDelivery, url: webhook.url, sealed: webhook.sealed })
    .from(webhookDelivery)
    .innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
    .where(and(lte(webhookDelivery.nextAt, now), of === undefined ? undefined : eq(webhook.id, of)))
    .orderBy(asc(webhookDelivery.nextAt))
    .limit(AT_ONCE);
  await Promise.all(due.map((one) => attempt(env, db, one, now)));
  return due.length === AT_ONCE;
}

const isIt = ({ webhookId, id }: Delivery) => and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.id, id));

async function attempt(
  env: Env,
  db: Db,
  { delivery, url, sealed }: { delivery: Delivery; url: string; sealed: string },
  now: number,
): Promise<void> {
  const taken = await db
    .update(webhookDelivery)
    .set({ nextAt: now + LEASE_MS })
    .where(and(isIt(delivery), eq(webhookDelivery.nextAt, delivery.nextAt ?? 0)))
    .returning({ id: webhookDelivery.id });
  if (taken.length === 0) return;
  const outcome = await post(env, url, await unseal(env, delivery.webhookId, sealed), delivery);
  const isHeard = /^2\d\d$/.test(outcome);
  const pauseMs = PAUSES_MS[delivery.tries];
  // 410 says that nobody will ever be there (Standard Webhooks).
  const nextAt = isHeard || outcome === '410' || pauseMs === undefined ? null : now + pauseMs;
  await db
    .update(webhookDelivery)
    .set({ outcome, nextAt, tries: delivery.tries + 1, ...(isHeard ? { heardAt: now } : {}) })
    .where(isIt(delivery));
}

/** An HTTP status, or why there was none. */
async function post(env: Env, url: string, secret: string | undefined, { id, body }: Delivery): Promise<string> {
  if (secret === undefined) return 'secret';
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'OpenLink-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  try {
    const { status } = await fetchOutside(env, url, {
      method: 'POST',
      headers,
      body,
      maxBytes: 1024,
      cut: true,
      timeoutMs: ANSWER_MS,
      secure: true,
    });
    return String(status);
  } catch (error) {
    if (error instanceof OutsideError) return error.why;
    throw error;
  }
}

/** What was told long ago, or given up. */
export const forgetDeliveries = (db: Db, now: number) =>
  db.delete(webhookDelivery).where(and(isNull(webhookDelivery.nextAt), lte(webhookDelivery.createdAt, now - KEPT_MS)));
