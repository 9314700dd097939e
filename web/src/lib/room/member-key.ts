const PREFIX = { key: 'openlink.key.', member: 'openlink.member.' } as const;
type Kept = keyof typeof PREFIX;
/** Where storage is denied, a key lives as long as the page. */
const inMemory = new Map<string, string>();

function kept(what: Kept, slug: string): string | undefined {
  const name = PREFIX[what] + slug;
  try {
    return localStorage.getItem(name) ?? inMemory.get(name);
  } catch {
    return inMemory.get(name);
  }
}

function keep(what: Kept, slug: string, value: string | null) {
  const name = PREFIX[what] + slug;
  if (value === null) inMemory.delete(name);
  else inMemory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // In memory it is.
  }
}

export const keyFor = (slug: string) => kept('key', slug);
/** Who the key's owner is in the room: what is written before the room has said so is theirs. */
export const memberFor = (slug: string) => kept('member', slug) ?? null;

export const keepMember = (slug: string, member: string) => keep('member', slug, member);

/** Keeps the member's key of one room, or forgets it (`null`). */
export function keepKey(slug: string, key: string | null) {
  keep('key', slug, key);
  if (key === null) keep('member', slug, null);
}
