import type { Problem } from '$lib/api';

export type Way = { ticket: string; socketUrl: string };
/** Why no connection will come again: removed from the room, no such room, or this page is too old (or too wrong) to speak. */
export type Ending = 'removed' | 'gone' | 'outdated';
/** A way in, or an ending; throws where the network failed, and is asked again. Gives up with `signal`. */
export type WayIn = (signal: AbortSignal) => Promise<Way | Ending>;

/** No way in for now; `retryAfterMs` is what the server asked for. */
export class WayRefused extends Error {
  readonly retryAfterMs: number;

  constructor({ code, retryAfterMs = 0 }: Pick<Problem, 'code' | 'retryAfterMs'>) {
    super(code);
    this.retryAfterMs = retryAfterMs;
  }
}
