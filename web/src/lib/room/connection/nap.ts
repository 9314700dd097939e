/** Without a network there is nothing to try: one looks again this seldom, for what a browser says of its network is often wrong. */
const NO_NETWORK_MS = 30_000;

/** A wait that may be cut short: the network is back, or somebody looks at the page. */
export class Nap {
  #wake: (() => void) | undefined;

  async for(ms: number): Promise<void> {
    const waitMs = navigator.onLine ? ms : Math.max(ms, NO_NETWORK_MS);
    if (waitMs <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  wake() {
    this.#wake?.();
  }
}
