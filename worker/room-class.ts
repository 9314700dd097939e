import type { Translated } from '../rooms/deps';
import type { RoomCard } from '../rooms/rpc';
import { RoomServer } from '../rooms/room';
import { dbOf } from './db/client';
import * as cards from './directory/store';
import type { Env } from './env';

/** The room that is deployed: the engine of rooms/, with a directory to be found in. */
export class Room extends RoomServer<Env> {
  override async publish(card: RoomCard): Promise<void> {
    await cards.put(dbOf(this.env), card);
  }

  override async translate(): Promise<Translated> {
    return { missed: 'unknown' };
  }

  override translateBudget() {
    return { memberPerMinute: 3000, roomPerMinute: 20_000 };
  }

  override addressLimits(env: Env): boolean {
    return env.RATE_LIMITS !== 'off';
  }
}
