/** Calls to the engines at once. */
const AT_ONCE = 6;

/** The calls that are out. Where one has come back, the next begins: a message's where any is queued, else another that waits for its turn. */
export class Calls {
  #out = 0;
  readonly #others: (() => void)[] = [];

  /** `begin` takes up the next of what is queued for messages, and answers whether there was anything; it calls by `make`, if at all. */
  constructor(private readonly begin: () => boolean) {}

  /** Begins as many as may be out. */
  pump(): void {
    while (this.#out < AT_ONCE) {
      if (this.begin()) continue;
      const other = this.#others.shift();
      if (!other) return;
      this.#out++;
      other();
    }
  }

  /** Makes a call now. */
  make<T>(call: () => Promise<T>): Promise<T> {
    this.#out++;
    return this.#ending(call);
  }

  /** Makes a call that is no message's when its turn has come. */
  async inTurn<T>(call: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.#others.push(go);
      this.pump();
    });
    return this.#ending(call);
  }

  async #ending<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } finally {
      this.#out--;
      this.pump();
    }
  }
}
