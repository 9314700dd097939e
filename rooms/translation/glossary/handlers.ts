import { reject, type Handlers, type LiveRoom } from '../../live';
import { can } from '../../members/rights';
import type { Refusal } from '../../protocol/error';
import { ACCEPTED_MAX, isRival, isSame, OPEN_MAX, OPEN_OF_ONE_MAX, type Terms } from './rules';
import * as entries from './store';
import { glossaryEvent, numberOf, tellGlossary } from './tell';

type Proposed = { terms: Terms; by: string; n?: number };

/** From now on the room says it so: in place of every entry that holds one of these terms in the same language. */
function accept(room: LiveRoom, all: entries.Entry[], { terms, by, n }: Proposed): Refusal | void {
  const held = all.filter((entry) => entry.accepted);
  const rivals = held.filter((entry) => isRival(entry.terms, terms));
  if (held.length - rivals.length >= ACCEPTED_MAX) return reject('input.invalid');
  room.write(() => {
    for (const rival of rivals) entries.remove(room.sql, rival.n);
    if (n === undefined) entries.insert(room.sql, terms, true, by);
    else entries.accept(room.sql, n);
    room.translation.forgetMemory();
  });
  tellGlossary(room);
}

function remove(room: LiveRoom, entry: entries.Entry): void {
  room.write(() => {
    entries.remove(room.sql, entry.n);
    if (entry.accepted) room.translation.forgetMemory();
  });
  tellGlossary(room);
}

const find = (all: entries.Entry[], id: string) => all.find(({ n }) => n === numberOf(id));

export const glossary: Handlers<'glossary.propose' | 'glossary.decide' | 'glossary.remove' | 'glossary.fetch'> = {
  'glossary.propose': ({ room, member }, { terms }) => {
    const all = entries.list(room.sql);
    const same = all.find((entry) => isSame(entry.terms, terms));
    if (same?.accepted) return;
    if (can(member.role, 'glossary.decide')) return accept(room, all, same ?? { terms, by: member.id });
    if (same) return;
    const open = all.filter((entry) => !entry.accepted);
    const isMuch = open.length >= OPEN_MAX || open.filter(({ by }) => by === member.id).length >= OPEN_OF_ONE_MAX;
    if (isMuch) return reject('input.invalid');
    entries.insert(room.sql, terms, false, member.id);
    tellGlossary(room);
  },

  'glossary.decide': ({ room, member }, { entry: id, accept: isTaken }) => {
    if (!can(member.role, 'glossary.decide')) return reject('auth.forbidden');
    const all = entries.list(room.sql);
    const entry = find(all, id);
    if (entry?.accepted && isTaken) return;
    if (!entry || entry.accepted) return reject('glossary.not_found');
    return isTaken ? accept(room, all, entry) : remove(room, entry);
  },

  'glossary.remove': ({ room, member }, { entry: id }) => {
    const entry = find(entries.list(room.sql), id);
    if (!entry) return reject('glossary.not_found');
    const isOwn = !entry.accepted && entry.by === member.id;
    if (!isOwn && !can(member.role, 'glossary.decide')) return reject('auth.forbidden');
    remove(room, entry);
  },

  'glossary.fetch': ({ room, socket }) => room.connections.tell(socket, glossaryEvent(room)),
};
