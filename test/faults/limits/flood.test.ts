import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { BareWorkerd } from '../../support/bare-workerd';
import { LoadClient, type Heard } from '../../support/load-client';
import { joinMany, makeRoom, socketUrl, startRooms } from '../../support/room-calls';
import { timedId } from '../../support/timed-id';
import { until } from '../../support/until';

const SECONDS = 3;
/** Frames that one member sends, in parts of every 10 ms. */
const PER_SECOND = 10_000;
const PART_MS = 10;

let server: BareWorkerd;
beforeAll(async () => {
  server = await startRooms();
});
afterAll(() => server.dispose());

let n = 0;
const nextId = () => timedId(Date.now(), 1, n++);
const FLOODS: Record<string, (i: number) => object> = {
  messages: () => ({ type: 'chat.send', id: nextId(), text: '홍수', lang: 'und' }),
  typing: (i) => ({ type: 'presence.typing', on: i % 2 === 0 }),
  history: () => ({ type: 'history.fetch', before: 1000, limit: 100 }),
  reactions: (i) => ({ type: 'reaction.set', target: 1, emoji: '🍞', on: i % 2 === 0 }),
  resumes: () => ({ type: 'log.resume' }),
  acks: () => ({ type: 'log.ack', seq: 1 }),
};

test.each(Object.entries(FLOODS))(
  '10,000 frames a second of one member, %s: what two others say is all heard, in order, on the lines that they have',
  async (name, frame) => {
    const slug = `flood${name}`;
    const made = await makeRoom(server.origin, slug);
    const [one, two] = await joinMany(server.origin, slug, 1, 3);
    const errors = new Map<unknown, number>();
    const heard = new Map<string, number>();
    const waits: number[] = [];
    const said = new Map<string, number>();
    const hear = ({ type, id, code }: Heard) => {
      if (type === 'error') errors.set(code, (errors.get(code) ?? 0) + 1);
      const at = type === 'chat.sent' ? said.get(id ?? '') : undefined;
      if (at === undefined) return;
      waits.push(performance.now() - at);
      heard.set(id!, (heard.get(id!) ?? 0) + 1);
    };
    const honest = [made, one!].map(({ ticket }) => new LoadClient(socketUrl(server.origin, slug, ticket), { hear }));
    await Promise.all(honest.map(({ opened }) => opened));
    const rogue = new WebSocket(socketUrl(server.origin, slug, two!.ticket), { perMessageDeflate: false });
    await new Promise((done) => rogue.once('open', done));
    let answers = 0;
    rogue.on('message', () => answers++);

    const began = performance.now();
    let sent = 0;
    for (let turn = 0; performance.now() - began < SECONDS * 1000 && rogue.readyState === WebSocket.OPEN; turn++) {
      const due = Math.floor(((performance.now() - began) / 1000) * PER_SECOND);
      for (; sent < due; sent++) rogue.send(JSON.stringify(frame(sent)));
      if (turn % 25 === 0) {
        const id = nextId();
        said.set(id, performance.now());
        honest[(turn / 25) % 2]!.say(id, '우리 얘기');
      }
      await new Promise((done) => setTimeout(done, PART_MS));
    }
    await until('all that was said to be heard by both', () => [...said.keys()].every((id) => heard.get(id) === 2), { withinMs: 60_000 });
    expect(sent).toBeGreaterThan(1000);
    expect(said.size).toBeGreaterThan(3);
    expect(honest.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(honest.map(({ closed }) => closed)).toEqual([null, null]);
    expect([...errors], 'errors of those who did nothing').toEqual([]);
    // It had its answers, or was closed as too slow to read them.
    expect(answers).toBeGreaterThan(0);
    const sorted = waits.toSorted((a, b) => a - b);
    console.log(
      `flood of ${name}: ${sent} frames, others waited ${sorted[Math.floor(sorted.length / 2)]!.toFixed(0)} ms at the median, ${sorted.at(-1)!.toFixed(0)} at most`,
    );
    rogue.terminate();
    for (const client of honest) client.cut();
    expect(server.said()).not.toMatch(/room: (failed|a frame failed)/);
  },
);
