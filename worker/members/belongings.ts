import { eq, sql } from 'drizzle-orm';
import { making } from '../directory/schema';
import type { Belongings } from '../people/belongings';
import { eraseRooms } from './erase';
import { membership, otherMember } from './schema';

/** Which rooms somebody is in, or was. What they said there is in the rooms: words.ts reads it, erase.ts takes it away. */
export const membershipBelongings: Belongings = {
  name: 'rooms',
  export: (db, person) =>
    db
      .select({ room: membership.slug, joinedAt: membership.joinedAt, leftAt: membership.leftAt })
      .from(membership)
      .where(eq(membership.personId, person))
      .orderBy(membership.joinedAt),
  erase: (db, person) => [
    db.delete(making).where(eq(making.personId, person)),
    db.delete(otherMember).where(eq(otherMember.personId, person)),
    db.delete(membership).where(eq(membership.personId, person)),
  ],
  eraseElsewhere: eraseRooms,
  /**
   * A room that only the guest was in goes on knowing the guest's member, by whom it is the person's from now on. Where both were, there are
   * two members, until the person has been asked (doubles.ts): the one that is in the room now, or else the account's own, is the one they go on as.
   */
  handOver(db, from, to) {
    const isGuestsTurn = sql`own.left_at IS NOT NULL AND guest.left_at IS NULL`;
    return [
      db
        .insert(otherMember)
        .select(
          sql`SELECT ${to}, own.slug, CASE WHEN ${isGuestsTurn} THEN coalesce(own.known_as, ${to}) ELSE coalesce(guest.known_as, ${from}) END, 'untold', ${Date.now()}
          FROM membership own JOIN membership guest ON guest.slug = own.slug AND guest.person_id = ${from} WHERE own.person_id = ${to}`,
        )
        .onConflictDoNothing(),
      db
        .insert(membership)
        .select(sql`SELECT ${to}, slug, joined_at, joins, left_at, coalesce(known_as, ${from}) FROM membership WHERE person_id = ${from}`)
        .onConflictDoUpdate({
          target: [membership.personId, membership.slug],
          set: {
            knownAs: sql`CASE WHEN ${membership.leftAt} IS NOT NULL AND excluded.left_at IS NULL THEN excluded.known_as ELSE ${membership.knownAs} END`,
            leftAt: sql`CASE WHEN excluded.left_at IS NULL THEN NULL ELSE ${membership.leftAt} END`,
          },
        }),
      db.delete(membership).where(eq(membership.personId, from)),
      db
        .insert(making)
        .select(sql`SELECT ${to}, slug, made_at FROM making WHERE person_id = ${from}`)
        .onConflictDoNothing(),
      db.delete(making).where(eq(making.personId, from)),
    ];
  },
};
