const nameOf = (slug: string) => `openlink.key.${slug}`;
/** Where storage is denied, a key lives as long as the page. */
const inMemory = new Map<string, string>();

export function keyFor(slug: string): string | undefined {
  try {
    return localStorage.getItem(nameOf(slug)) ?? inMemory.get(slug);
  } catch {
    return inMemory.get(slug);
  }
}

/** Keeps the member's key of one room, or forgets it (`null`). */
export function keepKey(slug: string, key: string | null) {
  if (key === null) inMemory.delete(slug);
  else inMemory.set(slug, key);
  try {
    if (key === null) localStorage.removeItem(nameOf(slug));
    else localStorage.setItem(nameOf(slug), key);
  } catch {
    // In memory it is.
  }
}
