import type { Handlers, LiveRoom } from '../live';
import { ROSTER_MAX } from '../protocol/presence';

export const presence: Handlers<'presence.typing'> = {
  'presence.typing': ({ room, socket, member }, { on }) => (on ? room.typing.start(socket, member.id) : room.typing.stop(member.id)),
};

/** Tells everybody that a member came or went. Big rooms hear the count alone. */
export function tellPresence(room: LiveRoom, change: { joined?: string; left?: string }): void {
  const { online } = room.connections;
  const names =
    online > ROSTER_MAX
      ? {}
      : {
          ...(change.joined ? { joined: [change.joined], people: [room.members.person(change.joined)] } : {}),
          ...(change.left ? { left: [change.left] } : {}),
        };
  room.connections.tellAll({ type: 'presence.changed', online, ...names });
  room.changed();
}
