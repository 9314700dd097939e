import { m } from '$lib/paraglide/messages';
import type { StickerId } from '$rooms/protocol/sticker';

/** Files of their own, never inside the scripts: a page loads those that it shows, each once and for good. */
const FILES = import.meta.glob<string>('./art/*.svg', { eager: true, query: '?url&no-inline', import: 'default' });

/** Where the picture of a sticker is. It is square, with a white edge of its own. */
export const stickerUrl = (id: StickerId): string => FILES[`./art/${id}.svg`] ?? '';

/** What a sticker is called in the reader's language. */
export const STICKER_NAMES: Record<StickerId, () => string> = {
  hello: m.sticker_hello,
  love: m.sticker_love,
  thanks: m.sticker_thanks,
  laugh: m.sticker_laugh,
  fighting: m.sticker_fighting,
  congrats: m.sticker_congrats,
  hug: m.sticker_hug,
  pat: m.sticker_pat,
  okay: m.sticker_okay,
  shy: m.sticker_shy,
  surprised: m.sticker_surprised,
  sorry: m.sticker_sorry,
  cry: m.sticker_cry,
  angry: m.sticker_angry,
  sleepy: m.sticker_sleepy,
  heart: m.sticker_heart,
  star: m.sticker_star,
  sparkle: m.sticker_sparkle,
  moon: m.sticker_moon,
  sun: m.sticker_sun,
  cloud: m.sticker_cloud,
  rainbow: m.sticker_rainbow,
  flame: m.sticker_flame,
  flower: m.sticker_flower,
  clover: m.sticker_clover,
  mushroom: m.sticker_mushroom,
  strawberry: m.sticker_strawberry,
  peach: m.sticker_peach,
  cherries: m.sticker_cherries,
  egg: m.sticker_egg,
  toast: m.sticker_toast,
  cat: m.sticker_cat,
  shiba: m.sticker_shiba,
  rabbit: m.sticker_rabbit,
  bear: m.sticker_bear,
  chick: m.sticker_chick,
  whale: m.sticker_whale,
  ribbon: m.sticker_ribbon,
  letter: m.sticker_letter,
  balloon: m.sticker_balloon,
  popper: m.sticker_popper,
  clap: m.sticker_clap,
  tape: m.sticker_tape,
  cassette: m.sticker_cassette,
};
