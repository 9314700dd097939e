import { and, asc, desc, eq, gt, gte, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/client';
import { termsOf, TITLES_END } from './search';
import { room } from './schema';
import { listedOf, type Listed, type Row } from './store';

/** A search looks at this many public rooms, the highest ranked: what one may cost doesn't grow with the directory for ever. */
const SEARCHED_MAX = 20_000;

/** Where a page ended: whether all words were in the titles (1, or 0; 0 without a search), and the last room's rank and slug. */
export type Place = [tier: number, rank: number, slug: string];

type Asked = {
  q?: string | undefined;
  kind?: Row['topicKind'] | undefined;
  spoken?: boolean | undefined;
  cursor?: Place | undefined;
  limit: number;
};
type Found = { room: Row; tier: number };

const isListed = ({ kind, spoken }: Asked) =>
  and(
    // Written out, not bound: only so does SQLite see that the partial index holds these rows.
    sql`${room.visibility} = 'public'`,
    kind && eq(room.topicKind, kind),
    spoken ? gte(room.speakers, 2) : undefined,
  );

async function browse(db: Db, asked: Asked): Promise<Found[]> {
  const [, rank, slug] = asked.cursor ?? [];
  const after =
    rank === undefined || slug === undefined ? undefined : or(lt(room.rank, rank), and(eq(room.rank, rank), gt(room.slug, slug)));
  const rows = await db
    .select()
    .from(room)
    .where(and(isListed(asked), after))
    .orderBy(desc(room.rank), asc(room.slug))
    .limit(asked.limit + 1);
  return rows.map((row) => ({ room: row, tier: 0 }));
}

/** Walks the index once, whatever is found: what has every word in its titles comes before what has one in the description only. */
function search(db: Db, asked: Asked, terms: string[]): Promise<Found[]> {
  const looked = db
    .select({ slug: room.slug, rank: room.rank, search: room.search })
    .from(room)
    .where(isListed(asked))
    .orderBy(desc(room.rank), asc(room.slug))
    .limit(SEARCHED_MAX)
    .as('looked');
  // `instr` takes every character for itself; LIKE would read % and _, and D1 refuses it patterns of over 50 bytes.
  const at = (term: string) => sql`instr(${looked.search}, ${term})`;
  const inTitles: SQL = sql.join(
    terms.map((term) => sql`${at(term)} < instr(${looked.search}, ${TITLES_END})`),
    sql` AND `,
  );
  const tier = sql<number>`(${inTitles})`;
  const [endTier, endRank, endSlug] = asked.cursor ?? [];
  const after =
    endTier === undefined || endRank === undefined || endSlug === undefined
      ? undefined
      : or(
          lt(tier, endTier),
          and(eq(tier, endTier), or(lt(looked.rank, endRank), and(eq(looked.rank, endRank), gt(looked.slug, endSlug)))),
        );
  const found = db
    .select({ slug: looked.slug, tier: tier.as('tier') })
    .from(looked)
    .where(and(...terms.map((term) => sql`${at(term)} > 0`), after))
    .orderBy(desc(tier), desc(looked.rank), asc(looked.slug))
    .limit(asked.limit + 1)
    .as('found');
  return db
    .select({ room, tier: found.tier })
    .from(found)
    .innerJoin(room, eq(room.slug, found.slug))
    .orderBy(desc(found.tier), desc(room.rank), asc(room.slug));
}

/** Public rooms, the highest ranked first; of those that a search finds, those whose titles have all its words before others. `origin` is where their links begin. */
export async function list(db: Db, asked: Asked, origin: string): Promise<{ items: Listed[]; nextCursor: Place | null }> {
  const terms = termsOf(asked.q ?? '');
  const found = terms.length ? await search(db, asked, terms) : await browse(db, asked);
  const items = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ room: row }) => listedOf(row, origin)),
    nextCursor: last ? [last.tier, last.room.rank, last.room.slug] : null,
  };
}
