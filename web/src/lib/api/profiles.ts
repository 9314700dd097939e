import { ask, client, type Fetching } from '$lib/api';
import type { Kind, Look } from '$worker/profiles/look';

/** Calls about somebody's space. */
export const profilesApi = (using: Fetching = fetch) => {
  const { profiles, me } = client(using).api;
  const space = profiles[':handle'];
  return {
    /** Spaces whose owners let the front page lead to them. */
    listed: (query: { limit?: string; cursor?: string } = {}) => ask(profiles.$get({ query }), (r) => r.json()),
    list: (listed: boolean) => ask(me.profile.$patch({ json: { listed } }), (r) => r.json()),
    mine: () => ask(me.profile.$get(), (r) => r.json()),
    /** `as`: the owner looks at their own space as such a visitor does. */
    visit: (handle: string, as?: 'stranger' | 'account' | 'friend') =>
      ask(space.$get({ param: { handle }, query: as === undefined ? {} : { as } }), (r) => r.json()),
    look: (handle: string) => ask(space.look.$get({ param: { handle } }), (r) => r.json()),
    save: (handle: string, look: Look, edition: number) =>
      ask(space.look.$put({ param: { handle }, json: { look, edition } }), (r) => r.json()),
    versions: (handle: string) => ask(space.look.versions.$get({ param: { handle } }), (r) => r.json()),
    part: (handle: string, kind: Kind) => ask(space.parts[':kind'].$get({ param: { handle, kind } }), (r) => r.json()),
  };
};

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
/** A space as its visitor gets it. */
export type SpaceView = Value<Awaited<ReturnType<ReturnType<typeof profilesApi>['visit']>>>;
/** A space as the front page leads to it. */
export type ListedSpace = Value<Awaited<ReturnType<ReturnType<typeof profilesApi>['listed']>>>['items'][number];
