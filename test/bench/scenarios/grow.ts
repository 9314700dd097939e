import { measure } from '../load.ts';
import { PLAN } from '../plan.ts';
import { inRotation, seedOf, type Result, type Scenario } from '../scenario.ts';

/** A member may say 5 a second; this leaves room for chance. */
const PER_MEMBER = 3;

/** How many rooms of `members` it takes for so many deliveries a second, and how much is said in each. */
function crowdOf(members: number, deliveriesPerSecond: number) {
  const most = members * members * PER_MEMBER;
  const rooms = Math.ceil(deliveriesPerSecond / most);
  return { rooms, members, perSecond: deliveriesPerSecond / rooms / members };
}

export const scenario: Scenario = {
  name: 'grow',
  run: (context) => {
    const { rounds, sizes, deliveriesPerSecond, ...times } = PLAN.grow[context.size];
    return inRotation(context, { rounds, peers: ['openlink', 'stock'] as const }, async (peer, round) => {
      const rows: Result[] = [];
      for (const members of sizes) {
        const crowd = crowdOf(members, deliveriesPerSecond);
        const outcome = await measure(context, peer, { ...crowd, ...times, seed: seedOf(context, 'grow', members, round) });
        rows.push({ scenario: 'grow', peer, round, params: { members, rooms: crowd.rooms, perSecond: crowd.perSecond }, ...outcome });
      }
      return rows;
    });
  },
};
