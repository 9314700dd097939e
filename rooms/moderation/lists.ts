import type { LiveRoom } from '../live';
import type { Member } from '../members/store';
import { can, type Capability } from '../members/rights';
import type { Down, DownOf } from '../protocol/down';
import { glossaryEvent } from '../translation/glossary/tell';
import * as reports from './store';

/** People shown in one list. */
const SHOWN_MAX = 200;

export const waitingEvent = (room: LiveRoom): DownOf<'entry.waiting'> => ({
  type: 'entry.waiting',
  waiting: room.members.standing('waiting', SHOWN_MAX).map(({ id, nickname, changedAt }) => ({ member: id, nickname, since: changedAt })),
});

export const bannedEvent = (room: LiveRoom): DownOf<'member.banned'> => ({
  type: 'member.banned',
  members: room.members.standing('banned', SHOWN_MAX).map(({ id }) => ({ member: id, nickname: room.members.person(id).nickname })),
});

export const reportsEvent = (room: LiveRoom): DownOf<'report.listed'> => ({ type: 'report.listed', reports: reports.open(room) });

const LISTS: [Capability, (room: LiveRoom) => Down][] = [
  ['entry.decide', waitingEvent],
  ['report.see', reportsEvent],
  ['member.ban', bannedEvent],
  ['glossary.decide', glossaryEvent],
];

/** What one who connects, or begins to lead, may see of the room's affairs. */
export const listsFor = (room: LiveRoom, member: Member): Down[] =>
  LISTS.filter(([capability]) => can(member.role, capability)).map(([, event]) => event(room));

/** Tells those who may see it that a list has changed. */
export const tellWaiting = (room: LiveRoom) => room.tellWho('entry.decide', waitingEvent(room));
export const tellBanned = (room: LiveRoom) => room.tellWho('member.ban', bannedEvent(room));
export const tellReports = (room: LiveRoom) => room.tellWho('report.see', reportsEvent(room));
