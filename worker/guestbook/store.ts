import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import { randomBase32 } from '../people/keyed';
import { profile } from '../profiles/schema';
import type { Visit } from '../profiles/visit';
import { forget } from '../translations/store';
import type { NoteInput } from './input';
import { AUTHOR_PER_HOUR, GUESTS_PER_HOUR, HOUR_MS, type NoteState } from './rules';
import { guestNote } from './schema';

type Written = Omit<NoteInput, 'lang'> & { state: NoteState; lang: string };

/**
 * Writes a note into a book; the same again is the note that is there. The counts that a flood ends at are taken in the statement that
 * writes, so that none slips past them: `rate.limited`.
 */
export async function write(
  db: Db,
  { owner }: Visit,
  author: { person: string; guest: boolean; signed: string | null },
  note: Written,
): Promise<{ id: string; fresh: boolean }> {
  const now = Date.now();
  const since = now - HOUR_MS;
  const mine = and(eq(guestNote.ownerId, owner.person), eq(guestNote.authorId, author.person), eq(guestNote.clientId, note.id));
  const drawing = note.drawing === undefined ? null : JSON.stringify(note.drawing);
  const [made, kept] = await db.batch([
    db
      .insert(guestNote)
      .select(
        sql`SELECT ${`gbn_${randomBase32(20)}`}, ${owner.person}, ${author.person}, ${note.id}, ${Number(author.guest)}, ${author.signed},
          ${note.text}, ${note.lang}, ${note.sticker ?? null}, ${drawing}, ${Number(note.isPrivate)}, ${note.state}, ${now}
        WHERE (SELECT count(*) FROM guest_note WHERE author_id = ${author.person} AND created_at > ${since} AND owner_id = ${owner.person})
            < ${AUTHOR_PER_HOUR}
          AND (${Number(author.guest)} = 0 OR
            (SELECT count(*) FROM guest_note WHERE owner_id = ${owner.person} AND created_at > ${since} AND by_guest = 1) < ${GUESTS_PER_HOUR})`,
      )
      .onConflictDoNothing()
      .returning({ id: guestNote.id }),
    db.select({ id: guestNote.id }).from(guestNote).where(mine),
  ]);
  const id = kept[0]?.id;
  if (id === undefined) throw new AppError('rate.limited', { retryAfterMs: HOUR_MS });
  return { id, fresh: made.length > 0 };
}

/** What a person's notes are signed with: their profile's name, which changes with it; undefined where they have none. */
export async function profileNameOf(db: Db, person: string): Promise<string | undefined> {
  return (await db.select({ name: profile.name }).from(profile).where(eq(profile.personId, person)).get())?.name;
}

/** Lets a note show, or takes it out of sight. Whether it is in this book, the caller has seen. */
export const setState = (db: Db, id: string, state: NoteState) => db.update(guestNote).set({ state }).where(eq(guestNote.id, id));

/** Takes a note away, and what it was translated into. */
export const remove = (db: Db, id: string) => db.batch([forget(db, sql`(${id})`), db.delete(guestNote).where(eq(guestNote.id, id))]);
