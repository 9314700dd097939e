import { welcome } from '../connect';
import type { Handlers } from '../live';

/** How far a connection follows the log. */
export const fanout: Handlers<'log.ack' | 'log.pause' | 'log.resume'> = {
  'log.ack': ({ room, socket }, { seq }) => room.connections.ack(socket, Math.min(Math.max(0, seq), room.log.head)),
  'log.pause': ({ room, socket }) => room.connections.pause(socket),
  'log.resume': ({ room, socket, member }, { since, epoch }) =>
    welcome(room, socket, member, { since: since === undefined ? null : String(since), epoch: epoch ?? null }),
};
