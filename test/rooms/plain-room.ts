/// <reference types="node" />
import { DatabaseSync } from 'node:sqlite';
import type { Deps, PagePreview, Socket, SocketState, Sql, SqlValue, Translatable, Translated } from '$rooms/deps';
import { Engine } from '$rooms/engine';
import type { Down, DownOf } from '$rooms/protocol/down';
import type { Lang } from '$rooms/protocol/lang';
import type { UpInput } from '$rooms/protocol/up';
import type { Joined, ReportCopy, RoomCard, RoomMaking } from '$rooms/rpc';

export const T0 = Date.UTC(2026, 10, 21);
const hex = (n: number, length: number) => n.toString(16).padStart(length, '0');

/** A UUID of version 7 of any time: `n` tells those of one millisecond apart. */
export function idAt(time: number, n = 0): string {
  const t = hex(time, 12);
  return `${t.slice(0, 8)}-${t.slice(8)}-7${hex(n >>> 24, 3)}-8000-${hex(n & 0xffffff, 12)}`;
}
export const memberNo = (n: number) => `mbr_${String(n).padStart(26, '0')}`;

export function ok<A extends { ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(`refused: ${'code' in answer ? String(answer.code) : ''}`);
  return answer as Extract<A, { ok: true }>;
}

/** Node's SQLite where Durable Objects' stands. `close` frees its memory at once: thousands of rooms in a row fill the machine's. */
export function memorySql(): Sql & { close(): void } {
  const db = new DatabaseSync(':memory:');
  let depth = 0;
  return {
    exec<Row extends Record<string, SqlValue>>(query: string, ...values: SqlValue[]) {
      // A step of the migrations holds several statements.
      if (query.includes(';')) db.exec(query);
      const rows = query.includes(';') ? [] : db.prepare(query).all(...values);
      return { toArray: () => rows.map((row) => ({ ...row }) as Row), rowsWritten: 0, rowsRead: rows.length };
    },
    atomically(work) {
      const name = `s${depth++}`;
      db.exec(`SAVEPOINT ${name}`);
      try {
        const result = work();
        db.exec(`RELEASE ${name}`);
        return result;
      } catch (error) {
        db.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw error;
      } finally {
        depth--;
      }
    },
    close: () => db.close(),
  };
}

/** A connection that a test holds both ends of. */
export class PlainSocket implements Socket {
  readonly frames: Down[][] = [];
  /** Of all frames, in UTF-8. */
  bytes = 0;
  closed: number | null = null;
  #state = 'null';

  send(text: string): void {
    if (this.closed !== null) throw new Error('closed');
    this.frames.push(JSON.parse(text) as Down[]);
    this.bytes += Buffer.byteLength(text);
  }
  close(code: number): void {
    this.closed ??= code;
  }
  load(): SocketState | null {
    return JSON.parse(this.#state) as SocketState | null;
  }
  save(state: SocketState): void {
    this.#state = JSON.stringify(state);
  }
  /** What a platform that tells says waits to be sent; and when it last answered a ping. */
  waiting: number | null = null;
  pingedAt: number | null = null;
  buffered(): number | null {
    return this.waiting;
  }
  lastSignAt(): number | null {
    return this.pingedAt;
  }
  heard<T extends Down['type']>(type: T): DownOf<T>[] {
    return this.frames.flat().filter((event): event is DownOf<T> => event.type === type);
  }
  last<T extends Down['type']>(type: T): DownOf<T> | undefined {
    return this.heard(type).at(-1);
  }
}

/** Everything that waits for nothing but its turn has had it. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type Timer = { at: number; work: () => void };

/** The whole engine in plain node, its clock in the test's hand. */
export class PlainRoom {
  now = T0;
  readonly sql: Sql;
  readonly sockets = new Set<PlainSocket>();
  readonly timers = new Set<Timer>();
  readonly published: RoomCard[] = [];
  readonly wakes: number[] = [];
  /** When the room is to be woken next. */
  alarm: number | null = null;
  publish: (card: RoomCard) => Promise<void> = async (card) => void this.published.push(card);
  readonly reported: ReportCopy[] = [];
  report: (copies: ReportCopy[]) => Promise<void> = async (copies) => void this.reported.push(...copies);
  /** What the engines answer; `asked` is everything they were asked, in order. */
  translate: (asked: Translatable) => Promise<Translated> = async () => ({ missed: 'unknown' });
  readonly asked: Translatable[] = [];
  /** What pages say of themselves; `visited` is every address that was asked for, in order. */
  preview: (href: string) => Promise<PagePreview | null> = async () => null;
  readonly visited: string[] = [];
  translateBudget = { memberPerMinute: 3000, roomPerMinute: 20_000 };
  engine!: Engine;
  readonly head: { ok: true } & Joined;

