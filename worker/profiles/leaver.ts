import type { Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import type { App } from '../http/app';
import { countLeaving } from '../http/limit';
import { permits, type Kind } from './look';
import type { Visit } from './visit';

/** Whoever leaves something in a space: with a session, if need be an account, let by its owner, and not too often. Their person. */
export async function leaver(c: Context<App>, visit: Visit, kind: Kind): Promise<string> {
  const { visitor } = visit;
  if (!permits(visit, kind, 'do')) {
    if (visit.relation !== 'stranger' || !permits({ ...visit, relation: 'account' }, kind, 'do')) throw new AppError('auth.forbidden');
    throw new AppError(visitor === null ? 'auth.required' : 'account.required');
  }
  if (visitor === null) throw new AppError('auth.required');
  await countLeaving(c, visitor.person);
  return visitor.person;
}

/** For what only its owner may do in a space. */
export function asOwner({ relation, visitor }: Visit): void {
  if (relation !== 'owner') throw new AppError(visitor === null ? 'auth.required' : 'auth.forbidden');
}
