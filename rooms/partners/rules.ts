import { can } from '../members/rights';
import type { Member } from '../members/store';
import type { Refusal } from '../protocol/error';
import type { UpType } from '../protocol/up';
import type { Framing } from '../rpc';
import { embedOf } from '../settings/rules';
import type { Settings } from '../settings/store';

/** Frames by which a member puts something before the others. What takes away, reports, reads or leads is nobody's to forbid. */
const WRITES: ReadonlySet<UpType> = new Set([
  'chat.send',
  'chat.edit',
  'reaction.set',
  'presence.typing',
  'member.rename',
  'member.picture',
  'glossary.propose',
]);

/** Whether a member is a user of the room's own partner, or of one whose work is joined to it. */
export const isOfPartner = (s: Pick<Settings, 'partner' | 'allies'>, member: Pick<Member, 'partner'>) =>
  member.partner !== null && (member.partner === s.partner || s.allies.some(({ partner }) => partner === member.partner));

/** Why a member may not send a frame of this type, if it may not: asked at each of them, whatever was allowed before. */
export function mayWrite(s: Pick<Settings, 'partner' | 'allies' | 'writers' | 'movedTo'>, member: Member, type: UpType): Refusal | null {
  if (!WRITES.has(type)) return null;
  if (s.movedTo !== null) return { code: 'room.moved' };
  if (s.writers === 'anyone' || can(member.role, 'write.always') || isOfPartner(s, member)) return null;
  return { code: 'partner.required' };
}

export const framingOf = (s: Settings): Framing => ({
  embed: embedOf(s),
  origins: [...new Set([...s.origins, ...s.allies.flatMap(({ origins }) => origins)])],
  partner: s.partner,
});
