import { brokenRooms } from './broken-rooms.ts';
import type { Program } from './program.ts';
import { diskFull } from './programs/disk-full.ts';
import { drops } from './programs/drops.ts';
import { kill } from './programs/kill.ts';
import { lines } from './programs/lines.ts';
import { slow } from './programs/slow.ts';
import { storm } from './programs/storm.ts';

/** What of a program is in a short run: its rounds by both seeds, for so long in all (ms); or all of it once, by the new seed; or nothing. */
type Short = number | 'once' | 'not';
/** A program, and the share of a full run that its rounds take. */
export type Planned = { name: string; program: Program; short: Short; fullShare: number };

/** Those that don't count rounds take the time they take: a minute or two of a full run. */
export const PLAN: Planned[] = [
  { name: 'kill', program: kill, short: 20_000, fullShare: 0.65 },
  { name: 'lines', program: lines, short: 14_000, fullShare: 0.15 },
  { name: 'drops', program: drops, short: 'once', fullShare: 0 },
  { name: 'slow', program: slow, short: 'once', fullShare: 0 },
  { name: 'storm', program: storm, short: 'once', fullShare: 0 },
  { name: 'disk-full', program: diskFull, short: 'once', fullShare: 0 },
  // In `npm test` it is a test for each room (broken.plain.test.ts).
  { name: 'broken-rooms', program: brokenRooms, short: 'not', fullShare: 0 },
];
