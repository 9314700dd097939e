import { ask, client, type Fetching } from '$lib/api';

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
type Look = Partial<Record<'theme' | 'accent' | 'surface' | 'ink' | 'radius' | 'font' | 'density', string>>;
type Writers = 'anyone' | 'partner';
type Given = { name?: string; origins?: string[]; writers?: Writers; look?: object; patterns?: string[] };

/** Calls of whoever puts rooms into pages of their own. `using` is the page's own fetch where a page loads on the server. */
export const partnersApi = (using: Fetching = fetch) => {
  const { partners } = client(using).api;
  const one = partners[':id'];
  const hook = one.webhooks[':hook'];
  return {
    list: () => ask(partners.$get(), (r) => r.json()),
    register: (json: { name: string; origins: string[]; writers: Writers }) => ask(partners.$post({ json }), (r) => r.json()),
    get: (id: string) => ask(one.$get({ param: { id } }), (r) => r.json()),
    change: (id: string, json: Given) => ask(one.$patch({ param: { id }, json }), (r) => r.json()),
    remove: (id: string) => ask(one.$delete({ param: { id } }), async () => null),
    addKey: (id: string, json: NewKey) => ask(one.keys.$post({ param: { id }, json }), (r) => r.json()),
    readKey: (id: string, key: string) => ask(one.keys[':key'].read.$post({ param: { id, key } }), (r) => r.json()),
    endKey: (id: string, key: string) => ask(one.keys[':key'].$delete({ param: { id, key } }), async () => null),
    addToken: (id: string, name: string) => ask(one.tokens.$post({ param: { id }, json: { name } }), (r) => r.json()),
    endToken: (id: string, token: string) => ask(one.tokens[':token'].$delete({ param: { id, token } }), async () => null),
    check: (id: string, token: string, slug?: string) =>
      ask(one.check.$post({ param: { id }, json: { token, ...(slug ? { slug } : {}) } }), (r) => r.json()),
    usage: (id: string) => ask(one.usage.$get({ param: { id }, query: {} }), (r) => r.json()),
    works: (id: string, cursor?: string) =>
      ask(one.works.$get({ param: { id }, query: { limit: '50', ...(cursor ? { cursor } : {}) } }), (r) => r.json()),
    addWork: (id: string, json: { id: string; title: string }) => ask(one.works.$post({ param: { id }, json }), (r) => r.json()),
    forgetWork: (id: string, workId: string) => ask(one.works[':workId'].$delete({ param: { id, workId } }), async () => null),
    hooks: (id: string) => ask(one.webhooks.$get({ param: { id } }), (r) => r.json()),
    addHook: (id: string, url: string) => ask(one.webhooks.$post({ param: { id }, json: { url } }), (r) => r.json()),
    removeHook: (id: string, of: string) => ask(hook.$delete({ param: { id, hook: of } }), async () => null),
    deliveries: (id: string, of: string) => ask(hook.deliveries.$get({ param: { id, hook: of } }), (r) => r.json()),
    testHook: (id: string, of: string) => ask(hook.test.$post({ param: { id, hook: of } }), (r) => r.json()),
  };
};

export type NewKey = { kind: 'jwks'; url: string } | { kind: 'public'; key: string } | { kind: 'secret' };
type Calls = ReturnType<typeof partnersApi>;
type Answer<Name extends keyof Calls> = Value<Awaited<ReturnType<Calls[Name]>>>;
export type Site = Omit<Answer<'get'>['partner'], 'look'> & { look: Look };
export type SiteKey = Answer<'get'>['keys'][number];
export type SiteToken = Answer<'get'>['tokens'][number];
export type Checked = Answer<'check'>;
export type UsageDay = Answer<'usage'>['items'][number];
export type SiteWork = Answer<'works'>['items'][number];
export type Hook = Answer<'hooks'>['items'][number];
export type Told = Answer<'deliveries'>['items'][number];
