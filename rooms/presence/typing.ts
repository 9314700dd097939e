import type { Socket } from '../deps';
import type { LiveRoom } from '../live';
import type { DownOf } from '../protocol/down';
import { TYPING_MS } from '../protocol/presence';

/** Who is typing. Kept with the sockets, so that it outlives the room's memory; one timer, only while somebody types. */
export class Typing {
  readonly #until = new Map<string, number>();
  #cancel: (() => void) | null = null;

  constructor(private readonly room: Pick<LiveRoom, 'connections' | 'deps'>) {
    for (const member of room.connections.members) {
      const until = Math.max(0, ...room.connections.of(member).map((socket) => room.connections.state(socket)?.typingUntil ?? 0));
      if (until > 0) this.#until.set(member, until);
    }
    if (this.#until.size) this.#arm();
  }

  start(socket: Socket, member: string): void {
    const until = this.room.deps.now() + TYPING_MS;
    const isNew = !this.#until.has(member);
    this.#until.set(member, until);
    this.room.connections.keep(socket, { typingUntil: until });
    if (isNew) this.#tell();
    this.#arm();
  }

  stop(member: string): void {
    for (const socket of this.room.connections.of(member)) {
      if (this.room.connections.state(socket)?.typingUntil) this.room.connections.keep(socket, { typingUntil: undefined });
    }
    if (this.#until.delete(member)) this.#tell();
    this.#arm();
  }

  event(): DownOf<'presence.typing'> {
    return { type: 'presence.typing', members: [...this.#until.keys()].sort() };
  }

  #tell(): void {
    this.room.connections.tellAll(this.event());
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
