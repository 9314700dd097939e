import type { Fleeting } from '../fanout/audience';
import type { LiveRoom } from '../live';
import type { Down, DownOf } from '../protocol/down';
import { ROSTER_MAX } from '../protocol/presence';

/** A member who came or went since all were told, and what anybody may believe of them by now. */
type Change = { isHere: boolean; seenHere: boolean; seenAway: boolean };

/** Who is here. Comings and goings are merged: who came and went in between isn't told, unless somebody was shown them meanwhile. */
export class Presence implements Fleeting {
  readonly #changes = new Map<string, Change>();
  /** Counts that were shown since all were told. */
  readonly #shown = new Set<number>();

  constructor(private readonly room: Pick<LiveRoom, 'connections' | 'members' | 'changed'>) {
    room.connections.carry(this);
  }

  came(member: string): void {
    this.#change(member, true);
  }
  left(member: string, isExpected: boolean): void {
    this.#change(member, false, isExpected);
  }

  news(): DownOf<'presence.changed'> | null {
    const { online } = this.room.connections;
    const changes = [...this.#changes];
    const joined = changes.filter(([, { isHere, seenAway }]) => isHere && seenAway).map(([member]) => member);
    const left = changes.filter(([, { isHere, seenHere }]) => !isHere && seenHere).map(([member]) => member);
    const isMiscounted = [...this.#shown].some((count) => count !== online);
    this.#changes.clear();
    this.#shown.clear();
    if (!joined.length && !left.length && !isMiscounted) return null;
    const isSmall = online <= ROSTER_MAX;
    return {
      type: 'presence.changed',
      online,
      ...(isSmall && joined.length ? { joined, people: joined.map((id) => this.room.members.person(id)) } : {}),
      ...(isSmall && left.length ? { left } : {}),
    };
  }

  /** Everybody in a small room, the count in a big one. */
  state(reader: string): Down {
    const { online, members } = this.room.connections;
    if (online > ROSTER_MAX) {
      this.#shown.add(online);
      return { type: 'presence.changed', online };
    }
    for (const [member, change] of this.#changes) {
      if (member === reader) continue;
      if (change.isHere) change.seenHere = true;
      else change.seenAway = true;
    }
    // By id: which socket came first, a room that slept can't say.
    return { type: 'presence.listed', people: [...members].sort().map((id) => this.room.members.person(id)) };
  }

  #change(member: string, isHere: boolean, isPatient = false): void {
    const change = this.#changes.get(member) ?? { isHere, seenHere: !isHere, seenAway: isHere };
    const isUndone = isHere ? !change.seenAway : !change.seenHere;
    if (isUndone) this.#changes.delete(member);
    else this.#changes.set(member, { ...change, isHere });
    this.room.connections.soon(this, isPatient);
    this.room.changed();
  }
}
