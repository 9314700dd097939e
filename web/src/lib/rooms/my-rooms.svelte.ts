import { api } from '$lib/api';
import { hasSession } from '$lib/session';
import type { Role, RoomView } from '$rooms/protocol/room';

export type MyRoom = { room: RoomView; member: { id: string; nickname: string; role: Role }; unread: number; lastSeq: number };

const EVERY_MS = 8_000;

/** The rooms that the reader is in, looked at again every few seconds while anybody looks. Null until first known. */
export class MyRooms {
  items = $state.raw<MyRoom[] | null>(null);

  constructor(items: MyRoom[] | null) {
    this.items = items;
  }

  async look() {
    if (!(await hasSession())) {
      this.items ??= [];
      return;
    }
    const answer = await api().myRooms();
    if (answer.ok) this.items = answer.value.items;
  }

  /** Keeps looking until the returned function is called. */
  watch(): () => void {
    const look = () => document.visibilityState === 'visible' && void this.look();
    if (this.items === null) look();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }

  async leave(slug: string): Promise<string | null> {
    const left = await api().leave(slug);
    if (!left.ok) return left.problem.detail;
    this.items = this.items?.filter(({ room }) => room.slug !== slug) ?? null;
    return null;
  }
}
