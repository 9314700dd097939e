import { ask, client, type Fetching } from '$lib/api';
import type { InboxKind, Loudness } from '$worker/inbox/kinds';

type Value<A> = A extends { ok: true; value: infer V } ? V : never;

/** What happened in one's space. */
export const inboxApi = (using: Fetching = fetch) => {
  const { inbox } = client(using).api;
  return {
    list: (cursor?: string | null) => ask(inbox.$get({ query: { limit: '40', ...(cursor ? { cursor } : {}) } }), (r) => r.json()),
    unread: () => ask(inbox.unread.$get(), (r) => r.json()),
    read: (upTo: number) => ask(inbox.read.$put({ json: { upTo } }), (r) => r.json()),
    drop: (id: string) => ask(inbox[':id'].$delete({ param: { id } }), async () => null),
    choices: () => ask(inbox.choices.$get(), (r) => r.json()),
    choose: (json: Partial<Choices>) => ask(inbox.choices.$put({ json }), (r) => r.json()),
  };
};

export type Choices = Record<InboxKind, Loudness>;
export type InboxPage = Value<Awaited<ReturnType<ReturnType<typeof inboxApi>['list']>>>;
export type { Notice } from '$rooms/protocol/pages';
