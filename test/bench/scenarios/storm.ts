import { wait } from '../load.ts';
import { PLAN } from '../plan.ts';
import { quantile } from '../quantile.ts';
import { inRotation, outcomeOf, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';
import { crowdOf, databaseTouched, PEERS, type Crowd, type Peer } from '../storm-clients.ts';
import { seeded } from '../../support/seeded.ts';

/** partysocket takes a line for good after 5 s. */
const SETTLED_MS = 5_500;
const BACK_WITHIN_MS = 60_000;

/** The most of some moments that lie within any second. */
function peakPerSecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let peak = 0;
  let from = 0;
  for (const [at, moment] of sorted.entries()) {
    while (moment - sorted[from]! >= 1000) from++;
    peak = Math.max(peak, at - from + 1);
  }
  return peak;
}

/** A restart: SIGKILL and up again, on the same port and disk. */
async function storm(crowd: Crowd, peer: Peer, settledMs: number): Promise<Pick<Result, 'metrics'>> {
  const settledAt = Math.max(...crowd.back) + settledMs;
  await wait(Math.max(0, settledAt - performance.now()));
  crowd.attempts.length = 0;
  crowd.back.length = 0;
  const began = performance.now();
  await crowd.server.kill();
  await crowd.server.start();
  const downMs = performance.now() - began;
  for (const end = began + BACK_WITHIN_MS; crowd.back.length < crowd.size && performance.now() < end;) await wait(50);
  const back = crowd.back.map((at) => at - began);
  const metrics = {
    peakConnectsPerSecond: peakPerSecond(crowd.attempts),
    attempts: crowd.attempts.length,
    halfBackMs: quantile(back, 0.5),
    // Who isn't back by then counts as never.
    allBackMs: back.length < crowd.size ? null : quantile(back, 1),
    downMs,
    ...(peer === 'openlink' ? { databaseTouched: await databaseTouched(crowd) } : {}),
  };
  return { metrics };
}

async function run(context: Context): Promise<Result[]> {
  const { clients, rounds } = PLAN.storm[context.size];
  const crowds = new Map<Peer, Crowd>();
  try {
    return await inRotation(context, { rounds, peers: PEERS }, async (peer, round) => {
      const random = seeded(seedOf(context, 'storm', peer, round));
      const outcome = await outcomeOf(async () => {
        const crowd = crowds.get(peer) ?? (await crowdOf[peer](clients, random));
        crowds.set(peer, crowd);
        return storm(crowd, peer, context.size === 'smoke' ? 0 : SETTLED_MS);
      });
      return [{ scenario: 'storm', peer, round, params: { clients }, ...outcome }];
    });
  } finally {
    for (const crowd of crowds.values()) await crowd.end();
  }
}

// The peak is made by the clients' own timers.
export const scenario: Scenario = { name: 'storm', counts: true, run };
