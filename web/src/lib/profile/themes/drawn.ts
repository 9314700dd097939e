import type { Look } from '$worker/profiles/look';
import type { Drawn } from './theme';

export type Theme = Look['theme'];

/** Each theme in a file of its own: a visitor loads the one that they see. */
const FILES: Record<Theme, () => Promise<{ drawn: Drawn }>> = {
  paper: () => import('./paper'),
  sky: () => import('./sky'),
  window: () => import('./window'),
  garden: () => import('./garden'),
  sea: () => import('./sea'),
  picnic: () => import('./picnic'),
  candy: () => import('./candy'),
  midnight: () => import('./midnight'),
  arcade: () => import('./arcade'),
  poster: () => import('./poster'),
  hanok: () => import('./hanok'),
  batik: () => import('./batik'),
  wave: () => import('./wave'),
  blueprint: () => import('./blueprint'),
  cafe: () => import('./cafe'),
  snow: () => import('./snow'),
};

export const THEMES = Object.keys(FILES) as Theme[];
export const drawnOf = async (theme: Theme): Promise<Drawn> => (await FILES[theme]()).drawn;

export type AllDrawn = Record<Theme, Drawn>;
export const allDrawn = async () =>
  Object.fromEntries(await Promise.all(THEMES.map(async (theme) => [theme, await drawnOf(theme)] as const))) as AllDrawn;
