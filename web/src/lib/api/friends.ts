import { ask, client, type Fetching } from '$lib/api';

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
type Answer<K extends keyof ReturnType<typeof friendsApi>> = Value<Awaited<ReturnType<ReturnType<typeof friendsApi>[K]>>>;
const LIMIT = '50';
const paged = (cursor?: string | null) => ({ limit: LIMIT, ...(cursor ? { cursor } : {}) });

/** Friends, requests and blocks; what friends see of oneself; and whether the people in a room may open one's profile. */
export const friendsApi = (using: Fetching = fetch) => {
  const routes = client(using).api;
  const profile = routes.profiles[':handle'];
  const opened = routes.rooms[':slug'].members.me.profile;
  return {
    list: (cursor?: string | null) => ask(routes.friends.$get({ query: paged(cursor) }), (r) => r.json()),
    here: () => ask(routes.friends.here.$get(), (r) => r.json()),
    requests: (direction: 'received' | 'sent', cursor?: string | null) =>
      ask(routes.friends.requests.$get({ query: { direction, ...paged(cursor) } }), (r) => r.json()),
    blocks: (cursor?: string | null) => ask(routes.blocks.$get({ query: paged(cursor) }), (r) => r.json()),
    tie: (handle: string) => ask(profile.follow.$get({ param: { handle } }), (r) => r.json()),
    follow: (handle: string) => ask(profile.follow.$put({ param: { handle } }), (r) => r.json()),
    remove: (handle: string) => ask(profile.follow.$delete({ param: { handle } }), async () => null),
    block: (handle: string) => ask(profile.block.$put({ param: { handle } }), async () => null),
    unblock: (id: string) => ask(routes.blocks[':id'].$delete({ param: { id } }), async () => null),
    shows: () => ask(routes.me.presence.$get(), (r) => r.json()),
    show: (shows: Shows) => ask(routes.me.presence.$put({ json: { shows } }), (r) => r.json()),
    opened: (slug: string) => ask(opened.$get({ param: { slug } }), (r) => r.json()),
    open: (slug: string, open: boolean) => ask(opened.$put({ param: { slug }, json: { open } }), (r) => r.json()),
  };
};

export type Shows = 'nobody' | 'here' | 'rooms';
export type Friend = Answer<'list'>['items'][number];
export type FriendHere = Answer<'here'>['items'][number];
export type Request = Answer<'requests'>['items'][number];
export type Blocked = Answer<'blocks'>['items'][number];
export type Tie = Answer<'tie'>['tie'];
export type Opened = Answer<'opened'>;
/** How somebody is shown to others. */
export type Byline = { handle: string | null; name: string; picture: string | null };
