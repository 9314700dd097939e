import type { Socket, SocketState } from '../deps';
import type { Down } from '../protocol/down';
import type { Lang } from '../protocol/lang';

/** Connections that one member may have, and that one network address may have in one room (a whole school may share one). */
export const PER_MEMBER_MAX = 10;
export const PER_ADDRESS_MAX = 300;

/** Who hears the room: an own set, filled on waking and connecting, so that a frame reaches a thousand sockets without asking the platform for each. */
export class Connections {
  readonly #states = new Map<Socket, SocketState>();
  readonly #byMember = new Map<string, Set<Socket>>();
  readonly #byAddress = new Map<string, number>();
  readonly #byLang = new Map<Lang, Set<Socket>>();
  /** How far a connection says that it has read. */
  readonly #acked = new Map<Socket, number>();
  /** Members whose leaving is known, so that it is told once however many of their sockets closed while the room slept. */
  readonly #left = new Set<string>();

  constructor(open: Iterable<Socket>) {
    for (const socket of open) {
      const state = socket.load();
      if (state && !state.gone) this.#hold(socket, state);
    }
  }

  /** Members who are here, not connections. */
  get online(): number {
    return this.#byMember.size;
  }
  get members(): IterableIterator<string> {
    return this.#byMember.keys();
  }
  of(member: string): Socket[] {
    return [...(this.#byMember.get(member) ?? [])];
  }
  /** Languages that a connection reads now. */
  get langs(): Lang[] {
    return [...this.#byLang.keys()];
  }
  from(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }
  /** What a connection reads. */
  langOf(socket: Socket): Lang | null {
    return this.#states.get(socket)?.lang ?? null;
  }
  state(socket: Socket): SocketState | undefined {
    return this.#states.get(socket);
  }

  /** Takes a socket in. True if its member was not here before. */
  add(socket: Socket, state: SocketState): boolean {
    const isFirst = !this.#byMember.has(state.member);
    socket.save(state);
    this.#hold(socket, state);
    return isFirst;
  }

  /** Changes what a socket keeps through sleep. */
  keep(socket: Socket, change: Partial<SocketState>): void {
    const before = this.#states.get(socket)!;
    const state = { ...before, ...change };
    this.#states.set(socket, state);
    if (!before.paused) this.#stopReading(socket, before.lang);
    if (!state.paused) this.#read(socket, state.lang);
    socket.save(state);
  }

  /**
   * Lets a socket go. The member it was of if that was its last one. A socket that closed while the room slept was not open
   * any more when it woke, and is not in the set: what the socket kept says whose it was.
   */
  remove(socket: Socket): string | null {
    const state = this.#states.get(socket) ?? socket.load();
    if (!state || state.gone) return null;
    socket.save({ ...state, gone: true });
    this.#acked.delete(socket);
    if (this.#states.delete(socket)) {
      this.#leaveAddress(state.address);
      if (!state.paused) this.#stopReading(socket, state.lang);
    }
    const others = this.#byMember.get(state.member);
    others?.delete(socket);
    if (others?.size || this.#left.has(state.member)) return null;
    this.#byMember.delete(state.member);
    this.#left.add(state.member);
    return state.member;
  }

  /** It has read up to `seq`. */
  ack(socket: Socket, seq: number): void {
    this.#acked.set(socket, Math.max(seq, this.#acked.get(socket) ?? 0));
  }

  /** It hears no events, and reads no language, until it resumes. It is still here. */
  pause(socket: Socket, head: number): void {
    if (!this.isPaused(socket)) this.keep(socket, { paused: { upTo: head, unread: 0 } });
  }
  resume(socket: Socket): void {
    if (this.isPaused(socket)) this.keep(socket, { paused: undefined });
  }
  isPaused(socket: Socket): boolean {
    return this.#states.get(socket)?.paused !== undefined;
  }

  /** One string for everybody. */
  tellAll(...events: Down[]): void {
    const frame = JSON.stringify(events);
    for (const [socket, { paused }] of this.#states) if (!paused) sendTo(socket, frame);
  }
  tellMember(member: string, ...events: Down[]): void {
    const frame = JSON.stringify(events);
    for (const socket of this.of(member)) if (!this.isPaused(socket)) sendTo(socket, frame);
  }

  /** Those who read `lang`, and nobody else. */
  tellReaders(lang: Lang, ...events: Down[]): void {
    const frame = JSON.stringify(events);
    for (const socket of this.#byLang.get(lang) ?? []) sendTo(socket, frame);
  }

  #read(socket: Socket, lang: Lang): void {
    const readers = this.#byLang.get(lang);
    if (readers) readers.add(socket);
    else this.#byLang.set(lang, new Set([socket]));
  }

  #stopReading(socket: Socket, lang: Lang): void {
    const readers = this.#byLang.get(lang);
    readers?.delete(socket);
    if (!readers?.size) this.#byLang.delete(lang);
  }

  #leaveAddress(address: string): void {
    const left = this.from(address) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }

  #hold(socket: Socket, state: SocketState): void {
    this.#states.set(socket, state);
    if (!state.paused) this.#read(socket, state.lang);
    this.#left.delete(state.member);
    this.#byAddress.set(state.address, this.from(state.address) + 1);
    const sockets = this.#byMember.get(state.member);
    if (sockets) sockets.add(socket);
    else this.#byMember.set(state.member, new Set([socket]));
  }
}

/** A socket that just closed throws: its close event is on the way, and nobody else pays for it. */
function sendTo(socket: Socket, frame: string): void {
  try {
    socket.send(frame);
  } catch {
    // Nothing to do: the close event takes it out.
  }
}

export const tell = (socket: Socket, ...events: Down[]): void => sendTo(socket, JSON.stringify(events));
