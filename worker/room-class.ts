import type { Translatable, Translated } from '../rooms/deps';
import type { RoomCard } from '../rooms/rpc';
import { RoomServer } from '../rooms/room';
import { dbOf } from './db/client';
import * as cards from './directory/store';
import type { Env } from './env';
import { translateBudgetOf, translatorOf } from './providers/translate/deployed';

/** The room that is deployed: the engine of rooms/, with a directory to be found in and engines that translate. */
export class Room extends RoomServer<Env> {
  /** Held here: while the room is awake it remembers which engines fail, and what is left of its block of the day. */
  #translator: ReturnType<typeof translatorOf> | undefined;

  override async publish(card: RoomCard): Promise<void> {
    try {
      await cards.put(dbOf(this.env), card);
    } catch (error) {
      // What the database client says itself holds the query's values: the card, and what people said.
      const { cause } = error as Error;
      console.error('directory: a card was not put:', cause instanceof Error ? cause.message : 'no cause');
      throw error;
    }
  }

  override async translate(asked: Translatable): Promise<Translated> {
    this.#translator ??= translatorOf(this.env);
    return this.#translator(asked);
  }

  override translateBudget(env: Env) {
    return translateBudgetOf(env);
  }

  override addressLimits(env: Env): boolean {
    return env.RATE_LIMITS !== 'off';
  }
}
