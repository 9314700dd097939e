import { message } from '../../rooms/protocol/chat';
import { role, room } from '../../rooms/protocol/room';
import { z } from '../http/z';

/** The shapes that several answers share, by the names that openapi.json gives them. */
export const roomSchema = room.check(
  z.meta({ id: 'Room', description: 'A room as anybody may see it. `online` and `memberCount` count members, not connections.' }),
);
export const memberSchema = z
  .object({ id: z.string(), nickname: z.string(), role })
  .meta({ id: 'Member', description: 'A person in one room. Nothing leads from it to the person.' });
export const messageSchema = message.check(z.meta({ id: 'Message' }));
