/** Waits until `look` gives something that isn't false, null or undefined, and gives it; looks again every `everyMs`. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { withinMs = 15_000, everyMs = 50 } = {},
): Promise<NonNullable<T>> {
  for (const end = Date.now() + withinMs; ; await new Promise((done) => setTimeout(done, everyMs))) {
    const seen = await look();
    if (seen !== false && seen !== null && seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms in vain: ${what}`);
  }
}
