import type { Deps, Socket, SocketState } from '../deps';
import { CLOSE } from '../protocol/error';
import type { Down, LogEvent } from '../protocol/down';
import type { Lang } from '../protocol/lang';
import type { Audience, Fleeting, Followed } from './audience';
import { Broadcast } from './broadcast';
import { CatchUp } from './catch-up';
import { Crowd } from './crowd';
import { frameOf, type Frame, type Line } from './line';
import { Passive } from './passive';
import { NEWS_MS } from './tick';

/** Connections that one member may have, and that one network address may have in one room (a whole school may share one). */
export const PER_MEMBER_MAX = 10;
export const PER_ADDRESS_MAX = 300;

/** Who is connected, and who hears what and when. */
export class Connections implements Audience {
  readonly #crowd: Crowd;
  readonly #broadcast: Broadcast;
  readonly #catchUp: CatchUp;
  readonly #passive: Passive;
  readonly #fleeting: Fleeting[] = [];

  constructor(
    private readonly deps: Pick<Deps, 'now' | 'later' | 'sockets'>,
    private readonly log: Followed,
    /** A connection has heard everything after `from` and hears the rest live. */
    arrived: (socket: Socket, from: number) => void,
    /** A connection is let go; this is what it kept. */
    private readonly letGo: (state: SocketState) => void,
  ) {
    this.#crowd = new Crowd(deps.sockets(), deps.now());
    this.#broadcast = new Broadcast(deps, this.#crowd, (lines) => this.#look(lines));
    this.#passive = new Passive(deps, this.#crowd, log);
    this.#catchUp = new CatchUp(deps, this.#crowd, log, {
      flush: () => this.#broadcast.flush(),
      arrived: ({ socket }, from) => arrived(socket, from),
      lost: (line) => this.#lose(line),
      failed: ({ socket }, error) => {
        console.error('room: a replay failed', error);
        this.close(socket, CLOSE.failed, 'server.failed');
      },
    });
  }

  /** Members who are here, not connections. */
  get online(): number {
    return this.#crowd.byMember.size;
  }
  get members(): IterableIterator<string> {
    return this.#crowd.byMember.keys();
  }
  of(member: string): Socket[] {
    return Array.from(this.#crowd.byMember.get(member) ?? [], ({ socket }) => socket);
  }
  /** Languages that a connection reads now. */
  get langs(): Lang[] {
    return this.#crowd.langs;
  }
  from(address: string): number {
    return this.#crowd.from(address);
  }
  /** What a connection reads. */
  langOf(socket: Socket): Lang | null {
    return this.state(socket)?.lang ?? null;
  }
  /** How far a member has read, by what its sockets keep; 0 where they keep nothing. */
  readOf(member: string): number {
    return Math.max(0, ...this.of(member).map((socket) => this.state(socket)?.read?.seq ?? 0));
  }
  state(socket: Socket): SocketState | undefined {
    return this.#crowd.lines.get(socket)?.state;
  }

  /** From now on asked for its news, and told who comes and goes. */
  carry(fleeting: Fleeting): void {
    this.#fleeting.push(fleeting);
  }

  /** Takes a socket in. It hears nothing of the log until it follows it. */
  add(socket: Socket, state: SocketState): void {
    // What waits was said before it came.
    this.#broadcast.flush();
    const { isFirst } = this.#crowd.add(socket, { ...state, following: { from: this.log.head, cursor: this.log.head } }, this.deps.now());
    if (isFirst) for (const fleeting of this.#fleeting) fleeting.came?.(state.member);
  }

  /** Follows the log from a place: everything after it, then everything new; null: only what is new. */
  follow(socket: Socket, from: number | null): void {
    this.#with(socket, (line) => {
      line.restart(this.deps.now());
      if (from === null) this.#crowd.keep(line, { paused: undefined, following: undefined });
      else this.#catchUp.start(line, from);
    });
  }

  /** Hears no events, and reads no language, until it follows again. It is still here. */
  pause(socket: Socket): void {
    this.#broadcast.flush();
    this.#with(socket, (line) => line.state.paused || this.#passive.pause(line));
  }

  /** Changes what a socket keeps through sleep. */
  keep(socket: Socket, change: Partial<SocketState>): void {
    this.#with(socket, (line) => this.#crowd.keep(line, change));
  }

  /** It sent something. */
  heard(socket: Socket): void {
    this.#with(socket, (line) => line.heard(this.deps.now()));
  }

  /** It has read everything up to a seq. */
  ack(socket: Socket, seq: number): void {
    this.#with(socket, (line) => {
      line.ack(seq, this.#last(line), this.deps.now());
      if (line.isBehind) this.#look([line]);
      if (line.state.following) this.#catchUp.goOn();
    });
  }

  /** Whether it hears by itself, sooner or later, what was said under a seq; `isNew`: in this very turn. */
  hears(socket: Socket, seq: number, isNew: boolean): boolean {
    const { paused, following } = this.state(socket) ?? {};
    return following ? seq > following.cursor : isNew && !paused;
  }

  /** Lets a socket go that has closed. */
  remove(socket: Socket, isExpected = false): void {
    const state = this.state(socket) ?? socket.load();
    if (state && !state.gone) this.letGo(state);
    const gone = this.#crowd.remove(socket);
    if (gone !== null) for (const fleeting of this.#fleeting) fleeting.left?.(gone, isExpected);
  }

  /** Closes a socket, once it has been told what it was to hear. What it had on its way does nothing any more. */
  close(socket: Socket, code: number, reason: string, isExpected = false): void {
    this.#broadcast.flush();
    this.remove(socket, isExpected);
    socket.close(code, reason);
  }

  hear(event: LogEvent): void {
    this.#broadcast.say([event]);
    if (event.type === 'chat.sent') this.#passive.said(event);
  }
  tellAll(...events: Down[]): void {
    this.#broadcast.say(events);
  }
  tellReaders(lang: Lang, ...events: Down[]): void {
    this.#broadcast.say(events, lang);
  }
  tellMember(member: string, ...events: Down[]): void {
    this.#broadcast.flush();
    const frame = frameOf(JSON.stringify(events));
    for (const line of this.#crowd.byMember.get(member) ?? []) if (!line.state.paused) this.#tell(line, frame);
  }

  /** Tells one connection, after everything that was told to all. */
  tell(socket: Socket, ...events: Down[]): void {
    this.#broadcast.flush();
    this.#with(socket, (line) => this.#tell(line, frameOf(JSON.stringify(events))));
  }

  /** Something that doesn't last has changed; `isPatient`: it may well change back. */
  soon(fleeting: Fleeting, isPatient = false): void {
    this.#broadcast.soon(fleeting, isPatient ? NEWS_MS : 0);
  }

  /** What `work` tells all goes in one frame. */
  together<T>(work: () => T): T {
    return this.#broadcast.together(work);
  }

  #with(socket: Socket, work: (line: Line) => unknown): void {
    const line = this.#crowd.lines.get(socket);
    if (line) work(line);
  }

  #tell(line: Line, frame: Frame): void {
    line.tell(frame, this.#last(line));
    if (line.sent > line.lookAt) this.#look([line]);
  }

  /** The last seq that a line was sent. */
  #last({ state: { following, paused } }: Line): number {
    return following?.cursor ?? paused?.upTo ?? (this.#broadcast.told || this.log.head);
  }

  /** Who has fallen behind hears only what lasts; who has caught up is told what it has missed of the rest; who is lost is closed. */
  #look(lines: Iterable<Line>): void {
    for (const line of lines) {
      const pace = line.look(this.deps.now(), this.#last(line));
      // A replay has its own pace.
      if (line.state.following) continue;
      if (pace === 'lost') this.#lose(line);
      else if (line.isBehind !== (pace === 'behind')) this.#setBehind(line, pace === 'behind');
    }
  }

  #setBehind(line: Line, isBehind: boolean): void {
    line.isBehind = isBehind;
    this.#crowd.place(line);
    if (isBehind || line.state.paused) return;
    line.tell(frameOf(JSON.stringify(this.#fleeting.map((fleeting) => fleeting.state(line.state.member)))), this.#last(line));
  }

  #lose({ socket }: Line): void {
    this.close(socket, CLOSE.tooSlow, 'slow', true);
  }
}
