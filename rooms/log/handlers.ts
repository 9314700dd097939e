import { reject, type Handlers } from '../live';
import { historyPage } from './replay';

export const log: Handlers<'history.fetch' | 'read.mark'> = {
  'history.fetch': ({ room, socket, member }, { before, after, limit }) => {
    const place = before === undefined ? { after } : { before };
    const page = historyPage(room, { member: member.id, lang: room.connections.langOf(socket) }, place, limit);
    room.connections.tell(socket, page);
    room.translation.fill(socket, page.messages);
  },

  'read.mark': ({ room, member }, { seq }) => {
    if (seq > room.log.head) return reject('input.invalid');
    if (seq > member.readSeq) room.members.put({ ...member, readSeq: seq });
  },
};
