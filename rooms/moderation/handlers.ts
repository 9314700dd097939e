import * as messages from '../chat/store';
import { reject, type Handlers } from '../live';
import { can } from '../members/rights';
import { tellReports } from './lists';
import * as reports from './store';

export const moderation: Handlers<'report.send' | 'report.close'> = {
  'report.send': ({ room, member, socket }, { target, member: about, kind, reason = '' }) => {
    const row = target === undefined ? null : messages.get(room.sql, target);
    if (target !== undefined && (!row || row.deleted_at !== null)) return reject('message.not_found');
    const reported = room.members.get(row?.member ?? about ?? '');
    if (!reported) return reject('member.not_found');
    if (!reports.isReported(room, member.id, reported.id, target ?? null)) {
      const isMuch = reports.countOpenOf(room, member.id) >= reports.OPEN_OF_ONE_MAX || reports.countOpen(room) >= reports.OPEN_MAX;
      if (isMuch) return reject('rate.limited', { retryAfterMs: 60_000 });
      reports.insert(room, {
        by_member: member.id,
        about: reported.id,
        about_nickname: reported.nickname,
        target: target ?? null,
        kind,
        reason,
      });
      tellReports(room);
    }
    room.connections.tell(socket, { type: 'report.received', ...(target === undefined ? { member: reported.id } : { target }) });
  },

  'report.close': ({ room, member }, { report }) => {
    if (!can(member.role, 'report.see')) return reject('auth.forbidden');
    if (!reports.close(room, report)) return reject('report.not_found');
    tellReports(room);
  },
};
