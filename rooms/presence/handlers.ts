import type { Handlers } from '../live';

export const presence: Handlers<'presence.typing'> = {
  'presence.typing': ({ room, socket, member }, { on }) => (on ? room.typing.start(socket, member.id) : room.typing.stop(member.id)),
};
