import type { Standing } from '$lib/api';
import type { RoomView } from '$rooms/protocol/room';
import type { Ending } from './connection/way';

/**
 * What a room's page is to one reader:
 * `in`: a member's. `open`: a visitor's, who reads and may write. `gate`: nothing to read before joining. `closed`: to be read only, no
 * newcomers. The others are dead ends that say why.
 */
export type Stage = 'in' | 'open' | 'gate' | 'closed' | 'shut' | 'waiting' | 'refused' | 'banned' | Ending;

type Facts = { ending: Ending | null; connected: boolean; standing: Standing; room: Pick<RoomView, 'closed' | 'entry'>; readable: boolean };

export function stageOf({ ending, connected, standing, room, readable }: Facts): Stage {
  if (standing === 'banned') return 'banned';
  if (ending !== null) return ending;
  if (connected) return 'in';
  if (standing === 'waiting' || standing === 'refused') return standing;
  if (room.closed) return readable ? 'closed' : 'shut';
  // Who was here once comes back by the same door as everybody.
  return readable && room.entry === 'open' ? 'open' : 'gate';
}
