import type { PeerName } from './peers.ts';
import { measure } from './load.ts';
import { inRotation, seedOf, type Context, type Scenario } from './scenario.ts';

type Sizes = Record<Context['size'], { rounds: number; members: number; perSecond: number; warmUpMs: number; measureMs: number }>;

/** One room whose members talk at a rate: every message is stored, numbered, and heard by all. */
export const talking = (name: string, sizes: Sizes, peers: readonly PeerName[]): Scenario => ({
  name,
  run: (context) => {
    const { rounds, ...load } = sizes[context.size];
    return inRotation(context, { rounds, peers }, async (peer, round) => {
      const outcome = await measure(context, peer, { ...load, rooms: 1, seed: seedOf(context, name, round) });
      return [{ scenario: name, peer, round, params: { members: load.members, perSecond: load.perSecond }, ...outcome }];
    });
  },
});
