import type { Socket } from '../deps';
import type { Fleeting } from '../fanout/audience';
import type { LiveRoom } from '../live';
import type { DownOf } from '../protocol/down';
import { ROSTER_MAX, TYPING_MS } from '../protocol/presence';

/** In rooms where who is here is a count, so many of those who type are named: nobody reads more, and each is told to everybody. */
const TYPING_NAMED_MAX = 20;

/** Who is typing. Kept with the sockets, so that it outlives the room's memory; one timer, only while somebody types. */
export class Typing implements Fleeting {
  readonly #until = new Map<string, number>();
  /** What everybody was told last, as one text. */
  #told: string | null;
  #cancel: (() => void) | null = null;

  constructor(private readonly room: Pick<LiveRoom, 'connections' | 'deps'>) {
    for (const member of room.connections.members) {
      const until = Math.max(0, ...room.connections.of(member).map((socket) => room.connections.state(socket)?.typingUntil ?? 0));
      if (until > 0) this.#until.set(member, until);
    }
    this.#told = this.#text();
    room.connections.carry(this);
    if (this.#until.size) this.#arm();
  }

  start(socket: Socket, member: string): void {
    const until = this.room.deps.now() + TYPING_MS;
    const isNew = !this.#until.has(member);
    this.#until.set(member, until);
    this.room.connections.keep(socket, { typingUntil: until });
    if (isNew) this.room.connections.soon(this);
    this.#arm();
  }

  stop(member: string): void {
    for (const socket of this.room.connections.of(member)) {
      if (this.room.connections.state(socket)?.typingUntil) this.room.connections.keep(socket, { typingUntil: undefined });
    }
    if (this.#until.delete(member)) this.room.connections.soon(this);
    this.#arm();
  }
  left(member: string): void {
    this.stop(member);
  }

  news(): DownOf<'presence.typing'> | null {
    const text = this.#text();
    if (text === this.#told) return null;
    this.#told = text;
    return this.#event();
  }

  state(): DownOf<'presence.typing'> {
    // Who is shown something else than all were told has to hear when that is over.
    if (this.#text() !== this.#told) this.#told = null;
    return this.#event();
  }

  #event(): DownOf<'presence.typing'> {
    const all = [...this.#until.keys()];
    const named = this.room.connections.online > ROSTER_MAX ? all.slice(0, TYPING_NAMED_MAX) : all;
    return { type: 'presence.typing', members: named.sort() };
  }
  #text(): string {
    return this.#event().members.join();
  }

  #arm(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (!this.#until.size) return;
    const next = Math.min(...this.#until.values());
    this.#cancel = this.room.deps.later(Math.max(0, next - this.room.deps.now()), () => {
      this.#cancel = null;
      const now = this.room.deps.now();
      for (const [member, until] of this.#until) if (until <= now) this.stop(member);
      this.#arm();
    });
  }
}
