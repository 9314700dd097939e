import * as messages from '../chat/store';
import { reject, type Handlers } from '../live';
import { can } from '../members/rights';

export const previews: Handlers<'preview.remove'> = {
  'preview.remove': ({ room, member }, { target, url }) => {
    const row = messages.get(room.sql, target);
    if (!row || row.deleted_at !== null) return reject('message.not_found');
    if (row.member !== member.id && !can(member.role, 'message.delete_any')) return reject('auth.forbidden');
    room.previews.remove(row, url);
  },
};
