/** What the chain needs of the world, so that a test can have hours pass. */
export type Clock = { now(): number; wait(ms: number): Promise<void>; /** 0 to 1 */ random(): number };
export const realClock: Clock = {
  now: () => Date.now(),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: () => Math.random(),
};

const FIRST_REST_MS = 2000;
const LONGEST_REST_MS = 30_000;
/** A server may ask for more than we would give, within reason. */
const LONGEST_ASKED_MS = 60 * 60_000;
/** How soon to ask again while one call finds out whether the engine is back. */
const PROBE_MS = 1000;

/** How one engine has been doing: failures in a row, and until when it is left alone. */
export function health({ now, random }: Pick<Clock, 'now' | 'random'>) {
  let failures = 0;
  let restsUntil = 0;
  let isProbed = false;
  return {
    /** ms until it may be asked; 0 where it may be now. After a failure one call at a time finds out whether it is back. */
    restMs(): number {
      const left = restsUntil - now();
      if (left > 0) return left;
      return failures > 0 && isProbed ? PROBE_MS : 0;
    },
    /** A call begins. Returns what to call with its outcome. */
    begin() {
      const before = failures;
      const isProbe = failures > 0;
      if (isProbe) isProbed = true;
      const ended = () => {
        if (isProbe) isProbed = false;
      };
      return {
        succeeded(): void {
          ended();
          failures = 0;
          restsUntil = 0;
        },
        /** Neither: nobody asked the engine in the end. */
        dropped: ended,
        /** Six calls that fail together are one failure. Returns ms of the rest. */
        failed(askedMs: number | undefined): number {
          ended();
          if (failures === before) {
            failures++;
            const ours = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);
            restsUntil = now() + Math.max(ours, Math.min(askedMs ?? 0, LONGEST_ASKED_MS));
          }
          return Math.max(0, restsUntil - now());
        },
      };
    },
  };
}
export type Health = ReturnType<typeof health>;
