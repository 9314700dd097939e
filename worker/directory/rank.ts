import type { RoomCard } from '../../rooms/rpc';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Where a room stands in the directory, the highest first: a moment, ms UTC. It is when something was last said (or the room was
 * made), three hours later for each doubling of the people who are in it now, one for each doubling of its members, and twelve
 * earlier while fewer than two have spoken. So a room with people in it comes before one that was left a while ago, a lively one
 * before one where somebody talks to nobody, and all of them sink as time passes, without anybody counting anew. The logarithms
 * keep a crowd from being ahead for ever.
 */
export const rankOf = (card: Pick<RoomCard, 'lastMessageAt' | 'createdAt' | 'online' | 'memberCount' | 'speakers'>): number =>
  Math.round(
    (card.lastMessageAt ?? card.createdAt) +
      HOUR_MS * (3 * Math.log2(1 + card.online) + Math.log2(1 + card.memberCount) - (card.speakers < 2 ? 12 : 0)),
  );
