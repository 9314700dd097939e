import { viewOf } from './settings/rules';
import type { Settings } from './settings/store';
import type { Deps, Socket } from './deps';
import { Buckets } from './fanout/buckets';
import { arrive } from './connect';
import { Connections } from './fanout/connections';
import { Ids } from './log/ids';
import { Log } from './log/log';
import { followed } from './log/replay';
import { settleRead } from './members/read-marks';
import { Members, type Member } from './members/store';
import { can, type Capability } from './members/rights';
import { Outbox } from './outbox';
import { Previews } from './previews/previews';
import { Presence } from './presence/presence';
import { Typing } from './presence/typing';
import { Recent } from './log/recent';
import { Titles } from './translation/titles';
import { Translations } from './translation/translation';
import type { Down, LogEvent } from './protocol/down';
import type { Refusal } from './protocol/error';
import type { RoomView } from './protocol/room';
import type { Up, UpType } from './protocol/up';

/** Puts one event on disk under its seq, at its time. */
export type Write<E extends LogEvent> = (seq: number, at: number) => E;

/** A room that is awake: what is on its disk, and what lives only while somebody is there. */
export class LiveRoom {
  readonly members: Members;
  readonly log: Log;
  readonly ids: Ids;
  readonly connections: Connections;
  readonly outbox: Outbox;
  readonly typing: Typing;
  readonly presence: Presence;
  /** The newest messages. */
  readonly recent: Recent;
  readonly translation: Translations;
  readonly previews: Previews;
  readonly titles: Titles;
  /** The contract's limits: messages, and everything else that a member sends. */
  readonly messageLimit = new Buckets(20, 5);
  readonly otherLimit = new Buckets(60, 20);
  /** A replay at full speed is read in many pieces. */
  readonly ackLimit = new Buckets(200, 20);
  /** Forty bytes may be answered by ten thousand events; a page resumes when somebody looks at it again. */
  readonly resumeLimit = new Buckets(10, 0.5);
  /** Tickets are no frames: who just connected has the whole burst of those. */
  readonly ticketLimit = new Buckets(60, 20);
  /** Looking up an old id reads many rows: far more often than an honest outbox asks, and no oftener. */
  readonly lookupLimit = new Buckets(500, 50);

  constructor(
    readonly deps: Deps,
    public settings: Settings,
  ) {
    this.members = new Members(
      deps.sql,
      (id) => this.connections.readOf(id),
      () => this.settings.lang,
    );
    this.connections = new Connections(
      deps,
      followed(this),
      (socket, from) => arrive(this, socket, from),
      (state) => settleRead(this, state),
    );
    this.log = new Log(deps.sql, deps.now, (event) => this.connections.hear(event));
    this.ids = new Ids(deps.sql);
    this.outbox = new Outbox(this);
    this.typing = new Typing(this);
    this.presence = new Presence(this);
    this.recent = new Recent(this);
    this.previews = new Previews(this);
    this.translation = new Translations(this);
    this.titles = new Titles(this);
  }

  get sql() {
    return this.deps.sql;
  }
  now(): number {
    return this.log.now();
  }
  view(): RoomView {
    return viewOf(this.settings, this.connections.online, this.log.lastMessageAt);
  }

  /** All of `work`'s writes, or none; then what it put in memory is forgotten too. */
  write<T>(work: () => T): T {
    try {
      return this.sql.atomically(work);
    } catch (error) {
      this.members.forget();
      throw error;
    }
  }

  /** Writes an event into the log and tells everybody. */
  append<E extends LogEvent>(write: Write<E>): E {
    return this.appendAll([write])[0]!;
  }

  /** Several events that mean something only together: all of them, or none. */
  appendAll<E extends LogEvent>(writes: Write<E>[]): E[] {
    const events = this.log.append((seq, at) => this.write(() => writes.map((write, i) => write(seq + i, at))));
    this.changed();
    return events;
  }

  /** Something that the directory shows has changed. */
  changed(): void {
    this.outbox.cardChanged();
  }

  /** Tells those of the members here who may do `capability`. */
  tellWho(capability: Capability, ...events: Down[]): void {
    for (const id of this.connections.members) {
      const member = this.members.here(id);
      if (member && can(member.role, capability)) this.connections.tellMember(id, ...events);
    }
  }
}

/** Who sent a frame, and where the answer goes. */
export type From = { room: LiveRoom; member: Member; socket: Socket };

/** What to do about each type of frame. A handler returns why it refuses, or nothing; it throws only for bugs. */
export type Handlers<T extends UpType> = { [K in T]: (from: From, frame: Up[K]) => Refusal | void };

export const reject = (code: Refusal['code'], more: Omit<Refusal, 'code'> = {}): Refusal => ({ code, ...more });
