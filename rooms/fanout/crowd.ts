import type { Socket, SocketState } from '../deps';
import type { Lang } from '../protocol/lang';
import { Line } from './line';

/** Everybody who is connected, found by socket, member, address and language: an own set, so that a frame reaches a thousand sockets without asking the platform for each. */
export class Crowd {
  readonly lines = new Map<Socket, Line>();
  readonly byMember = new Map<string, Set<Line>>();
  /** Every line is in one of these: it hears all, only what lasts, the log by itself from where it left off, or how far the log has moved. */
  readonly live = new Set<Line>();
  readonly behind = new Set<Line>();
  readonly catchingUp = new Set<Line>();
  readonly paused = new Set<Line>();
  readonly #byAddress = new Map<string, number>();
  readonly #reading = new Map<Lang, number>();
  /** Members whose leaving is known, so that it is told once however many of their sockets closed while the room slept. */
  readonly #left = new Set<string>();

  constructor(open: Iterable<Socket>, now: number) {
    for (const socket of open) {
      const state = socket.load();
      if (state && !state.gone) this.#hold(new Line(socket, state, now));
    }
  }

  from(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }
  /** Languages that a connection reads now. */
  get langs(): Lang[] {
    return [...this.#reading.keys()];
  }

  /** Takes a socket in; `keep` has to follow, or `remove`. `isFirst`: its member was not here before. */
  add(socket: Socket, state: SocketState, now: number): { line: Line; isFirst: boolean } {
    const isFirst = !this.byMember.has(state.member);
    const line = new Line(socket, state, now);
    this.#hold(line);
    return { line, isFirst };
  }

  /** Changes what a line keeps through sleep. */
  keep(line: Line, change: Partial<SocketState>): void {
    const state = { ...line.state, ...change };
    line.socket.save(state);
    if (!this.lines.has(line.socket)) return;
    this.#count(line, -1);
    line.state = state;
    this.#count(line, 1);
    this.place(line);
  }

  /** Puts a line where it belongs. */
  place(line: Line): void {
    const { paused, following } = line.state;
    const where = paused ? this.paused : following ? this.catchingUp : line.isBehind ? this.behind : this.live;
    if (where.has(line)) return;
    for (const set of [this.live, this.behind, this.catchingUp, this.paused]) set.delete(line);
    where.add(line);
  }

  /**
   * Lets a socket go. The member it was of if that was its last one. A socket that closed while the room slept was not open
   * any more when it woke, and is not in the set: what the socket kept says whose it was.
   */
  remove(socket: Socket): string | null {
    const line = this.lines.get(socket);
    const state = line?.state ?? socket.load();
    if (!state || state.gone) return null;
    socket.save({ ...state, gone: true });
    const others = this.byMember.get(state.member);
    if (line) {
      this.lines.delete(socket);
      for (const set of [this.live, this.behind, this.catchingUp, this.paused]) set.delete(line);
      this.#count(line, -1);
      others?.delete(line);
    }
    if (others?.size || this.#left.has(state.member)) return null;
    this.byMember.delete(state.member);
    this.#left.add(state.member);
    return state.member;
  }

  #hold(line: Line): void {
    const { member } = line.state;
    this.lines.set(line.socket, line);
    this.#left.delete(member);
    const sockets = this.byMember.get(member);
    if (sockets) sockets.add(line);
    else this.byMember.set(member, new Set([line]));
    this.#count(line, 1);
    this.place(line);
  }

  #count({ state: { address, lang, paused } }: Line, by: 1 | -1): void {
    add(this.#byAddress, address, by);
    if (!paused) add(this.#reading, lang, by);
  }
}

/** One more or less of a thing; what there is none of isn't there. */
function add<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
