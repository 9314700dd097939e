import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, notExists, or } from 'drizzle-orm';
import { lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import { block } from '../friends/schema';
import { cursorParam, limitParam } from '../http/page';
import { z } from '../http/z';
import { byline, bylineOf, bylines } from '../people/byline';
import { age, deletion } from '../people/schema';
import { lookOf, theme } from './look';

const place = z.tuple([z.number(), z.string()]);
type Place = z.infer<typeof place>;
export const listedQuery = z.object({ cursor: cursorParam(place), limit: limitParam });
export const listedPage = z.object({
  items: z.array(byline.extend({ handle: z.string(), lang, theme })),
  nextCursor: z.string().nullable(),
});

/** Spaces that anybody may be led to, the one listed last first: of grown-ups who wish it, are not leaving, and have no quarrel with who asks. */
export async function listed(db: Db, visitor: string | null, { cursor, limit }: { cursor?: Place | undefined; limit: number }) {
  const who = bylines('shown');
  const { profile } = who;
  const apart = db
    .select({ blocker: block.blocker })
    .from(block)
    .where(
      or(
        and(eq(block.blocker, profile.personId), eq(block.blocked, visitor ?? '')),
        and(eq(block.blocker, visitor ?? ''), eq(block.blocked, profile.personId)),
      ),
    );
  const rows = await db
    .select({ by: who.columns, lang: profile.lang, look: profile.look, listedAt: profile.listedAt, key: profile.handleKey })
    .from(profile)
    .leftJoin(deletion, eq(deletion.personId, profile.personId))
    .leftJoin(age, eq(age.personId, profile.personId))
    .where(
      and(
        isNotNull(profile.listedAt),
        isNull(deletion.personId),
        or(isNull(age.adultAt), lte(age.adultAt, Date.now())),
        visitor === null ? undefined : notExists(apart),
        cursor && or(lt(profile.listedAt, cursor[0]), and(eq(profile.listedAt, cursor[0]), gt(profile.handleKey, cursor[1]))),
      ),
    )
    .orderBy(desc(profile.listedAt), asc(profile.handleKey))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const items = shown.map(({ by, lang: written, look }) => {
    const { name, picture, handle } = bylineOf(by);
    return { handle: handle ?? '', name, picture, lang: lang.safeParse(written).data ?? ('en' as const), theme: lookOf(look).theme };
  });
  const nextCursor: Place | null = last === undefined || last.listedAt === null ? null : [last.listedAt, last.key];
  return { items, nextCursor };
}
