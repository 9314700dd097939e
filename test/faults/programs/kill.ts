import { startRooms } from '../../support/room-calls.ts';
import { seeded } from '../../support/seeded.ts';
import { report } from '../checker.ts';
import { Fuse, wordsOf, type Point } from '../fuse.ts';
import { newSummary, type Program, type Summary } from '../program.ts';
import { keep } from '../tape.ts';
import { TalkingRoom } from '../talking-room.ts';

/** Members that a room of the seed's choice has, rooms at once, and deaths that a room lives through before it is read back. */
const MEMBERS = { least: 2, most: 6 };
const DEATHS = { least: 4, most: 14 };
/** A burst that reaches its point never ends by itself; one that doesn't ends here, ms. */
const BURST_MS = 3000;

export type KillOptions = {
  rooms?: number;
  members?: typeof MEMBERS;
  deaths?: typeof DEATHS;
  /** Share of bursts in which the head bans or lets back in. */ bans?: number;
  patienceMs?: number;
};

/**
 * The process dies by SIGKILL while many rooms talk, at moments that a seed decides: right after a frame was sent, after so many
 * receipts, while clients come back, in the middle of a replay, while a POST is on its way. It starts again on the same disk, and
 * everybody resumes and sends again what was not acknowledged.
 */
export const kill: Program<KillOptions> = async (
  { seed, isOver, say, entry, keepIn },
  { rooms: count = 26, members = MEMBERS, deaths = DEATHS, bans = 0.3, patienceMs = 15_000 } = {},
) => {
  const random = seeded(seed);
  const between = ({ least, most }: { least: number; most: number }) => least + Math.floor(random() * (most - least + 1));
  const fuse = new Fuse();
  const summary = newSummary('kill', seed);
  const server = await startRooms(entry === undefined ? {} : { entry });
  let made = 0;
  const open = () =>
    TalkingRoom.open({
      server: server.origin,
      slug: `kill${String(made++).padStart(8, '0')}`,
      seed: Math.floor(random() * 2 ** 31),
      members: between(members),
      fuse,
    });
  const judge = async (room: TalkingRoom) => {
    await room.comeBack();
    const { transcript, violations } = await room.judge({ patienceMs, bans });
    account(summary, room);
    for (const line of report({ ...transcript, seed }, violations)) say(line);
    summary.violations.push(...violations);
    if (violations.length && keepIn) say(`transcript: ${keep(keepIn, { ...transcript, seed })}`);
    room.end();
  };
  try {
    let rooms = await Promise.all(Array.from({ length: count }, async () => ({ room: await open(), left: between(deaths) })));
    for (let cycle = 1; !isOver(cycle); cycle++) {
      const due = rooms.filter(({ left }) => left <= 0);
      await Promise.all(due.map(({ room }) => judge(room)));
      rooms = await Promise.all(rooms.map(async (one) => (one.left > 0 ? one : { room: await open(), left: between(deaths) })));
      const clients = rooms.reduce((sum, { room }) => sum + room.clients.length, 0);
      const point = choose(random, clients);

      let killing: Promise<void> | undefined;
      const dead = new Promise<void>((done) => {
        fuse.arm(point, () => {
          killing = server.kill();
          done();
        });
      });
      const isDead = () => killing !== undefined;
      const talk = Promise.all(
        rooms.map(async ({ room }) => {
          await room.comeBack(isDead);
          if (!isDead() && room.random() < bans) room.moderate();
          await room.talk(isDead);
        }),
      );
      const timer = setTimeout(() => fuse.blow(), BURST_MS);
      await Promise.race([dead, talk]);
      if (!isDead()) await Promise.race([dead, new Promise((done) => setTimeout(done, 150))]);
      clearTimeout(timer);
      fuse.blow();
      await killing;
      await talk;
      for (const one of rooms) {
        one.left--;
        one.room.tape.note('killed', wordsOf(point));
      }
      summary.kills++;
      summary.points[point.moment] = (summary.points[point.moment] ?? 0) + 1;
      await server.start();
      for (const { room } of rooms) room.tape.note('started', String(cycle));
      if (cycle % 20 === 0)
        say(
          progress(
            summary,
            rooms.map(({ room }) => room),
          ),
        );
    }
    for (const { room } of rooms) await judge(room);
    if (/room: failed/.test(server.said())) say(server.said().slice(-2000));
    return summary;
  } finally {
    await server.dispose();
  }
};

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

function account(summary: Summary, { tape }: TalkingRoom): void {
  summary.rooms++;
  summary.acknowledged += tape.acknowledged;
  summary.seen += tape.seen;
  summary.reconnects += tape.reconnects;
}

function progress({ seed, kills, acknowledged, seen, violations }: Summary, open: TalkingRoom[]): string {
  const more = (of: (room: TalkingRoom) => number) => open.reduce((sum, room) => sum + of(room), 0);
  const counts = [`${kills} kills`, `${acknowledged + more(({ tape }) => tape.acknowledged)} acknowledged`];
  return `kill, seed ${seed}: ${[...counts, `${seen + more(({ tape }) => tape.seen)} seen`, `${violations.length} violations`].join(', ')}`;
}
