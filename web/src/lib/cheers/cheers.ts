import { m } from '$lib/paraglide/messages';
import type { CheerKind } from '$worker/cheers/options';

/** What cheers are called, in the order in which they are offered. */
export const CHEER_NAMES: Record<CheerKind, () => string> = {
  clap: m.cheer_clap,
  heart: m.cheer_heart,
  star: m.cheer_star,
  flame: m.cheer_flame,
  popper: m.cheer_popper,
  hug: m.cheer_hug,
  pat: m.cheer_pat,
  clover: m.cheer_clover,
};
export const CHEER_KINDS = Object.keys(CHEER_NAMES) as CheerKind[];
