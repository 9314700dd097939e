const REST_MS = 5_000;

/**
 * A component that most readers never need, such as what is said of a bad line: loaded once the page has been at rest for some
 * seconds, as it can't be when it is needed, or at once if it is needed before.
 */
export class WhenAtRest<C> {
  component = $state.raw<C | null>(null);
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout>;

  constructor(readonly load: () => Promise<{ default: C }>) {
    this.#timer = setTimeout(() => this.need(), REST_MS);
  }

  /** Loads it. Where that fails, the next call tries again. */
  need() {
    if (this.component || this.#isLoading) return;
    this.#isLoading = true;
    void this.load().then(
      (module) => (this.component = module.default),
      () => (this.#isLoading = false),
    );
  }

  close() {
    clearTimeout(this.#timer);
  }
}
