/** Every engine by its name, in the order in which they are asked unless TRANSLATE_ENGINES says otherwise. */
export const ENGINES = ['workers-ai', 'libretranslate', 'phrasebook'] as const;
export type EngineName = (typeof ENGINES)[number];

const isName = (word: string): word is EngineName => ENGINES.some((name) => name === word);

/** The engines that are on, in their order: those that are named and have what they need. Words that name none are left out. */
export function enginesOn(env: { TRANSLATE_ENGINES?: string; LIBRETRANSLATE_URL?: string; AI?: unknown }): EngineName[] {
  const has = { 'workers-ai': Boolean(env.AI), libretranslate: Boolean(env.LIBRETRANSLATE_URL), phrasebook: true };
  const words = (env.TRANSLATE_ENGINES ?? ENGINES.join(' ')).split(/[\s,]+/);
  return [...new Set(words)].filter(isName).filter((name) => has[name]);
}
