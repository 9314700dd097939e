import { and, desc, eq, gt, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/client';
import { unblocked } from '../friends/blocks';
import { bylineOf, bylines } from '../people/byline';
import type { Visit } from '../profiles/visit';
import { translationsOf } from '../translations/store';
import type { Note, PlaceInBook } from './input';
import type { NoteState } from './rules';
import { guestNote } from './schema';

const who = bylines('writer');
/** A book's notes are counted no further. */
export const COUNTED_MAX = 1000;

/** What of a book this visitor sees: its owner all, others what shows, and what they wrote themselves; of nobody who is out of their or the owner's sight. */
function inSight({ owner, visitor, relation }: Visit): SQL | undefined {
  const me = visitor?.person ?? '';
  return and(
    eq(guestNote.ownerId, owner.person),
    relation === 'owner' ? undefined : or(eq(guestNote.authorId, me), and(eq(guestNote.state, 'shown'), eq(guestNote.isPrivate, false))),
    unblocked(guestNote.authorId, owner.person),
    relation === 'owner' || me === '' ? undefined : unblocked(guestNote.authorId, me),
  );
}

type Asked = { limit: number; cursor?: PlaceInBook | undefined; state?: NoteState | undefined; ids?: string[] };

/** Notes of a book as rows, newest first, one more than `limit` where there are more. */
export const rowsOf = (db: Db, visit: Visit, { limit, cursor, state, ids }: Asked) =>
  db
    .select({
      id: guestNote.id,
      by: who.columns,
      authorId: guestNote.authorId,
      signed: guestNote.signed,
      text: guestNote.text,
      lang: guestNote.lang,
      translations: translationsOf(guestNote.id),
      sticker: guestNote.sticker,
      drawing: guestNote.drawing,
      isPrivate: guestNote.isPrivate,
      state: guestNote.state,
      createdAt: guestNote.createdAt,
    })
    .from(guestNote)
    .leftJoin(who.profile, who.of(guestNote.authorId))
    .where(
      and(
        inSight(visit),
        // Nobody else can ask which of theirs is hidden.
        state && visit.relation === 'owner' ? eq(guestNote.state, state) : undefined,
        ids && inArray(guestNote.id, ids),
        cursor && or(lt(guestNote.createdAt, cursor[0]), and(eq(guestNote.createdAt, cursor[0]), gt(guestNote.id, cursor[1]))),
      ),
    )
    .orderBy(desc(guestNote.createdAt), guestNote.id)
    .limit(limit + 1);
export type NoteRow = Awaited<ReturnType<typeof rowsOf>>[number];

/** A note as this visitor gets it. That it is hidden is the owner's own affair. */
export function noteOf({ by, authorId, signed, state, ...row }: NoteRow, { visitor, relation }: Visit): Note {
  return {
    ...row,
    by: bylineOf(by, signed ?? ''),
    state: state === 'hidden' && relation !== 'owner' ? 'shown' : state,
    isMine: visitor?.person === authorId,
  };
}

/** How many notes of a book this visitor sees, and how many wait for its owner; counted to a limit. */
export const countsOf = (db: Db, visit: Visit) => {
  const some = db.select({ state: guestNote.state }).from(guestNote).where(inSight(visit)).limit(COUNTED_MAX).as('some');
  return db.select({ all: sql<number>`count(*)`, waiting: sql<number>`coalesce(sum(${some.state} = 'waiting'), 0)` }).from(some);
};

export function pageOf(rows: readonly NoteRow[], visit: Visit, limit: number): { items: Note[]; nextCursor: PlaceInBook | null } {
  const items = rows.slice(0, limit).map((row) => noteOf(row, visit));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : [last.createdAt, last.id] };
}

/** One note, if this visitor sees it; with its author, for whom the answer is not. */
export async function find(db: Db, visit: Visit, id: string): Promise<{ note: Note; author: string } | null> {
  const [row] = await rowsOf(db, visit, { limit: 1, ids: [id] });
  return row === undefined ? null : { note: noteOf(row, visit), author: row.authorId };
}
