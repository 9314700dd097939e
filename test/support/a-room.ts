import type { RoomView } from '../../rooms/protocol/room';

/** An open, public room in Korean in which nothing has happened yet. */
export const aRoom = (slug: string, more: Partial<RoomView> = {}): RoomView => ({
  id: `rm_${slug}`,
  slug,
  url: '',
  title: slug,
  topic: { kind: 'work', name: 'x' },
  description: '',
  visibility: 'public',
  entry: 'open',
  embed: 'any',
  lang: 'ko',
  readers: 'anyone',
  closed: false,
  slowModeMs: 0,
  online: 0,
  memberCount: 0,
  createdAt: 0,
  lastMessageAt: null,
  ...more,
});
