import { reconnectDelayMs } from '../../../web/src/lib/room/backoff.ts';
import { until } from '../../support/until.ts';
import type { FaultClient } from '../client.ts';
import type { Program } from '../program.ts';
import { Stage } from '../stage.ts';
import type { TalkingRoom } from '../talking-room.ts';

const SOCKETS = { short: 150, full: 1000 };
const DEATHS = { short: 1, full: 3 };
/** Those who talk, all the while. */
const TALKERS = 10;
const OPENING_AT_ONCE = 50;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** The process dies under one full room. Everybody comes back as our page does, by web/src/lib/room/backoff.ts, and has all. */
export const storm: Program = (run) =>
  Stage.play('storm', run, { bans: 0, patienceMs: 60_000 }, async (stage) => {
    const size = SOCKETS[run.size];
    const room = await stage.make(size);
    for (let at = 0; at < room.clients.length; at += OPENING_AT_ONCE)
      await Promise.all(room.clients.slice(at, at + OPENING_AT_ONCE).map((client) => client.connect()));
    for (let death = 0; death < DEATHS[run.size]; death++) {
      let isOver = false;
      const talking = talk(room, () => isOver);
      await wait(300 + stage.random() * 700);
      await stage.kill('with everybody connected');
      const opened: number[] = [];
      const began = Date.now();
      const coming = room.clients.map((client) => comeBack(client, size, stage.random, opened));
      await stage.start();
      await Promise.all(coming);
      stage.summary['backMs'] = Math.max(Date.now() - began, Number(stage.summary['backMs'] ?? 0));
      stage.summary['mostConnectsInASecond'] = Math.max(mostInASecond(opened), Number(stage.summary['mostConnectsInASecond'] ?? 0));
      isOver = true;
      await talking;
    }
    await until('no outbox waits', () => room.clients.every(({ outbox }) => outbox.size === 0), { withinMs: 60_000 });
  });

async function talk({ clients, random }: TalkingRoom, isOver: () => boolean): Promise<void> {
  for (let n = 0; !isOver(); n++) {
    clients[n % TALKERS]!.say(`${n} 돌아왔어요`);
    await wait(random() * 150);
  }
}

async function comeBack(client: FaultClient, online: number, random: () => number, opened: number[]): Promise<void> {
  for (let failed = 0; !client.isOpen; failed++) {
    await wait(reconnectDelayMs({ failed, online }, random));
    opened.push(Date.now());
    await client.connect();
  }
}

function mostInASecond(times: number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}
