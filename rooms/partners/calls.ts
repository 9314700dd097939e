import { asked, askedBy, entered, joinedAs } from '../asking';
import { reject, type LiveRoom } from '../live';
import * as credentials from '../members/credentials';
import { join, withdraw } from '../members/entry';
import { leave } from '../members/standing';
import type { PartnerJoining, PartnerPolicy, RoomRpc } from '../rpc';
import * as policies from './policy';
import { framingOf } from './rules';
import * as tokens from './tokens';

type AnswerOf<T extends keyof RoomRpc> = Awaited<ReturnType<RoomRpc[T]>>;

/** What the Worker asks of a room for partners and their pages (RoomRpc). */
export const partnerCalls = (room: () => LiveRoom | null) => ({
  joinAs: (joining: PartnerJoining): AnswerOf<'joinAs'> =>
    asked(room(), (awake) => {
      const { jti, until, ...asking } = joining;
      if (tokens.isSpent(awake.sql, asking.partner, jti)) return reject('token.spent');
      const joined = join(awake, asking);
      if (joined !== 'waiting' && 'code' in joined) return joined;
      // Spent before there is a key: no fault leaves a key whose token is good again.
      tokens.spend(awake.sql, asking.partner, jti, until);
      return entered(awake, joined);
    }),

  handover: (key: string): AnswerOf<'handover'> =>
    askedBy({ key }, room(), (awake, member) => {
      const retryAfterMs = awake.ticketLimit.take(member.id, awake.now());
      return retryAfterMs ? reject('rate.limited', { retryAfterMs }) : credentials.issueHandover(awake.sql, member.id, awake.now());
    }),

  redeem: (code: string): AnswerOf<'redeem'> =>
    asked(room(), (awake) => {
      const id = credentials.spendHandover(awake.sql, code, awake.now());
      const member = id === null ? null : awake.members.here(id);
      return member ? joinedAs(awake, member) : reject('ticket.invalid');
    }),

  revoke: (id: string): AnswerOf<'revoke'> =>
    asked(room(), (awake) => {
      const member = awake.members.get(id);
      if (member?.standing === 'here') leave(awake, member);
      else if (member?.standing === 'waiting') withdraw(awake, member);
      return {};
    }),

  framing: (): AnswerOf<'framing'> => asked(room(), (awake) => framingOf(awake.settings)),

  setPartner: (policy: PartnerPolicy): AnswerOf<'setPartner'> =>
    asked(room(), (awake) => {
      policies.setPolicy(awake, policy);
      return {};
    }),

  setAlly: (partner: string, origins: string[] | null): AnswerOf<'setAlly'> =>
    asked(room(), (awake) => {
      policies.setAlly(awake, partner, origins);
      return {};
    }),

  move: (to: string | null): AnswerOf<'move'> =>
    asked(room(), (awake) => {
      policies.move(awake, to);
      return {};
    }),
});