  constructor(making: Partial<RoomMaking> = {}, sql: Sql = memorySql()) {
    this.sql = sql;
    this.forget();
    const head = { member: memberNo(0), nickname: 'Head', lang: 'en' as const };
    const topic = { kind: 'work' as const, name: 'Moonlight Bakery' };
    // A title without words: nothing but what a test says is there to be translated.
    const room = { slug: 'plain0000000', origin: 'https://openlink.example', title: '🍞', topic, description: '', head, ...making };
    this.head = ok(this.engine.make({ visibility: 'public', entry: 'open', ...room }, 'epoch-1'));
  }

  /** Everything but the disk and the sockets' own state is gone. */
  forget(): void {
    this.timers.clear();
    const deps: Deps = {
      now: () => this.now,
      sql: this.sql,
      sockets: () => [...this.sockets].filter((socket) => socket.closed === null),
      later: (ms, work) => {
        const timer = { at: this.now + ms, work };
        this.timers.add(timer);
        return () => void this.timers.delete(timer);
      },
      wakeIn: (ms) => {
        this.wakes.push(this.now + ms);
        this.alarm = Math.min(this.alarm ?? Number.POSITIVE_INFINITY, this.now + ms);
      },
      publish: (card) => this.publish(card),
      report: (copies) => this.report(copies),
      translate: (asked) => {
        this.asked.push(asked);
        return this.translate(asked);
      },
      translateBudget: this.translateBudget,
      preview: (href) => {
        this.visited.push(href);
        return this.preview(href);
      },
      addressLimits: true,
    };
    this.engine = new Engine(deps);
  }

  /** Time passes, and what was to run in it runs at its time. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = [...this.timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.work();
    }
    this.now = until;
  }

  /** Time passes as in `pass`, and whatever was promised meanwhile is kept in its time. */
  async elapse(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await settled();
      const next = Math.min(until, ...[...this.timers].map(({ at }) => at));
      this.pass(Math.max(0, next - this.now));
      if (next >= until) break;
    }
    await settled();
  }

  /** Time passes until the alarm rings, and what it began is through. False where none is set. */
  async ring(): Promise<boolean> {
    if (this.alarm === null) return false;
    await this.elapse(Math.max(0, this.alarm - this.now));
    this.alarm = null;
    const through = { yet: false };
    void this.engine
      .wake()
      // As RoomServer does.
      .catch(() => (this.alarm = this.now + 30_000))
      .finally(() => (through.yet = true));
    await settled();
    while (!through.yet) await this.elapse(100);
    return true;
  }

  /** Comes to pass after `ms` of the room's clock. */
  after<T>(ms: number, value: T): Promise<T> {
    return new Promise((resolve) => this.timers.add({ at: this.now + ms, work: () => resolve(value) }));
  }

  ask(n: number, more: { nickname?: string; lang?: Lang; code?: string; address?: string } = {}) {
    return this.engine.join({ member: memberNo(n), nickname: `N${n}`, lang: 'en', address: 'here', ...more });
  }
  join(n: number): { ok: true } & Joined {
    const joined = ok(this.ask(n));
    if (joined.waiting) throw new Error('waiting');
    return joined;
  }
  open(ticket: string | null, more: { since?: string; epoch?: string; v?: string; lang?: string } = {}): PlainSocket {
    const socket = new PlainSocket();
    this.sockets.add(socket);
    const pass = this.engine.admit({ v: '1', lang: 'en', since: null, epoch: null, address: 'here', ...more, ticket });
    if ('close' in pass) socket.close(pass.close);
    else this.engine.connect(socket, pass);
    return socket;
  }
  enter(n: number, lang: Lang = 'en'): PlainSocket {
    return this.open(this.join(n).ticket, { lang });
  }
  lead(lang: Lang = 'en'): PlainSocket {
    return this.open(ok(this.engine.ticket(this.head.key)).ticket, { lang });
  }
  up(socket: PlainSocket, frame: UpInput | Record<string, unknown> | string): Down[] {
    const before = socket.frames.length;
    this.engine.receive(socket, typeof frame === 'string' ? frame : JSON.stringify(frame));
    return socket.frames.slice(before).flat();
  }
  hangUp(socket: PlainSocket): void {
    socket.closed ??= 1000;
    this.engine.disconnect(socket);
    this.sockets.delete(socket);
  }
}
