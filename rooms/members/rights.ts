import type { Role } from '../protocol/room';

/** What a role may allow. Nobody compares roles: everybody asks `can`. */
export type Capability =
  | 'message.delete_any'
  | 'member.remove'
  | 'member.ban'
  | 'room.set'
  | 'room.hand_over'
  | 'entry.decide'
  | 'report.see'
  | 'slow_mode.skip'
  | 'write.always'
  | 'glossary.decide';

const RIGHTS: Record<Role, ReadonlySet<Capability>> = {
  head: new Set([
    'message.delete_any',
    'member.remove',
    'member.ban',
    'room.set',
    'room.hand_over',
    'entry.decide',
    'report.see',
    'slow_mode.skip',
    'write.always',
    'glossary.decide',
  ]),
  member: new Set(),
};

export const can = (role: Role, capability: Capability): boolean => RIGHTS[role].has(capability);
