import type { LiveRoom } from '../live';

/** The contract keeps this much of the log: an event goes when it is older than both. */
export const KEPT_EVENTS = 10_000;
export const KEPT_MS = 7 * 24 * 60 * 60_000;
/** Seqs that go at once, all of them or none. */
const STRETCH = 500;
/** Stretches in one waking: a room that is awake is woken every few seconds, so the oldest go faster than new ones come. */
const STRETCHES = 4;

/**
 * Takes away what nobody can ask for any more: events that no replay reaches, with the texts of old edits, and late ids that have expired
 * by then. Messages stay. Whoever left off before `log.trimmedTo` starts anew.
 */
export function trim(room: LiveRoom): void {
  for (let i = 0; i < STRETCHES; i++) {
    const from = room.log.trimmedTo + 1;
    const to = room.log.trimmedTo + STRETCH;
    if (to > room.log.head - KEPT_EVENTS || room.log.timeAfter(to - 1) >= room.now() - KEPT_MS) return;
    room.write(() => {
      room.sql.exec('DELETE FROM event WHERE seq BETWEEN ? AND ?', from, to);
      room.sql.exec('DELETE FROM late_id WHERE (member, id) IN (SELECT member, id FROM message WHERE seq BETWEEN ? AND ?)', from, to);
      room.sql.exec('UPDATE room SET trimmed_to = ?', to);
    });
    room.log.trimmedTo = to;
  }
}
