import { m } from '$lib/paraglide/messages';
import type { Theme } from './drawn';

export const THEME_NAMES: Record<Theme, () => string> = {
  paper: m.profile_theme_paper,
  sky: m.profile_theme_sky,
  window: m.profile_theme_window,
  garden: m.profile_theme_garden,
  sea: m.profile_theme_sea,
  picnic: m.profile_theme_picnic,
  candy: m.profile_theme_candy,
  midnight: m.profile_theme_midnight,
  arcade: m.profile_theme_arcade,
  poster: m.profile_theme_poster,
  hanok: m.profile_theme_hanok,
  batik: m.profile_theme_batik,
  wave: m.profile_theme_wave,
  blueprint: m.profile_theme_blueprint,
  cafe: m.profile_theme_cafe,
  snow: m.profile_theme_snow,
};
