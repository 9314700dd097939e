import { reject, type From, type Handlers, type LiveRoom } from '../live';
import * as events from '../log/events';
import { tellBanned, tellWaiting } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import type { Recipe } from '../protocol/character';
import type { Refusal } from '../protocol/error';
import * as hidden from './hidden';
import * as pictures from './picture';
import { can, type Capability } from './rights';
import { change, expel, handOver } from './standing';
import type { Member } from './store';

/** The member that a capability is used on: someone else, who doesn't hold the same capability. */
function subject(room: LiveRoom, actor: Member, id: string, capability: Capability): Member | Refusal {
  if (!can(actor.role, capability)) return reject('auth.forbidden');
  const member = room.members.get(id);
  if (!member) return reject('member.not_found');
  return member.id === actor.id || can(member.role, capability) ? reject('auth.forbidden') : member;
}

function ban({ room, member }: From, id: string): Refusal | void {
  const who = subject(room, member, id, 'member.ban');
  if ('code' in who) return who;
  if (who.standing === 'banned') return;
  if (who.standing === 'here') expel(room, who, 'banned', 'member.banned');
  else change(room, { ...who, standing: 'banned', changedAt: room.now() }, { removed: true, banned: true }, 0, 'member.banned');
  if (who.standing === 'waiting') tellWaiting(room);
  tellBanned(room);
}

/** The member's picture, in place of the one it had; the same again is no event. */
function show(room: LiveRoom, member: Member, recipe: Recipe | null): void {
  const shown = member.picture === null ? null : pictures.get(room.sql, member.picture);
  if (JSON.stringify(shown) === JSON.stringify(recipe)) return;
  const picture = recipe && pictures.newPictureId();
  room.append((seq, at): DownOf<'member.updated'> => {
    const event = { type: 'member.updated' as const, seq, member: member.id, picture };
    events.insert(room.sql, at, event);
    if (recipe && picture) pictures.put(room.sql, member.id, picture, recipe);
    else pictures.drop(room.sql, member.id);
    room.members.put({ ...member, picture });
    return event;
  });
}

export const members: Handlers<
  'member.rename' | 'member.picture' | 'member.hide' | 'member.remove' | 'member.ban' | 'member.unban' | 'room.hand_over' | 'lang.set'
> = {
  'lang.set': ({ room, socket }, { lang }) => {
    if (room.connections.langOf(socket) === lang) return;
    room.connections.keep(socket, { lang });
    room.translation.showAgain(socket);
    room.titles.want(lang);
  },

  'member.rename': ({ room, member }, { nickname }) => {
    if (nickname !== member.nickname) change(room, { ...member, nickname }, { nickname });
  },

  'member.picture': ({ room, member }, { recipe }) => show(room, member, recipe),

  'member.hide': ({ room, member }, { member: hides, on }) => {
    if (hides === member.id || !room.members.get(hides)) return reject('member.not_found');
    if (on && hidden.list(room.sql, member.id).length >= hidden.HIDDEN_MAX) return reject('input.invalid');
    hidden.set(room.sql, member.id, hides, on);
    room.connections.tellMember(member.id, hidden.hiddenEvent(room.sql, member.id));
  },

  'member.remove': ({ room, member }, { member: id }) => {
    const who = subject(room, member, id, 'member.remove');
    if ('code' in who) return who;
    if (who.standing === 'here') expel(room, who, 'left', 'member.removed');
  },

  'member.ban': (from, { member }) => ban(from, member),

  'member.unban': ({ room, member }, { member: id }) => {
    const who = subject(room, member, id, 'member.ban');
    if ('code' in who) return who;
    if (who.standing !== 'banned') return;
    change(room, { ...who, standing: 'left', changedAt: room.now() }, { removed: true, banned: false });
    tellBanned(room);
  },

  'room.hand_over': ({ room, member }, { member: id }) => {
    if (!can(member.role, 'room.hand_over')) return reject('auth.forbidden');
    const heir = room.members.here(id);
    if (!heir) return reject('member.not_found');
    if (heir.id !== member.id) handOver(room, member, heir);
  },
};
