import { wordsOf, type Point } from '../fuse.ts';
import type { Program } from '../program.ts';
import { Stage, type Staging } from '../stage.ts';
import type { TalkingRoom } from '../talking-room.ts';

/** Members that a room of the seed's choice has, rooms at once, and deaths that a room lives through before it is read back. */
const MEMBERS = { least: 2, most: 6 };
const DEATHS = { least: 4, most: 14 };
const ROOMS = 26;
/** A burst that hasn't reached its point by then, ms, dies all the same; one that is over, after a moment of quiet. */
const BURST_MS = 3000;
const QUIET_MS = 150;

export type KillOptions = Pick<Staging, 'bans' | 'patienceMs'> & { rooms?: number; members?: typeof MEMBERS; deaths?: typeof DEATHS };

/**
 * The process dies by SIGKILL while many rooms talk, at moments that a seed decides: right after a frame was sent, after so many
 * receipts, while clients come back, in the middle of a replay, while a POST is on its way. It starts again on the same disk, and
 * everybody resumes and sends again what was not acknowledged.
 */
export const kill: Program<KillOptions> = (run, { rooms: count = ROOMS, members = MEMBERS, deaths = DEATHS, ...staging } = {}) =>
  Stage.play('kill', run, staging, async (stage) => {
    const left = new Map<TalkingRoom, number>();
    const open = async () => left.set(await stage.make(stage.between(members)), stage.between(deaths));
    for (let n = 0; n < count; n++) await open();
    for (let cycle = 1; !run.isOver(cycle); cycle++) {
      const due = stage.open.filter((room) => left.get(room)! <= 0);
      await Promise.all(due.map((room) => stage.judge(room)));
      for (const room of due) {
        left.delete(room);
        await open();
      }
      await dieTalking(stage, staging.bans ?? 0.3);
      for (const [room, n] of left) left.set(room, n - 1);
      await stage.start();
      if (cycle % 20 === 0) run.say(stage.progress());
    }
  });

/** Everybody comes back and talks until the moment comes. */
async function dieTalking(stage: Stage, bans: number): Promise<void> {
  const clients = stage.open.reduce((sum, room) => sum + room.clients.length, 0);
  const point = choose(stage.random, clients);
  let killing: Promise<void> | undefined;
  const dead = new Promise<void>((done) => {
    stage.fuse.arm(point, () => {
      killing = stage.kill(wordsOf(point), point.moment);
      done();
    });
  });
  const isDead = () => killing !== undefined;
  const talk = stage.open.map(async (room) => {
    await room.comeBack(isDead);
    if (!isDead() && room.random() < bans) room.moderate();
    await room.talk(isDead);
  });
  const timers: NodeJS.Timeout[] = [];
  const atLast = (ms: number) => new Promise<void>((done) => timers.push(setTimeout(done, ms)));
  await Promise.race([dead, Promise.all(talk).then(() => atLast(QUIET_MS)), atLast(BURST_MS)]);
  timers.forEach(clearTimeout);
  stage.fuse.blow();
  await killing;
  await Promise.all(talk);
}

/** Most deaths come in the thick of it; one in four while people come back. */
function choose(random: () => number, clients: number): Point {
  const dice = random();
  const share = 0.25 + random() * 0.75;
  if (dice < 0.12) return { moment: 'welcomed', after: Math.ceil(random() * clients) };
  if (dice < 0.24) return { moment: 'replayed', after: Math.ceil(random() * clients * 3) };
  if (dice < 0.3) return { moment: 'posted', after: Math.ceil(random() * clients * 0.5) };
  if (dice < 0.5) return { moment: 'sent', after: Math.ceil(share * clients * 18) };
  if (dice < 0.6) return { moment: 'heard', after: Math.ceil(share * clients * 60) };
  return { moment: 'acknowledged', after: Math.ceil(share * clients * 16) };
}
