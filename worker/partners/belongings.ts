import { eq, inArray } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { runSoon } from './errands';
import { partner, partnerKey, partnerToken, partnerUsage, webhook, work } from './schema';
import { remove } from './site-store';

/** The sites that somebody registered. Who was signed in by them is theirs to know. */
export const partnerBelongings: Belongings = {
  name: 'partners',
  async export(db, person) {
    const own = db.select({ id: partner.id }).from(partner).where(eq(partner.personId, person));
    const [sites, keys, tokens, usage, works, webhooks] = await db.batch([
      db
        .select({
          id: partner.id,
          name: partner.name,
          origins: partner.origins,
          writers: partner.writers,
          look: partner.look,
          patterns: partner.patterns,
          createdAt: partner.createdAt,
        })
        .from(partner)
        .where(eq(partner.personId, person)),
      db
        .select({
          site: partnerKey.partnerId,
          kind: partnerKey.kind,
          kid: partnerKey.kid,
          alg: partnerKey.alg,
          url: partnerKey.url,
          createdAt: partnerKey.createdAt,
        })
        .from(partnerKey)
        .where(inArray(partnerKey.partnerId, own)),
      db
        .select({ site: partnerToken.partnerId, name: partnerToken.name, createdAt: partnerToken.createdAt })
        .from(partnerToken)
        .where(inArray(partnerToken.partnerId, own)),
      db.select().from(partnerUsage).where(inArray(partnerUsage.partnerId, own)),
      db.select().from(work).where(inArray(work.partnerId, own)),
      db
        .select({ site: webhook.partnerId, url: webhook.url, createdAt: webhook.createdAt })
        .from(webhook)
        .where(inArray(webhook.partnerId, own)),
    ]);
    return { sites, keys, tokens, usage, works, webhooks };
  },
  /** Whoever they signed in is out everywhere, and their rooms are told; all of it in errands, which outlive the sites. */
  async eraseElsewhere(env, db, person) {
    const own = await db.select({ id: partner.id }).from(partner).where(eq(partner.personId, person));
    for (const { id } of own) {
      await remove(db, id);
      await runSoon(env, db, id);
    }
  },
  erase: (db, person) => [db.delete(partner).where(eq(partner.personId, person))],
};
