import { asc, eq, or, sql } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { profile } from '../profiles/schema';
import { forget } from '../translations/store';
import { guestNote } from './schema';

const of = (person: string) => or(eq(guestNote.ownerId, person), eq(guestNote.authorId, person));

/** Somebody's own book, and what they wrote into those of others. Of others there is no more than what shows in a book. */
export const guestbookBelongings: Belongings = {
  name: 'guestbook',
  async export(db, person) {
    const rows = await db
      .select({ note: guestNote, book: profile.handle })
      .from(guestNote)
      .leftJoin(profile, eq(profile.personId, guestNote.ownerId))
      .where(of(person))
      .orderBy(asc(guestNote.createdAt));
    const shape = ({ id, text, lang, sticker, drawing, isPrivate, state, createdAt }: (typeof rows)[number]['note']) => ({
      id,
      text,
      lang,
      sticker,
      drawing,
      isPrivate,
      state,
      createdAt,
    });
    return {
      received: rows.filter(({ note }) => note.ownerId === person).map(({ note }) => ({ ...shape(note), signed: note.signed })),
      written: rows.filter(({ note }) => note.authorId === person).map(({ note, book }) => ({ ...shape(note), book })),
    };
  },
  erase: (db, person) => [
    forget(db, sql`(SELECT id FROM guest_note WHERE owner_id = ${person} OR author_id = ${person})`),
    db.delete(guestNote).where(of(person)),
  ],
  // What a guest wrote is the account's from now on, and by its name.
  handOver: (db, from, to) => [db.update(guestNote).set({ authorId: to, byGuest: false }).where(eq(guestNote.authorId, from))],
};
