import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Final, Transcript, What } from './transcript.ts';
import { linesOf } from './transcript.ts';

/** The transcript of one room while it is being made: every client's, in the order in which one process saw it all. */
export class Tape {
  readonly entries: Entry[] = [];
  acknowledged = 0;
  seen = 0;
  reconnects = 0;

  add(client: string, connection: number, what: What): void {
    this.entries.push({ client, connection, at: Date.now(), ...what });
    if (what.is === 'heard' && 'seq' in what.event) this.seen++;
    if (what.is === 'opening' && connection > 1) this.reconnects++;
  }
  note(is: 'killed' | 'started' | 'fault', point: string): void {
    this.add('program', 0, { is, point });
  }
  transcript(seed: number, room: string, final: Final): Transcript {
    return { seed, room, entries: this.entries, final };
  }
}

/** Keeps a transcript that broke a promise, for who looks for the reason. Gives the file. */
export function keep(folder: string, transcript: Transcript): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${transcript.seed}-${transcript.room}.jsonl`);
  writeFileSync(file, `${[...linesOf(transcript)].join('\n')}\n`);
  return file;
}
