import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSummary, type Program } from '../program.ts';
import { Stage } from '../stage.ts';
import type { Entry } from '../transcript.ts';

const DISK_MB = 48;
const ROOMS = 3;
const MEMBERS = 4;
const LONG = '가'.repeat(1500);

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * The rooms' disk, a small one in memory, fills up while they talk: what can't be written is an error, and never a receipt. Then there
 * is room again, once with the process alive and once with one that died on the full disk, and everything that waited goes through.
 */
export const diskFull: Program = async (run) => {
  const disk = mkdtempSync(join(tmpdir(), 'openlink-full-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  if (mounted.status !== 0) {
    rmSync(disk, { recursive: true });
    return { ...newSummary('disk-full', run.seed), notTried: 'a disk of its own can’t be mounted here' };
  }
  try {
    return await Stage.play('diskfull', run, { bans: 0, mayThrow: true, patienceMs: 30_000, stateDir: disk }, async (stage) => {
      let refused = 0;
      const rooms = await Promise.all(Array.from({ length: ROOMS }, () => stage.make(MEMBERS)));
      for (const isKilled of run.size === 'full' ? [false, true, false, true] : [false, true]) {
        await Promise.all(rooms.map((room) => room.comeBack()));
        await Promise.all(rooms.map((room) => room.talk(() => false)));
        const ballast = join(disk, 'ballast');
        fill(ballast);
        stage.count('disk full');
        const before = rooms.map(({ tape }) => tape.entries.length);
        let isOver = false;
        const coming = rooms.map((room) => room.keepComing(() => isOver));
        for (let n = 0; n < 10; n++) {
          for (const room of rooms) for (const client of room.clients) client.say(`${LONG} ${n}`);
          await wait(100);
        }
        refused += rooms.reduce((sum, { tape }, n) => sum + tape.entries.slice(before[n]).filter(isRefusal).length, 0);
        if (isKilled) {
          await stage.kill('kill on a full disk');
          await stage.start();
          await wait(500);
        }
        isOver = true;
        await Promise.all(coming);
        rmSync(ballast);
      }
      stage.summary['refusedOnAFullDisk'] = refused;
      if (refused === 0) stage.summary.notTried = 'the disk never filled up';
    });
  } finally {
    spawnSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
};

/** Writes a file until nothing more goes onto its disk. */
function fill(file: string): void {
  try {
    for (const part = Buffer.alloc(64 * 1024); ;) appendFileSync(file, part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** How a client learns of it: an error, an answer 500, or the end of its line, by which the platform takes back what it could not write. */
const isRefusal = (entry: Entry) =>
  (entry.is === 'heard' && entry.event.type === 'error' && entry.event.code === 'server.failed') ||
  (entry.is === 'answered' && entry.status === 500) ||
  (entry.is === 'closed' && entry.code !== 4003);
