import { and, asc, desc, eq, gte, lt, or, sql, type SQL } from 'drizzle-orm';
import { roomId } from '../../rooms/protocol/ids';
import type { RoomView } from '../../rooms/protocol/room';
import type { RoomCard } from '../../rooms/rpc';
import type { Db } from '../db/client';
import { searchOf, termsOf } from './search';
import { room } from './schema';

type Row = typeof room.$inferSelect;

function rowOf(card: RoomCard): Row {
  const { id: _id, url: _url, topic, ...kept } = card;
  const row = { ...kept, topicKind: topic.kind, topicName: topic.name };
  return {
    slug: row.slug,
    title: row.title,
    topicKind: row.topicKind,
    topicName: row.topicName,
    description: row.description,
    visibility: row.visibility,
    entry: row.entry,
    embed: row.embed,
    lang: row.lang,
    readers: row.readers,
    closed: row.closed,
    slowModeMs: row.slowModeMs,
    online: row.online,
    memberCount: row.memberCount,
    speakers: row.speakers,
    lastMessageAt: row.lastMessageAt,
    createdAt: row.createdAt,
    activeAt: row.lastMessageAt ?? row.createdAt,
    search: searchOf(row),
  };
}

const viewOf = (
  { topicKind, topicName, speakers: _speakers, activeAt: _activeAt, search: _search, ...row }: Row,
  origin: string,
): RoomView => ({
  id: roomId(row.slug),
  url: `${origin}/r/${row.slug}`,
  topic: { kind: topicKind, name: topicName },
  ...row,
});

/** The card as the room has it now, over whatever was there. */
export async function put(db: Db, card: RoomCard): Promise<void> {
  const { slug, ...rest } = rowOf(card);
  await db
    .insert(room)
    .values({ slug, ...rest })
    .onConflictDoUpdate({ target: room.slug, set: rest });
}

/** A new room's first card; one that the room brought itself is fresher and stays. */
export const putFirst = (db: Db, view: RoomView) =>
  db
    .insert(room)
    .values(rowOf({ ...view, speakers: 0 }))
    .onConflictDoNothing();

type Asked = {
  q?: string | undefined;
  kind?: Row['topicKind'] | undefined;
  spoken?: boolean | undefined;
  cursor?: [number, string] | undefined;
  limit: number;
};

/** Public rooms, the one where something happened last first. `origin` is where their links begin. */
export async function list(db: Db, asked: Asked, origin: string): Promise<{ items: RoomView[]; nextCursor: [number, string] | null }> {
  // `instr` takes every character for itself; LIKE would read % and _, and D1 refuses it patterns of over 50 bytes.
  const found: SQL[] = termsOf(asked.q ?? '').map((term) => sql`instr(${room.search}, ${term}) > 0`);
  const after = asked.cursor;
  const rows = await db
    .select()
    .from(room)
    .where(
      and(
        // Written out, not bound: only so does SQLite see that the partial index holds these rows.
        sql`${room.visibility} = 'public'`,
        asked.kind && eq(room.topicKind, asked.kind),
        asked.spoken ? gte(room.speakers, 2) : undefined,
        after && or(lt(room.activeAt, after[0]), and(eq(room.activeAt, after[0]), sql`${room.slug} > ${after[1]}`)),
        ...found,
      ),
    )
    .orderBy(desc(room.activeAt), asc(room.slug))
    .limit(asked.limit + 1);
  const items = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? items.at(-1) : undefined;
  return { items: items.map((row) => viewOf(row, origin)), nextCursor: last === undefined ? null : [last.activeAt, last.slug] };
}
