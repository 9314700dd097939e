import { reject, type Handlers } from '../live';
import { markRead } from '../members/read-marks';
import { historyPage } from './replay';

export const log: Handlers<'history.fetch' | 'read.mark'> = {
  'history.fetch': ({ room, socket, member }, { before, after, limit }) => {
    const place = before === undefined ? { after } : { before };
    const page = historyPage(room, { member: member.id, lang: room.connections.langOf(socket) }, place, limit);
    room.connections.tell(socket, page);
    room.translation.fill(socket, page.messages);
  },

  'read.mark': ({ room, socket, member }, { seq }) => {
    if (seq > room.log.head) return reject('input.invalid');
    markRead(room, socket, member, seq);
  },
};
