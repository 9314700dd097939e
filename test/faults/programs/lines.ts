import { startProxy, type Proxy } from '../../support/tcp-proxy.ts';
import type { Program } from '../program.ts';
import { Stage, type Staging } from '../stage.ts';
import type { TalkingRoom } from '../talking-room.ts';

/** Members of a room, rooms at once, and rounds that a room lives through before it is read back. */
const MEMBERS = { least: 3, most: 5 };
const ROUNDS = { least: 4, most: 8 };
const ROOMS = 6;
/** A round: what is wrong with a line begins in the first part of it, and lasts no longer than the second, ms. */
const BEGINS_MS = 400;
const LASTS_MS = 1200;
/** Cut, and nobody gets through for so long. */
const DROP_MS = 2000;
/** One round in so many, the process dies too. */
const KILL_EVERY = 4;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** What a line can suffer. What loses bytes ends with a reset: TCP loses no middle. Each leaves the line as good as it was. */
const FAULTS: Record<string, (proxy: Proxy, random: () => number) => Promise<void>> = {
  delay: async (proxy, random) => {
    proxy.delay({ up: 30 + random() * 270, down: 30 + random() * 270, jitterMs: random() * 150, seed: Math.floor(random() * 2 ** 31) });
    await wait(LASTS_MS);
    proxy.delay(0);
  },
  cut: async (proxy) => proxy.cut(),
  'cut thrice': async (proxy, random) => {
    for (let n = 0; n < 3; n++) {
      proxy.cut();
      await wait(random() * 400);
    }
  },
  '2 s drop': async (proxy) => {
    proxy.refuse(true);
    proxy.cut();
    await wait(DROP_MS);
    proxy.refuse(false);
  },
  'half-open': async (proxy, random) => {
    proxy.halfOpen(true);
    await wait(random() * LASTS_MS);
    proxy.cut();
    proxy.halfOpen(false);
  },
  'receipts lost': (proxy, random) => loseOneWay(proxy, 'down', random),
  'frames lost': (proxy, random) => loseOneWay(proxy, 'up', random),
  'stalled up': (proxy, random) => stall(proxy, 'up', random),
  'stalled down': (proxy, random) => stall(proxy, 'down', random),
};

async function loseOneWay(proxy: Proxy, lost: 'up' | 'down', random: () => number): Promise<void> {
  proxy.drop((way) => way === lost);
  await wait(random() * LASTS_MS);
  proxy.cut();
  proxy.drop();
}

async function stall(proxy: Proxy, way: 'up' | 'down', random: () => number): Promise<void> {
  proxy.pause(way, true);
  await wait(random() * LASTS_MS);
  proxy.pause(way, false);
}

export type LinesOptions = Pick<Staging, 'bans' | 'patienceMs'>;

/**
 * Lines are slow, stall, swallow, break and come back while rooms talk; now and then the process dies as well. Each room's members
 * are on two lines, so that one half hears what the other suffers. Two tabs send one outbox, and everybody sends some things twice.
 */
export const lines: Program<LinesOptions> = (run, staging = {}) =>
  Stage.play('lines', run, staging, async (stage) => {
    const proxies = new Map<TalkingRoom, Proxy[]>();
    const left = new Map<TalkingRoom, number>();
    const open = async () => {
      const pair = [await startProxy({ to: stage.server.port }), await startProxy({ to: stage.server.port })];
      const room = await stage.make(stage.between(MEMBERS), (n) => `http://127.0.0.1:${pair[n % 2]!.port}`);
      proxies.set(room, pair);
      left.set(room, stage.between(ROUNDS));
    };
    const close = async (room: TalkingRoom) => {
      await stage.judge(room);
      for (const proxy of proxies.get(room)!) await proxy.stop();
      proxies.delete(room);
    };
    try {
      for (let n = 0; n < ROOMS; n++) await open();
      for (let round = 1; !run.isOver(round); round++) {
        await Promise.all([
          ...[...proxies].map(([room, pair]) => suffer(stage, room, pair)),
          ...(round % KILL_EVERY === 0 ? [dieOnce(stage)] : []),
        ]);
        for (const [room, n] of left) left.set(room, n - 1);
        for (const room of stage.open.filter((one) => left.get(one)! <= 0)) {
          await close(room);
          await open();
        }
        if (round % 10 === 0) run.say(stage.progress());
      }
      await Promise.all(stage.open.map(close));
    } finally {
      for (const proxy of [...proxies.values()].flat()) await proxy.stop();
    }
  });

/** A room talks for a round, and each of its lines has its fault. */
async function suffer(stage: Stage, room: TalkingRoom, pair: Proxy[]): Promise<void> {
  let isOver = false;
  const coming = room.keepComing(() => isOver);
  const faults = pair.map(async (proxy) => {
    const [name, fault] = Object.entries(FAULTS)[Math.floor(room.random() * Object.keys(FAULTS).length)]!;
    await wait(room.random() * BEGINS_MS);
    room.tape.note('fault', name);
    stage.count(name);
    await fault(proxy, room.random);
  });
  room.moderate();
  const talk = room.talk(() => isOver);
  await Promise.all(faults);
  isOver = true;
  await Promise.all([talk, coming]);
}

async function dieOnce(stage: Stage): Promise<void> {
  await wait(stage.random() * (BEGINS_MS + LASTS_MS));
  await stage.kill('kill');
  await stage.start();
}
