import type { Sql } from '../deps';
import type { Handlers, LiveRoom } from '../live';
import type { Member } from './store';

/**
 * Members who let the people here open their profile: the one thing in a room that leads to somebody beyond it, and there only because
 * its person said so for this room. The handle comes from the Worker, which knows whose it is, never from a frame. It isn't in the log,
 * so that closing it leaves nothing behind.
 */
export const handleOf = (sql: Sql, member: string): string | null =>
  sql.exec<{ handle: string }>('SELECT handle FROM opened WHERE member = ?', member).toArray()[0]?.handle ?? null;

export const close = (sql: Sql, member: string) => void sql.exec('DELETE FROM opened WHERE member = ?', member);

/** Opens it, or, with null, closes it. `onlyIfOpen` changes a handle where it is open, and opens nothing. Gives the handle that holds now. */
export function open(room: LiveRoom, member: Member, handle: string | null, onlyIfOpen = false): string | null {
  const was = handleOf(room.sql, member.id);
  if (handle === was || (onlyIfOpen && was === null)) return was;
  if (handle === null) close(room.sql, member.id);
  else
    room.sql.exec(
      'INSERT INTO opened (member, handle) VALUES (?, ?) ON CONFLICT (member) DO UPDATE SET handle = excluded.handle',
      member.id,
      handle,
    );
  return handle;
}

export const opened: Handlers<'profile.fetch'> = {
  'profile.fetch': ({ room, socket }, { member }) => {
    const handle = room.members.here(member) ? handleOf(room.sql, member) : null;
    room.connections.tell(socket, { type: 'profile.shown', member, handle });
  },
};
