export const THEME_COOKIE = 'theme';
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** `auto` follows the system. The cookie is read on the server, so that the first paint is already right. */
export const pickTheme = (cookie: string | undefined): Theme => THEMES.find((t) => t === cookie) ?? 'auto';
