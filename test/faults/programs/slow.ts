import { until } from '../../support/until.ts';
import type { FaultClient } from '../client.ts';
import type { Program } from '../program.ts';
import { Stage } from '../stage.ts';

/** By their places, one says how far it reads and the other doesn't: see `TalkingRoom`. */
const ACKS = 2;
const SILENT = 3;
const TALKERS = [0, 1, 4, 5, 6, 7];
/** Near the longest text: ten kilobytes of a frame, so that a burst of all is more than the room holds back for anybody. */
const LONG = '가'.repeat(3500);
const BURST = 18;
/** Between two words of one talker, ms: in that time, who reads says so. */
const EVERY_MS = 100;
/** The room has let a reader go by then that says how far it reads: it is beyond 1 MiB, or for 10 s beyond 256 KiB. */
const CLOSED_WITHIN_MS = 40_000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Two readers stop reading while the others talk at length. The others hear and are heard as ever; the one that has said how far it
 * reads is let go (others hear it leave), the other may be kept. Both read on in the end, come back by `since`, and have all.
 */
export const slow: Program<{ closedWithinMs?: number }> = (run, { closedWithinMs = CLOSED_WITHIN_MS } = {}) =>
  Stage.play('slow', run, { bans: 0 }, async (stage) => {
    const rounds = run.size === 'full' ? 4 : 1;
    for (let round = 0; round < rounds; round++) {
      const room = await stage.make(TALKERS.length + 2);
      await room.comeBack();
      const readers = [room.clients[ACKS]!, room.clients[SILENT]!];
      const talkers = TALKERS.map((n) => room.clients[n]!);
      const say = async (n: number) => {
        for (let i = 0; i < n; i++) {
          for (const client of talkers) client.say(`${LONG} ${client.name} ${round} ${i}`);
          await wait(EVERY_MS);
        }
      };
      let isOver = false;
      const coming = room.keepComing(() => isOver);
      // So that the reader has said how far it reads, once.
      await say(2);
      await until('the first words are heard', () => talkers.every(({ outbox }) => outbox.size === 0));
      let hasLeft = false;
      const watch = () => (hasLeft ||= room.tape.entries.some((entry) => leaves(entry, readers[0]!)));
      const closing = readers[0]!.closed;
      for (const reader of readers) reader.socket!.pause();
      await say(BURST);
      const isHeard = () => talkers.every(({ outbox, last }) => outbox.size === 0 && last === talkers[0]!.last);
      await until('the others hear each other', isHeard, { withinMs: 60_000 });
      stage.count('stopped reading');
      // The close comes with the next frame that would go to it.
      await until('the reader is let go', () => (talkers[0]!.say('still here?'), watch()), {
        withinMs: closedWithinMs,
        everyMs: 1000,
      }).catch(() => {
        const where = readers[0]!.name;
        stage.accuse({ name: 'held', where, seen: `not let go ${closedWithinMs} ms after it stopped` });
      });
      for (const reader of readers) reader.socket!.resume();
      if (hasLeft) stage.count(`closed with ${await Promise.race([closing, wait(closedWithinMs)])}`);
      isOver = true;
      await coming;
      await stage.judge(room);
    }
  });

type Entry = Stage['open'][number]['tape']['entries'][number];
const leaves = (entry: Entry, { member }: FaultClient) =>
  entry.is === 'heard' && entry.event.type === 'presence.changed' && (entry.event.left?.includes(member) ?? false);
