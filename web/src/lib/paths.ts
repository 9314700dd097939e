/** The only place that spells a URL of ours. */
export const paths = {
  home: '/',
  rooms: '/rooms',
  newRoom: '/new',
  terms: '/terms',
  privacy: '/privacy',
  /** How a room is put into another site's page. */
  embedding: '/embed',
  signIn: '/sign-in',
  signInTo: (next: string) => (next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`),
  signedInTo: (next: string) => `/sign-in/done?next=${encodeURIComponent(next)}`,
  mailbox: '/mailbox',
  welcome: '/welcome',
  account: '/account',
  friends: '/friends',
  inbox: '/inbox',
  character: '/character',
  sites: '/studio/partners',
  site: (id: string) => `/studio/partners/${id}`,
  profile: (handle: string) => `/u/${encodeURIComponent(handle)}`,
  decorate: (handle: string) => `/u/${encodeURIComponent(handle)}/edit`,
  room: (slug: string) => `/r/${slug}`,
  /** What a member is shown by in a room, if they chose it. */
  picture: (slug: string, id: string | undefined) => id && `/r/${slug}/pictures/${id}.svg`,
  /** What a page that a message links to shows of itself, as we keep it. */
  preview: (id: string) => `/media/previews/${id}`,
  card: (slug: string, lang: string) => `/cards/${slug}.png?lang=${lang}`,
  message: (slug: string, seq: number) => `/r/${slug}?m=${seq}`,
  search: (q: string, kind?: string | null) => {
    const query = new URLSearchParams();
    if (q) query.set('q', q);
    if (kind) query.set('kind', kind);
    return query.size > 0 ? `/?${query}` : '/';
  },
};
