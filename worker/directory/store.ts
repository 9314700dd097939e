import { eq, sql } from 'drizzle-orm';
import { roomId } from '../../rooms/protocol/ids';
import type { RoomView } from '../../rooms/protocol/room';
import type { CardWord, RoomCard } from '../../rooms/rpc';
import type { Db } from '../db/client';
import { rankOf } from './rank';
import { searchOf } from './search';
import { room } from './schema';

export type Row = typeof room.$inferSelect;
/** A room as the directory shows it. */
export type Listed = RoomView & { words: CardWord[] };

function rowOf(card: RoomCard): Row {
  const row = { ...card, topicKind: card.topic.kind, topicName: card.topic.name, translations: card.translations ?? {} };
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
    search: searchOf(row),
    rank: rankOf(row),
    translations: row.translations,
    words: row.words,
    drawnAt: row.drawnAt,
  };
}

export const listedOf = (
  { topicKind, topicName, speakers: _speakers, rank: _rank, search: _search, drawnAt: _drawnAt, ...row }: Row,
  origin: string,
): Listed => ({
  id: roomId(row.slug),
  url: `${origin}/r/${row.slug}`,
  topic: { kind: topicKind, name: topicName },
  ...row,
});

/** The card as the room has it now, over whatever was there before. */
export async function put(db: Db, card: RoomCard): Promise<void> {
  const { slug, ...rest } = rowOf(card);
  await db
    .insert(room)
    .values({ slug, ...rest })
    .onConflictDoUpdate({ target: room.slug, set: rest, setWhere: sql`${room.drawnAt} <= excluded.drawn_at` });
}

/** One room's card; undefined where it has brought none. */
export async function get(db: Db, slug: string, origin: string): Promise<Listed | undefined> {
  const row = await db.select().from(room).where(eq(room.slug, slug)).get();
  return row && listedOf(row, origin);
}

/** A new room's first card; one that the room brought itself is fresher and stays. */
export const putFirst = (db: Db, view: RoomView) =>
  db
    .insert(room)
    .values(rowOf({ ...view, speakers: 0, words: [], drawnAt: 0 }))
    .onConflictDoNothing();
