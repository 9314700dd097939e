import { describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { LoadClient } from '../support/load-client';
import { intendedMs, nowMs, timedId } from '../support/timed-id';
import { Latencies } from './latencies';
import { plan } from './schedule';
import { textsOf } from './texts';

const sent = (seq: number) => JSON.stringify([{ type: 'chat.sent', seq, id: timedId(nowMs(), 0, seq) }]);
const welcome = JSON.stringify([{ type: 'room.welcome', head: 4 }]);

/** What a client finds wrong with these frames, from a server that sends them and hangs up. */
async function foundIn(frames: string[]): Promise<string[]> {
  const server = new WebSocketServer({ port: 0 });
  server.on('connection', (socket) => {
    for (const frame of frames) socket.send(frame);
    socket.close();
  });
  try {
    const client = new LoadClient(`ws://127.0.0.1:${(server.address() as { port: number }).port}`);
    await client.ended;
    return client.wrong;
  } finally {
    await new Promise((done) => server.close(done));
  }
}

describe('what voids a run', () => {
  test('nothing, where each seq is the one after the last', async () => {
    expect(await foundIn([welcome, sent(5), sent(6), sent(7)])).toEqual([]);
  });
  test('a hole', async () => {
    expect(await foundIn([welcome, sent(5), sent(7)])).toEqual(['seq 7 after 5']);
  });
  test('something twice', async () => {
    expect(await foundIn([welcome, sent(5), sent(5)])).toEqual(['seq 5 after 5']);
  });
  test('another order', async () => {
    expect(await foundIn([welcome, sent(6), sent(5)])).toEqual(['seq 6 after 4', 'seq 5 after 6']);
  });
  test('an event before a word of where the log is', async () => {
    expect(await foundIn([sent(5)])).toHaveLength(1);
  });
});

describe('latency', () => {
  test('is counted from the time in the id, to a quarter of a microsecond', () => {
    for (const at of [1_790_000_000_000, 1_790_000_000_000.25, 1_790_000_000_999.9]) {
      const id = timedId(at, 65_535, 2 ** 32 - 1);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(at - intendedMs(id)).toBeGreaterThanOrEqual(0);
      expect(at - intendedMs(id)).toBeLessThan(0.0005);
    }
    expect(timedId(5, 1, 2)).not.toBe(timedId(5, 2, 1));
  });
  test('of what never came is infinite', () => {
    const latencies = new Latencies();
    for (let i = 0; i < 98; i++) latencies.record(10);
    latencies.missed(2);
    expect(latencies.at(50)).toBeCloseTo(10, 1);
    expect(latencies.at(99)).toBeNull();
  });
});

describe('the load', () => {
  const crowd = { rooms: 2, members: 10, perSecond: 30 };

  test('is the same for a seed, and another for another', () => {
    expect(plan(crowd, 5000, 1)).toEqual(plan(crowd, 5000, 1));
    expect(plan(crowd, 5000, 1)).not.toEqual(plan(crowd, 5000, 2));
  });
  test('comes as fast as asked, at times of no pattern', () => {
    const planned = plan({ rooms: 1, members: 100, perSecond: 100 }, 100_000, 3);
    expect(planned.length / 100).toBeCloseTo(100, -1);
    const pauses = planned.slice(1).map(({ at }, i) => at - planned[i]!.at);
    const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
    const variance = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length;
    // Of a Poisson stream the pauses vary as much as they are long.
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });
  test('lets nobody say more than a member may', () => {
    const planned = plan({ rooms: 1, members: 10, perSecond: 45 }, 60_000, 4);
    for (let member = 0; member < 10; member++) {
      const said = planned.filter((one) => one.member === member).map(({ at }) => at);
      const most = Math.max(...said.map((from) => said.filter((at) => at >= from && at < from + 10_000).length));
      expect(most).toBeLessThanOrEqual(20 + 5 * 10);
    }
  });
  test('says forty characters in the median, in three languages', () => {
    const text = textsOf(5);
    const texts = Array.from({ length: 5000 }, text);
    const lengths = texts.map((one) => [...one].length).sort((a, b) => a - b);
    expect(lengths[2500]).toBeGreaterThanOrEqual(38);
    expect(lengths[2500]).toBeLessThanOrEqual(42);
    for (const script of [/\p{Script=Hangul}/u, /\p{Script=Hiragana}/u, /^[\p{Script=Latin}\P{L}]+$/u])
      expect(texts.filter((one) => script.test(one)).length / 5000).toBeCloseTo(1 / 3, 1);
  });
});
