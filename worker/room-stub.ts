import { AppError } from '../rooms/protocol/error';
import { roomId, slug as slugSchema } from '../rooms/protocol/ids';
import type { Answer, RoomRpc } from '../rooms/rpc';
import type { Env } from './env';

type Question<T> = (room: RoomRpc) => Promise<Answer<T>>;

/** What the platform says of a call that may be made again: the object moved or was restarted, and isn't merely overloaded. */
const mayRetry = (error: unknown) =>
  error instanceof Error && 'retryable' in error && error.retryable === true && !('overloaded' in error && error.overloaded === true);

/** Asks a room, once more if the call was lost on the way: a room's methods may be called again, though leaving by key then finds the key ended. */
export async function ask<T>(env: Pick<Env, 'Room'>, slug: string, question: Question<T>): Promise<Answer<T>> {
  // A stub is of no use after its object broke: each attempt gets its own.
  const attempt = () => question(env.Room.getByName(roomId(slug)));
  try {
    return await attempt();
  } catch (error) {
    if (!mayRetry(error)) throw error;
    return await attempt();
  }
}

/** As `ask`, where a refusal ends the request. A slug that no room can have is asked of nobody. */
export async function told<T>(env: Pick<Env, 'Room'>, slug: string, question: Question<T>): Promise<T> {
  if (!slugSchema.safeParse(slug).success) throw new AppError('room.not_found');
  const answer = await ask(env, slug, question);
  if (answer.ok) return answer;
  const { code, retryAfterMs, now, issues } = answer;
  throw new AppError(code, {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(now === undefined ? {} : { now }),
    ...(issues === undefined ? {} : { issues }),
  });
}
