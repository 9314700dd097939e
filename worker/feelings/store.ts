import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import { unblocked } from '../friends/blocks';
import { bylineOf, bylines } from '../people/byline';
import type { AnswersOf } from '../profiles/part';
import type { FeelingView } from './input';
import { FEELINGS_MAX, NAMES_SHOWN, type AnswerKind, type FeelingKind } from './kinds';
import { feeling, feelingAnswer } from './schema';

type Given = { kind: FeelingKind; answer: AnswerKind; text: string };
type Looking = { owner: string; visitor: string | null };

/**
 * What is needed to show somebody's feelings to a visitor, in queries for a batch: the feelings with their counts and the visitor's own answer,
 * and the newest names that were given, but for those whom the owner or the visitor blocked, or who blocked them.
 */
export function reads(db: Db, { owner, visitor }: Looking, id?: string) {
  const who = bylines('answerer');
  const theirs = and(eq(feeling.personId, owner), id === undefined ? undefined : eq(feeling.id, id));
  const of = (value: string) => sql.raw(`(SELECT ${value} FROM feeling_answer a WHERE a.feeling_id = feeling.id)`);
  const named = db.$with('named').as(
    db
      .select({
        feelingId: feelingAnswer.feelingId,
        personId: feelingAnswer.personId,
        createdAt: feelingAnswer.createdAt,
        place: sql<number>`row_number() OVER (PARTITION BY ${feelingAnswer.feelingId} ORDER BY ${feelingAnswer.createdAt} DESC)`.as(
          'place',
        ),
      })
      .from(feelingAnswer)
      .innerJoin(feeling, eq(feeling.id, feelingAnswer.feelingId))
      .where(
        and(
          theirs,
          eq(feelingAnswer.isNamed, true),
          unblocked(owner, feelingAnswer.personId),
          unblocked(visitor ?? '', feelingAnswer.personId),
        ),
      ),
  );
  return [
    db
      .select({
        id: feeling.id,
        kind: feeling.kind,
        answer: feeling.answer,
        text: feeling.text,
        createdAt: feeling.createdAt,
        count: sql<number>`${of('count(*)')}`,
        level: sql<number | null>`${of('avg(a.level)')}`,
        isMine: sql<number>`${feelingAnswer.personId} IS NOT NULL`,
        myLevel: feelingAnswer.level,
        isMineNamed: feelingAnswer.isNamed,
      })
      .from(feeling)
      .leftJoin(feelingAnswer, and(eq(feelingAnswer.feelingId, feeling.id), eq(feelingAnswer.personId, visitor ?? '')))
      .where(theirs)
      .orderBy(desc(feeling.createdAt), feeling.id),
    db
      .with(named)
      .select({ feelingId: named.feelingId, by: who.columns })
      .from(named)
      .innerJoin(who.profile, sql`${who.profile.personId} = ${named.personId}`)
      .where(sql`${named.place} <= ${NAMES_SHOWN}`)
      .orderBy(desc(named.createdAt)),
  ] as const;
}

type Rows = AnswersOf<ReturnType<typeof reads>>;

/** From the answers to `reads`. */
export const viewsOf = ([rows, names]: Rows): FeelingView[] =>
  rows.map(({ isMine, myLevel, isMineNamed, level, ...shown }) => ({
    ...shown,
    level: level === null ? null : Math.round(level),
    mine: isMine ? { level: myLevel, named: isMineNamed === true } : null,
    names: names.filter(({ feelingId }) => feelingId === shown.id).map(({ by }) => bylineOf(by)),
  }));

/** One of somebody's feelings, as a visitor sees it; `note.not_found` where it is gone. */
export async function get(db: Db, looking: Looking, id: string): Promise<FeelingView> {
  const [view] = viewsOf(await db.batch(reads(db, looking, id)));
  if (!view) throw new AppError('note.not_found');
  return view;
}

/** Puts a feeling up, or finds the same one there. With too many up already, the oldest makes room: this is of today, not an archive. */
export async function put(db: Db, personId: string, id: string, given: Given, now = Date.now()): Promise<void> {
  const kept = sql`(SELECT id FROM feeling WHERE person_id = ${personId} ORDER BY created_at DESC, id LIMIT ${FEELINGS_MAX})`;
  const old = sql`(SELECT id FROM feeling WHERE person_id = ${personId} AND id NOT IN ${kept})`;
  await db.batch([
    db
      .insert(feeling)
      .values({ id, personId, ...given, createdAt: now })
      .onConflictDoNothing(),
    db.delete(feelingAnswer).where(sql`${feelingAnswer.feelingId} IN ${old}`),
    db.delete(feeling).where(sql`${feeling.id} IN ${old}`),
  ]);
}

/** Takes a feeling of somebody's down, with its answers. */
export async function drop(db: Db, personId: string, id: string): Promise<void> {
  const own = and(eq(feeling.id, id), eq(feeling.personId, personId));
  await db.batch([
    db.delete(feelingAnswer).where(inArray(feelingAnswer.feelingId, db.select({ id: feeling.id }).from(feeling).where(own))),
    db.delete(feeling).where(own),
  ]);
}

/** One answer a visitor; another one takes its place. A slider needs a level, a tap has none. */
export async function answer(
  db: Db,
  { owner, visitor }: { owner: string; visitor: string },
  id: string,
  given: { level?: number | undefined; named: boolean },
) {
  const asked = await db
    .select({ answer: feeling.answer, had: feelingAnswer.personId })
    .from(feeling)
    .leftJoin(feelingAnswer, and(eq(feelingAnswer.feelingId, feeling.id), eq(feelingAnswer.personId, visitor)))
    .where(and(eq(feeling.id, id), eq(feeling.personId, owner)))
    .get();
  if (!asked) throw new AppError('note.not_found');
  if (asked.answer === 'slider' && given.level === undefined) throw new AppError('input.invalid');
  const row = { level: asked.answer === 'slider' ? (given.level ?? null) : null, isNamed: given.named };
  await db
    .insert(feelingAnswer)
    .values({ feelingId: id, personId: visitor, ...row, createdAt: Date.now() })
    .onConflictDoUpdate({ target: [feelingAnswer.feelingId, feelingAnswer.personId], set: row });
  return { isNew: asked.had === null };
}

/** Takes an answer back, as if it had never been. */
export async function takeBack(db: Db, { owner, visitor }: { owner: string; visitor: string }, id: string): Promise<void> {
  const own = db
    .select({ id: feeling.id })
    .from(feeling)
    .where(and(eq(feeling.id, id), eq(feeling.personId, owner)));
  await db.delete(feelingAnswer).where(and(inArray(feelingAnswer.feelingId, own), eq(feelingAnswer.personId, visitor)));
}

/** A guest goes on as an account: where both had answered, the account's own answer stays. */
export const handOver = (db: Db, guest: string, account: string) => [
  db
    .insert(feelingAnswer)
    .select(
      sql`SELECT feeling_id, ${account}, level, is_named, created_at FROM ${feelingAnswer} WHERE person_id = ${guest}
        AND feeling_id NOT IN (SELECT id FROM ${feeling} WHERE person_id = ${account})`,
    )
    .onConflictDoNothing(),
  db.delete(feelingAnswer).where(eq(feelingAnswer.personId, guest)),
];
