import type { Sql } from '$rooms/deps';
import type { Down, DownOf } from '$rooms/protocol/down';
import { idAt, memberNo, memorySql, PlainRoom, T0, type PlainSocket } from '../../rooms/plain-room';
import { checkAftermath, checkShapes, say } from './aftermath';
import { codeOf, parsed, type Frame } from './frames';

const MINUTE = 60_000;
/** Bad frames of one connection in a minute that it survives. */
const BAD_MAX = 20;
/** Messages of one member: at once, and more each second. */
const BURST = 20;
const PER_SECOND = 5;
/** Members whose frames are thrown at the room: its head, and two who joined. */
const ROGUES = [0, 1, 2];
/** Members that frames may name: those who are here, and some who never were. The witness is none of them. */
export const NAMED = 6;
/** Hears everything, says nothing, and is named by no frame. */
const WITNESS = 9;
/** Messages that are there from the start: something to answer, edit, delete. */
const FIRST_SAID = 15;

/** What outlasts a frame that was refused: presence is told whenever it has changed, not when it was asked. */
const isPassing = ({ type }: Down) => type === 'presence.changed' || type === 'presence.typing';

type Rogue = { n: number; socket: PlainSocket; bad: number[] };

/** A room, those who throw frames at it, one who listens, and every promise of the contract held against each answer. */
export class Judge {
  readonly counts: Record<string, number> = {};
  readonly room: PlainRoom;
  readonly #disk = memorySql();
  readonly #keys = new Map<number, string>();
  readonly #rogues: Rogue[] = [];
  readonly #witness: PlainSocket;
  /** Each member's messages since the room last forgot its buckets, and since when. */
  #said = new Map<string, number>();
  #awakeSince: number;

