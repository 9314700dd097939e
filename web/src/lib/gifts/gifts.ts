import { m } from '$lib/paraglide/messages';
import type { GiftItem } from '$worker/gifts/catalogue';

/** Files of their own, never inside the scripts: a page loads those that it shows. */
const FILES = import.meta.glob<string>('./art/*.svg', { eager: true, query: '?url&no-inline', import: 'default' });

/** Where the picture of a gift is. It is square. */
export const giftUrl = (item: GiftItem): string => FILES[`./art/${item}.svg`] ?? '';

/** What gifts are called in the reader's language, in the order in which they are offered. */
export const GIFT_NAMES: Record<GiftItem, () => string> = {
  bungeoppang: m.gift_bungeoppang,
  tteokbokki: m.gift_tteokbokki,
  gimbap: m.gift_gimbap,
  dalgona: m.gift_dalgona,
  onigiri: m.gift_onigiri,
  dango: m.gift_dango,
  matcha: m.gift_matcha,
  ramune: m.gift_ramune,
  cendol: m.gift_cendol,
  tumpeng: m.gift_tumpeng,
  klepon: m.gift_klepon,
  martabak: m.gift_martabak,
  boba: m.gift_boba,
  coffee: m.gift_coffee,
  cake: m.gift_cake,
  icecream: m.gift_icecream,
  macaron: m.gift_macaron,
  chocolate: m.gift_chocolate,
  bouquet: m.gift_bouquet,
  tulip: m.gift_tulip,
  cactus: m.gift_cactus,
  teddy: m.gift_teddy,
  crown: m.gift_crown,
  ring: m.gift_ring,
  book: m.gift_book,
  candle: m.gift_candle,
  scarf: m.gift_scarf,
  umbrella: m.gift_umbrella,
  daruma: m.gift_daruma,
  luckycat: m.gift_luckycat,
  pouch: m.gift_pouch,
  crane: m.gift_crane,
  chime: m.gift_chime,
  kite: m.gift_kite,
  starjar: m.gift_starjar,
  snowglobe: m.gift_snowglobe,
  trophy: m.gift_trophy,
};
export const GIFT_ITEMS = Object.keys(GIFT_NAMES) as GiftItem[];
