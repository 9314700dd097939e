import { getLocale } from '$lib/paraglide/runtime';
import { LANGS, type Lang } from '$rooms/protocol/lang';

type Inputs = Record<string, unknown>;

/** A message from its texts, in the order of LANGS: what web/short-messages.ts makes of each of Paraglide's. */
export const inLocale =
  (texts: (inputs: Inputs) => string[]) =>
  (inputs: Inputs = {}, { locale = getLocale() }: { locale?: Lang } = {}) =>
    texts(inputs)[LANGS.indexOf(locale)];
