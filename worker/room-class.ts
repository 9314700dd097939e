import type { PagePreview, Translatable, Translated } from '../rooms/deps';
import type { Happening, ReportCopy, RoomCard } from '../rooms/rpc';
import { RoomServer } from '../rooms/room';
import { dbOf } from './db/client';
import * as cards from './directory/store';
import type { Env } from './env';
import { previewOf } from './previews/page';
import { translateBudgetOf, translatorOf } from './providers/translate/deployed';
import * as hooks from './partners/hooks';
import { putReports } from './staff/store';

/** The room that is deployed: the engine of rooms/, with a directory to be found in and engines that translate. */
export class Room extends RoomServer<Env> {
  /** Held here: while the room is awake it remembers which engines fail, and what is left of its block of the day. */
  #translator: ReturnType<typeof translatorOf> | undefined;

  override publish(card: RoomCard): Promise<void> {
    return put('a card', cards.put(dbOf(this.env), card));
  }
  override async report(copies: ReportCopy[], happenings: Happening[]): Promise<void> {
    const db = dbOf(this.env);
    if (copies.length) await put('reports', putReports(db, copies));
    if (!happenings.length) return;
    await put('happenings', hooks.tell(db, happenings));
    // Whoever takes long with a hook keeps nothing here waiting.
    this.ctx.waitUntil(hooks.deliver(this.env, db).catch(() => undefined));
  }

  override async translate(asked: Translatable): Promise<Translated> {
    this.#translator ??= translatorOf(this.env);
    return this.#translator(asked);
  }

  override preview(href: string): Promise<PagePreview | null> {
    return previewOf(this.env, href);
  }

  override translateBudget(env: Env) {
    return translateBudgetOf(env);
  }

  override addressLimits(env: Env): boolean {
    return env.RATE_LIMITS !== 'off';
  }
}

/** What the database client says itself holds the query's values, and so what people said: its cause doesn't. */
async function put(what: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { cause } = error as Error;
    console.error(`outbox: ${what} was not put:`, cause instanceof Error ? cause.message : 'no cause');
    throw error;
  }
}
