import type { RoomView } from '../protocol/room';
import type { Settings } from './store';

/** Whether strangers may read. */
export const isReadable = (s: Pick<Settings, 'entry' | 'readers'>) => s.entry === 'open' && s.readers === 'anyone';

/** Where a room may be framed, by the contract's defaults. */
export const embedOf = (s: Pick<Settings, 'entry' | 'visibility' | 'readers'>): RoomView['embed'] =>
  s.visibility === 'public' && isReadable(s) ? 'any' : 'none';

/** The room as anybody may see it. */
export const viewOf = (s: Settings, online: number, lastMessageAt: number | null): RoomView => ({
  id: `rm_${s.slug}`,
  slug: s.slug,
  url: `${s.origin}/r/${s.slug}`,
  title: s.title,
  topic: s.topic,
  description: s.description,
  visibility: s.visibility,
  entry: s.entry,
  embed: embedOf(s),
  lang: s.lang,
  readers: s.readers,
  closed: s.closed,
  slowModeMs: s.slowModeMs,
  online,
  memberCount: s.memberCount,
  createdAt: s.createdAt,
  lastMessageAt,
});