  /** `make` makes the room on the disk it is given. */
  constructor(make: (sql: Sql) => PlainRoom = (sql) => new PlainRoom({}, sql)) {
    const room = make(this.#disk);
    this.room = room;
    room.translate = async ({ text, to }) => ({ text: `${to} ${text}`, engine: 'echo' });
    this.#witness = room.enter(WITNESS, 'ja');
    this.#keys.set(0, room.head.key);
    for (const n of ROGUES) this.#enter(n, {});
    for (let i = 0; i < FIRST_SAID; i++)
      room.up(this.#rogues[i % ROGUES.length]!.socket, { type: 'chat.send', id: idAt(T0, 1000 + i), text: `${i}` });
    room.pass(10_000);
    this.#awakeSince = room.now;
  }

  /** A member comes (back), if the room lets it; `how` is what its socket's address asks. */
  #enter(n: number, how: { since?: string; epoch?: string; lang?: string }): void {
    const key = this.#keys.get(n);
    const ticket = key === undefined ? undefined : this.room.engine.ticket(key);
    const joined = ticket?.ok ? null : this.room.ask(n);
    if (joined?.ok && !joined.waiting) this.#keys.set(n, joined.key);
    const pass = ticket?.ok ? ticket.ticket : joined?.ok && !joined.waiting ? joined.ticket : null;
    if (pass === null) return;
    const socket = this.room.open(pass, how);
    if (socket.closed !== null) return say(`a good ticket was closed with ${socket.closed}`);
    checkShapes(socket.frames.flat());
    this.#rogues.push({ n, socket, bad: [] });
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  #written = () => this.room.sql.exec<{ n: number }>('SELECT total_changes() AS n').toArray()[0]!.n;

  pass(ms: number): Promise<void> {
    return this.room.elapse(ms);
  }
  /** The room forgets everything but its disk. */
  async forget(): Promise<void> {
    // What is on its way in memory would come back to a room that is no more.
    await this.room.elapse(0);
    this.room.forget();
    this.#said = new Map();
    this.#awakeSince = this.room.now;
  }
  /** Someone hangs up and comes back. */
  again(which: number, how: { since?: string; epoch?: string; lang?: string }): void {
    const rogue = this.#rogues[which % Math.max(1, this.#rogues.length)];
    if (rogue) this.room.hangUp(rogue.socket);
    this.#bury();
    this.#enter(rogue?.n ?? 0, how);
  }

  #bury(): void {
    for (const rogue of this.#rogues.splice(0)) if (rogue.socket.closed === null) this.#rogues.push(rogue);
  }

  /** One frame of one of the rogues, and everything that may and may not come of it. */
  take(which: number, frame: Frame): void {
    this.#bury();
    if (!this.#rogues.length) for (const n of ROGUES) this.#enter(n, {});
    const rogue = this.#rogues[which % this.#rogues.length]!;
    const others = [this.#witness, ...this.#rogues.filter((one) => one !== rogue).map(({ socket }) => socket)];
    const before = { heard: rogue.socket.frames.length, others: others.map(({ frames }) => frames.length), written: this.#written() };
    this.room.engine.receive(rogue.socket, 'text' in frame ? frame.text : frame.bytes);
    const answers = rogue.socket.frames.slice(before.heard).flat();
    const told = others.map(({ frames }, i) => frames.slice(before.others[i]).flat());
    checkShapes([...answers, ...told.flat()]);
    const errors = answers.filter((event): event is DownOf<'error'> => event.type === 'error');
    const code = codeOf(frame);
    this.#count(errors[0]?.code ?? 'taken');
    if (errors.length > 1) say('more than one error for one frame');
    // Whoever is closed has how far they read written.
    const mayWrite = rogue.socket.closed === null ? 0 : 1;
    if (errors[0]) this.#refused(errors[0], frame, Math.max(0, this.#written() - before.written - mayWrite), told.flat());
    if (code !== null && errors[0]?.code !== code) say(`${errors[0]?.code ?? 'no error'} instead of ${code}`);
    if (code === null && (errors[0]?.code === 'frame.unknown' || errors[0]?.code === 'frame.too_large'))
      say(`a known type got ${errors[0].code}`);
    if (code === null) this.#answered(frame, answers, errors);
    this.#bad(rogue, errors[0]?.code);
    this.#fair(rogue, answers);
  }

  #refused({ code, re, message }: DownOf<'error'>, frame: Frame, written: number, told: Down[]): void {
    if (code === 'server.failed') say('the room failed');
    if (written) say(`${code}, and ${written} rows were written`);
    const loud = told.filter((event) => !isPassing(event));
    if (loud.length) say(`${code}, and others heard ${JSON.stringify(loud).slice(0, 300)}`);
    const value = 'text' in frame ? parsed(frame.text) : null;
    const own = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    if (re !== undefined && (re.length > 64 || (re !== own['id'] && re !== own['type'])))
      say(`re ${re.slice(0, 100)} is neither id nor type`);
    if (message === '' || /\bat .*:\d+:\d+|node_modules|SELECT|SQLITE/.test(message)) say(`an error says ${message}`);
  }

  /** What is said is answered, whatever comes of it. */
  #answered(frame: Frame, answers: Down[], errors: Down[]): void {
    const { type } = JSON.parse('text' in frame ? frame.text : '') as { type: string };
    if (!errors.length) this.#count(`taken ${type}`);
    const wanted = type === 'chat.send' ? 'chat.sent' : type === 'history.fetch' ? 'history.page' : null;
    if (wanted && !errors.length && !answers.some((event) => event.type === wanted)) say(`${type} got no answer`);
  }

  /** The 21st bad frame of a minute closes with 4009, and nothing else does. */
  #bad(rogue: Rogue, code: string | undefined): void {
    const now = this.room.now;
    if (code === 'frame.invalid' || code === 'frame.unknown' || code === 'frame.too_large') rogue.bad.push(now);
    rogue.bad = rogue.bad.filter((time) => time > now - MINUTE);
    const isOver = rogue.bad.length > BAD_MAX;
    if (isOver !== (rogue.socket.closed === 4009)) say(`${rogue.bad.length} bad frames, and closed is ${rogue.socket.closed}`);
  }

  /** No member says more than the limit lets through. */
  #fair({ n }: Rogue, answers: Down[]): void {
    const fresh = this.#witness.frames.flat().length;
    for (const event of answers) {
      if (event.type !== 'chat.sent' || event.reactions || event.author.member !== memberNo(n)) continue;
      const said = (this.#said.get(event.author.member) ?? 0) + 1;
      this.#said.set(event.author.member, said);
      const most = BURST + ((this.room.now - this.#awakeSince) / 1000) * PER_SECOND;
      if (said > most) say(`${said} messages where ${most} are let through, ${fresh}`);
    }
  }

  /** What must hold whatever was thrown. */
  async end(): Promise<void> {
    await this.room.elapse(10_000);
    await checkAftermath(this.room, { witness: this.#witness, witnessNo: WITNESS, named: NAMED });
  }

  /** Of no more use. */
  close(): void {
    this.#disk.close();
  }
}
