import type { Player } from '$rooms/protocol/player';

/** What the services of players call themselves. */
export const SERVICE_NAMES: Record<Player['service'], string> = {
  youtube: 'YouTube',
  spotify: 'Spotify',
  soundcloud: 'SoundCloud',
  apple: 'Apple Music',
};

/** How high each player is: song and list are px by the services' own players, a film is as wide as its block. */
export const PLAYER_HEIGHTS: Record<Player['shape'], string> = { film: 'auto', song: '166px', list: '352px' };
