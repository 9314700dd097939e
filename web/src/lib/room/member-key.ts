type Kept = 'key' | 'member';
/** Where keys are kept, and under which names: a page of ours beside the session, a framed room apart from it. */
type Place = { storage: () => Storage; prefix: string };
let place: Place = { storage: () => localStorage, prefix: 'openlink.' };
/** Where storage is denied, a key lives as long as the page. */
const inMemory = new Map<string, string>();

/** Keeps keys somewhere else from now on. Those kept here stay. */
export function keepKeysIn(other: Place) {
  place = other;
}

const nameOf = (what: Kept, slug: string, { prefix } = place) => `${prefix}${what}.${slug}`;

function kept(what: Kept, slug: string, there = place): string | undefined {
  const name = nameOf(what, slug, there);
  try {
    return there.storage().getItem(name) ?? inMemory.get(name);
  } catch {
    return inMemory.get(name);
  }
}

function keep(what: Kept, slug: string, value: string | null) {
  const name = nameOf(what, slug);
  if (value === null) inMemory.delete(name);
  else inMemory.set(name, value);
  try {
    if (value === null) place.storage().removeItem(name);
    else place.storage().setItem(name, value);
  } catch {
    // In memory it is.
  }
}

export const keyFor = (slug: string) => kept('key', slug);
/** The same, of keys that are kept elsewhere. */
export const keyIn = (there: Place, slug: string) => kept('key', slug, there);
/** Who the key's owner is in the room: what is written before the room has said so is theirs. */
export const memberFor = (slug: string) => kept('member', slug) ?? null;

export const keepMember = (slug: string, member: string) => keep('member', slug, member);

/** Keeps the member's key of one room, or forgets it (`null`). */
export function keepKey(slug: string, key: string | null) {
  keep('key', slug, key);
  if (key === null) keep('member', slug, null);
}
