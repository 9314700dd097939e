import type { RoomView } from '../../../rooms/protocol/room.ts';
import type { Lang } from '../../../rooms/protocol/lang.ts';

export type DemoLine = {
  by: string;
  lang: Lang;
  text: string;
  /** Which line it answers, counted from 0. */
  replyTo?: number;
  /** Who put which emoji on it. */
  reactions?: Record<string, string[]>;
};

/** A public room as a newcomer finds it: its people are nicknames, the first of them its head. */
export type DemoRoom = {
  title: string;
  topic: RoomView['topic'];
  description: string;
  /** In the other languages, as its head says it. */
  translations: Partial<Record<Lang, { title: string; description: string }>>;
  people: Record<string, Lang>;
  lines: DemoLine[];
};
