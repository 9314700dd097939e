import { z } from 'zod';
import type { BareWorkerd } from '../../support/bare-workerd.ts';
import { LoadClient } from '../../support/load-client.ts';
import { joinMany, makeRoom, socketUrl, startRooms } from '../../support/room-calls.ts';
import { nowMs, timedId } from '../../support/timed-id.ts';
import { until } from '../../support/until.ts';
import { SERVER_CPU } from '../cores.ts';
import { OPENING, roomName, wait } from '../load.ts';
import { PLAN } from '../plan.ts';
import { lineOf, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';
import { seeded } from '../../support/seeded.ts';

/** Our client asks whether anybody is there when it has heard nothing for so long (web/src/lib/room/connection/heartbeat.ts). */
const SILENCE_MS = 10_000;
const PONG_MS = 2000;
const ROOM = roomName(0);

const calls = z.object({ constructed: z.int(), sockets: z.int(), messages: z.int(), closes: z.int(), alarms: z.int() });
type Calls = z.infer<typeof calls>;

const callsOf = async (server: BareWorkerd): Promise<Calls> => calls.parse(await (await fetch(`${server.origin}/wakes`)).json());
const since = (before: Calls, after: Calls) => ({
  constructed: after.constructed - before.constructed,
  handlers: after.sockets + after.messages + after.closes - before.sockets - before.messages - before.closes,
  alarms: after.alarms - before.alarms,
});

/** Waits until nothing has been asked of the room for so long that it must be asleep. */
async function fallAsleep(server: BareWorkerd, asleepMs: number): Promise<void> {
  for (let seen = await callsOf(server), from = nowMs(); nowMs() - from < asleepMs; await wait(200)) {
    const now = await callsOf(server);
    if (JSON.stringify(now) !== JSON.stringify(seen)) [seen, from] = [now, nowMs()];
  }
}

/** Everybody pings at a pace of their own, until stopped. */
function beat(clients: LoadClient[], seed: number): { pings: () => number; stop: () => void } {
  const random = seeded(seed);
  let pings = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (client: LoadClient, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      pings++;
      client.send('ping');
      later(client, SILENCE_MS);
    }, ms);
    timers.add(timer);
  };
  for (const client of clients) later(client, random() * SILENCE_MS);
  return { pings: () => pings, stop: () => void timers.forEach((timer) => clearTimeout(timer)) };
}

async function enter(server: BareWorkerd, sockets: number, pong: () => void, heard: () => void): Promise<LoadClient[]> {
  await makeRoom(server.origin, ROOM);
  const clients: LoadClient[] = [];
  const options = {
    frame: (_bytes: number, text: string) => void (text === 'pong' && pong()),
    hear: ({ type }: { type: string }) => void (type === 'chat.sent' && heard()),
  };
  for (let at = 0; at < sockets; at += OPENING) {
    const joined = await joinMany(server.origin, ROOM, at + 1, Math.min(sockets, at + OPENING) + 1);
    const opening = joined.map(({ ticket }) => new LoadClient(socketUrl(server.origin, ROOM, ticket), options));
    clients.push(...opening);
    await Promise.all(opening.map(({ opened }) => opened));
  }
  return clients;
}

async function idle(context: Context, server: BareWorkerd): Promise<Result> {
  const { sockets, asleepMs, ...planned } = PLAN.idle[context.size];
  const idleMs = context.idleMs ?? planned.idleMs;
  const came = { pongs: 0, deliveries: 0 };
  const clients = await enter(
    server,
    sockets,
    () => came.pongs++,
    () => came.deliveries++,
  );
  try {
    const heart = beat(clients, seedOf(context, 'idle'));
    await fallAsleep(server, asleepMs);
    const [before, cpu] = [await callsOf(server), server.cpuSeconds()];
    await wait(idleMs);
    const [woken, cpuSeconds] = [since(before, await callsOf(server)), server.cpuSeconds() - cpu];
    heart.stop();
    await wait(PONG_MS);
    const silent = heart.pings() - came.pongs;
    // It was asleep, and nobody was lost: one word makes the object anew, and reaches all.
    clients[0]!.say(timedId(nowMs(), 0, 0), '좋은 아침이에요');
    await until('a word to everybody', () => came.deliveries === sockets);
    const slept = (await callsOf(server)).constructed - before.constructed - woken.constructed;
    const { constructed, handlers, alarms } = woken;
    const wrong = clients.filter(({ closed, wrong }) => closed !== null || wrong.length > 0).length + silent;
    return {
      scenario: 'idle',
      peer: 'openlink',
      round: 1,
      params: { sockets, minutes: idleMs / 60_000 },
      metrics: {
        wakes: constructed + handlers + alarms,
        constructed,
        handlers,
        alarms,
        pings: heart.pings(),
        unanswered: silent,
        slept,
        cpuSeconds,
      },
      ...(wrong > 0 ? { voided: `${wrong} sockets closed, unanswered or told wrong` } : {}),
    };
  } finally {
    for (const client of clients) client.cut();
  }
}

export const scenario: Scenario = {
  name: 'idle',
  counts: true,
  run: async (context) => {
    const server = await startRooms({ entry: 'test/bench/inside/wakes.ts', cpu: SERVER_CPU });
    try {
      const row = await idle(context, server);
      context.say(lineOf(row));
      return [row];
    } finally {
      await server.dispose();
    }
  },
};
