import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BareWorkerd } from '../support/bare-workerd.ts';
import { startRooms } from '../support/room-calls.ts';
import { seeded } from '../support/seeded.ts';
import { report } from './checker.ts';
import { Fuse } from './fuse.ts';
import { newSummary, type Run, type Summary } from './program.ts';
import { keep } from './tape.ts';
import { TalkingRoom, type TalkOptions } from './talking-room.ts';
import { sentence, type Violation } from './violation.ts';

/** A disk in memory: what a process leaves outlives it there as well, and a thousand deaths don't wait for as many flushes. */
const MEMORY = '/dev/shm';
/** What the room prints where it threw. */
const THREW = /room: (failed|a frame failed|did not start)/;

export type Staging = Partial<Pick<TalkOptions, 'patienceMs' | 'bans'>> & {
  /** Where the objects' disk lies. */
  stateDir?: string;
  /** The disk fails on purpose: that the room throws is no fault of its own. */
  mayThrow?: boolean;
};

/** One server, the rooms on it, and what became of them: what the programs have in common. */
export class Stage {
  readonly random: () => number;
  readonly fuse = new Fuse();
  readonly summary: Summary;
  readonly server: BareWorkerd;
  readonly open: TalkingRoom[] = [];
  readonly #run: Run;
  readonly #staging: Staging;
  #made = 0;

  private constructor(name: string, run: Run, staging: Staging, server: BareWorkerd) {
    this.#run = run;
    this.#staging = staging;
    this.server = server;
    this.random = seeded(run.seed);
    this.summary = newSummary(name, run.seed);
  }

  /** Starts a server, plays, judges what is open by then, and takes the server away. */
  static async play(name: string, run: Run, staging: Staging, act: (stage: Stage) => Promise<void>): Promise<Summary> {
    const { entry } = run;
    const stateDir = staging.stateDir ?? mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'openlink-faults-'));
    const server = await startRooms({ ...(entry !== undefined && { entry }), stateDir });
    const stage = new Stage(name, run, staging, server);
    const startedAt = Date.now();
    try {
      await act(stage);
      await Promise.all(stage.open.map((room) => stage.judge(room)));
      stage.#listen();
    } finally {
      await server.dispose();
      if (staging.stateDir === undefined) rmSync(stateDir, { recursive: true, force: true });
    }
    stage.summary.minutes = Math.round((Date.now() - startedAt) / 600) / 100;
    return stage.summary;
  }

  between({ least, most }: { least: number; most: number }): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  async make(members: number, origin?: TalkOptions['origin']): Promise<TalkingRoom> {
    const { fuse, server, summary } = this;
    const { patienceMs = 15_000, bans = 0.3 } = this.#staging;
    const room = await TalkingRoom.open({
      server: server.origin,
      slug: `${summary.program}${String(this.#made++).padStart(8, '0')}`,
      seed: Math.floor(this.random() * 2 ** 31),
      members,
      fuse,
      patienceMs,
      bans,
      ...(origin && { origin }),
    });
    this.open.push(room);
    return room;
  }

  /** SIGKILL, now. What is awaited is that the process is gone. */
  async kill(point: string, kind = point): Promise<void> {
    const gone = this.server.kill();
    for (const { tape } of this.open) tape.note('killed', point);
    this.count(kind);
    this.summary.kills++;
    await gone;
    this.#listen();
  }
  async start(): Promise<void> {
    await this.server.start();
    for (const { tape } of this.open) tape.note('started', String(this.summary.kills));
  }
  /** A promise that the program itself saw broken. */
  accuse(violation: Violation): void {
    this.summary.violations.push(violation);
    this.#run.say(`VIOLATION seed ${this.#run.seed}: ${sentence(violation)}`);
  }
  count(fault: string): void {
    this.summary.points[fault] = (this.summary.points[fault] ?? 0) + 1;
  }

  /** Reads a room back, judges it, and closes it. */
  async judge(room: TalkingRoom): Promise<void> {
    const { summary } = this;
    const { seed, say, keepIn } = this.#run;
    await room.comeBack();
    const { transcript, violations } = await room.judge();
    room.end();
    this.open.splice(this.open.indexOf(room), 1);
    summary.rooms++;
    summary.acknowledged += room.tape.acknowledged;
    summary.seen += room.tape.seen;
    summary.reconnects += room.tape.reconnects;
    summary.violations.push(...violations);
    for (const line of report({ ...transcript, seed }, violations)) say(line);
    if (violations.length && keepIn !== undefined) say(`transcript: ${keep(keepIn, { ...transcript, seed })}`);
  }

  /** What the process said before it went. */
  #listen(): void {
    if (this.#staging.mayThrow || !THREW.test(this.server.said())) return;
    this.accuse({ name: 'threw', where: 'what the process printed', seen: this.server.said().slice(-2000) });
  }

  progress(): string {
    const { program, seed, kills, acknowledged, seen, violations } = this.summary;
    const more = (of: (room: TalkingRoom) => number) => this.open.reduce((sum, room) => sum + of(room), 0);
    const counts = [
      `${kills} kills`,
      `${acknowledged + more(({ tape }) => tape.acknowledged)} acknowledged`,
      `${seen + more(({ tape }) => tape.seen)} seen`,
    ];
    return `${program}, seed ${seed}: ${counts.join(', ')}, ${violations.length} violations`;
  }
}
