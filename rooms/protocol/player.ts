/** Whose player it is, and what it looks like there: a song takes less room than a film. */
export type Player = { service: 'youtube' | 'spotify' | 'soundcloud' | 'apple'; src: string; shape: 'film' | 'song' | 'list' };

/** The hosts that players come from, as a page's policy names them. */
export const PLAYER_ORIGINS = [
  'https://www.youtube-nocookie.com',
  'https://open.spotify.com',
  'https://w.soundcloud.com',
  'https://embed.music.apple.com',
] as const;

const VIDEO = /^[\w-]{11}$/;
const LIST = /^[\w-]{12,60}$/;

function youtube({ pathname, searchParams, hostname }: URL): Player | null {
  const [, first = '', second = ''] = pathname.split('/');
  const id = hostname === 'youtu.be' ? first : first === 'watch' ? (searchParams.get('v') ?? '') : second;
  const isVideo = hostname === 'youtu.be' || ['watch', 'shorts', 'live', 'embed'].includes(first);
  const list = searchParams.get('list') ?? '';
  const origin = PLAYER_ORIGINS[0];
  if (isVideo && VIDEO.test(id)) return { service: 'youtube', src: `${origin}/embed/${id}?autoplay=1`, shape: 'film' };
  if (first === 'playlist' && LIST.test(list))
    return { service: 'youtube', src: `${origin}/embed/videoseries?list=${list}&autoplay=1`, shape: 'film' };
  return null;
}

function spotify({ pathname }: URL): Player | null {
  const [, kind, id] = /^\/(?:intl-[a-z]{2}\/)?(track|episode|album|playlist|artist|show)\/([A-Za-z0-9]{22})\/?$/.exec(pathname) ?? [];
  if (!kind || !id) return null;
  const shape = kind === 'track' || kind === 'episode' ? 'song' : 'list';
  return { service: 'spotify', src: `${PLAYER_ORIGINS[1]}/embed/${kind}/${id}`, shape };
}

function soundcloud({ pathname }: URL): Player | null {
  if (!/^\/[\w-]{2,60}\/(sets\/)?[\w-]{1,120}\/?$/.test(pathname)) return null;
  const track = encodeURIComponent(`https://soundcloud.com${pathname}`);
  return {
    service: 'soundcloud',
    src: `${PLAYER_ORIGINS[2]}/player/?url=${track}&auto_play=true`,
    shape: pathname.includes('/sets/') ? 'list' : 'song',
  };
}

function apple({ pathname, searchParams }: URL): Player | null {
  if (!/^\/[a-z]{2}\/(album|playlist|song)\/(?:[^/?#]{1,200}\/)?[\w.-]{4,60}$/.test(pathname)) return null;
  const song = searchParams.get('i') ?? '';
  const chosen = /^\d{4,20}$/.test(song) ? `?i=${song}` : '';
  return {
    service: 'apple',
    src: `${PLAYER_ORIGINS[3]}${pathname}${chosen}`,
    shape: chosen !== '' || pathname.includes('/song/') ? 'song' : 'list',
  };
}

const SERVICES: Record<string, (url: URL) => Player | null> = {
  'youtube.com': youtube,
  'www.youtube.com': youtube,
  'm.youtube.com': youtube,
  'music.youtube.com': youtube,
  'youtu.be': youtube,
  'open.spotify.com': spotify,
  'soundcloud.com': soundcloud,
  'www.soundcloud.com': soundcloud,
  'm.soundcloud.com': soundcloud,
  'music.apple.com': apple,
};

/** The player of the service that a link to music leads to; null where it leads to none of ours. Its address is made anew: nothing of the link but ids gets into it. */
export function playerOf(link: string): Player | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return SERVICES[url.hostname]?.(url) ?? null;
}
