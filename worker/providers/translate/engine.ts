import type { Lang } from '../../../rooms/protocol/lang';

/** Texts of one language that are to be read in another. Marks (rooms/protocol/marks.ts) stand for what stays as it is. */
export type Asked = { texts: readonly string[]; from: Lang; to: Lang };

/** Somebody, or something, that translates. */
export interface Engine {
  /** Goes with each of its translations. */
  name: string;
  /** Its characters count against the site's day. */
  costs: boolean;
  /** A translation of each text, in order; null where it doesn't have one, now or later. Throws `EngineFailure`, or whatever a broken line throws. */
  translate(asked: Asked, signal: AbortSignal): Promise<readonly (string | null)[]>;
}

/** An engine that should have answered and didn't. The message is for the log: it holds nothing that anybody said. */
export class EngineFailure extends Error {
  /** Asking again within the same second is of no use. */
  readonly isFinal: boolean;
  /** How long it wants to be left alone, ms; undefined where it didn't say. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { isFinal = false, retryAfterMs }: { isFinal?: boolean; retryAfterMs?: number } = {}) {
    super(message);
    this.name = 'EngineFailure';
    this.isFinal = isFinal;
    this.retryAfterMs = retryAfterMs;
  }
}
