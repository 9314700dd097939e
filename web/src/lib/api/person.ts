import { ask, client, type Fetching } from '$lib/api';
import type { Lang } from '$rooms/protocol/lang';

type NewProfile = { handle: string; name: string; lang: Lang; born?: string };

/** What is somebody's own: their profile, and what becomes of all that is theirs. */
export const person = (using: Fetching = fetch) => {
  const { me, profiles, handles } = client(using).api;
  return {
    profile: () => ask(me.profile.$get(), (r) => r.json()),
    make: (json: NewProfile) => ask(profiles.$post({ json }), (r) => r.json()),
    change: (json: { name?: string; lang?: Lang }) => ask(me.profile.$patch({ json }), (r) => r.json()),
    rename: (handle: string) => ask(me.handle.$put({ json: { handle } }), (r) => r.json()),
    handle: (handle: string) => ask(handles[':handle'].$get({ param: { handle } }), (r) => r.json()),
    deletion: () => ask(me.deletion.$get(), (r) => r.json()),
    askDeletion: (words: 'stay' | 'go') => ask(me.deletion.$put({ json: { words } }), (r) => r.json()),
    keep: () => ask(me.deletion.$delete(), async () => null),
    doubles: () => ask(me.doubles.$get(), (r) => r.json()),
    decide: (slug: string, one: boolean) => ask(me.doubles[':slug'].$post({ param: { slug }, json: { one } }), async () => null),
  };
};

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
type Calls = ReturnType<typeof person>;
export type OwnProfile = NonNullable<Value<Awaited<ReturnType<Calls['profile']>>>['profile']>;
export type Deletion = NonNullable<Value<Awaited<ReturnType<Calls['deletion']>>>['deletion']>;
export type Double = Value<Awaited<ReturnType<Calls['doubles']>>>['items'][number];

/** Where everything that is somebody's is fetched from, as a file. */
export const EXPORT_URL = '/api/me/export';
