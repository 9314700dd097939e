import * as cards from '../directory/store';
import type { WorkRow } from './works';
import type { Db } from '../db/client';

/** A work as its site sees it. */
export const viewOf = ({ partnerId, workId: id, title, picture, slug, joinedTo, joinAsked, createdAt }: WorkRow) => ({
  id,
  content: `${partnerId}:${id}`,
  title,
  picture,
  slug: joinedTo ?? slug,
  joinedTo: joinedTo !== null,
  joinAsked,
  createdAt,
});

/** What a page says of the room of a work, to be drawn in: who is there, and what was said last. */
export async function teaserOf(db: Db, row: WorkRow, origin: string) {
  const slug = row.joinedTo ?? row.slug;
  const card = slug === null ? undefined : await cards.get(db, slug, origin);
  if (!card) return null;
  const { url, title, online, memberCount, lastMessageAt, words } = card;
  return { slug: card.slug, url, title, online, memberCount, lastMessageAt, words };
}
