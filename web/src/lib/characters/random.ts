import { RECIPE_VERSION, type Recipe } from '$rooms/protocol/character';
import type { SlotName } from './art/item';
import { GROUNDS, HAIRS, IRISES, LIPS, SKINS } from './art/palettes';
import { PALETTES, PARTS } from './art/parts';
import { brightness, mix } from './colour';
import { short } from './art/hair/short';

type Chance = () => number;
const pick = <T>(chance: Chance, list: readonly T[]): T => list[Math.min(list.length - 1, Math.floor(chance() * list.length))]!;

/** How often something is worn that may as well not be. */
const OFTEN: Partial<Record<SlotName, number>> = { marks: 0.4, beard: 0.3, neck: 0.16, headwear: 0.24, glasses: 0.22, earrings: 0.3 };
/** Crown and gat are for days that one chooses. */
const SELDOM = new Set(['gat', 'crown', 'mohawk', 'bald', 'wise']);

/** Somebody who might be anybody: parts by chance that go with one another, hair in colours that grow more often than not. */
export function randomRecipe(chance: Chance = Math.random): Recipe {
  const ids = (slot: SlotName) => Object.keys(PARTS[slot]).filter((id) => id !== 'none' && (!SELDOM.has(id) || chance() < 0.3));
  const hair = pick(chance, chance() < 0.78 ? HAIRS.slice(0, 7) : HAIRS);
  const slots: Recipe['slots'] = {};
  for (const slot of Object.keys(PARTS) as SlotName[]) {
    const often = OFTEN[slot];
    if (often !== undefined && chance() > often) continue;
    const item = pick(chance, ids(slot));
    const usual = PARTS[slot][item]?.colours ?? [];
    const palette = PALETTES[slot];
    // A thing's own colours were chosen together: at most its main one is changed.
    const colours = palette && usual.length > 0 && chance() < 0.6 ? [pick(chance, palette), ...usual.slice(1)] : undefined;
    slots[slot] = colours ? { item, colours } : { item };
  }
  slots.hair = { item: slots.hair?.item ?? 'crop', colours: [hair] };
  slots.brows = { item: slots.brows?.item ?? 'natural', colours: [mix(hair, '#3d2c2e', 0.35)] };
  if (slots.beard && Object.hasOwn(short, slots.hair.item)) slots.beard = { item: slots.beard.item, colours: [hair] };
  else delete slots.beard;
  const wall = pick(
    chance,
    GROUNDS.filter((colour) => brightness(colour) > 0.7 && colour !== '#ffffff'),
  );
  const ground = slots.ground?.item ?? 'plain';
  const own = PARTS.ground[ground]?.colours ?? [];
  slots.ground = ['plain', 'halo', 'dots', 'confetti'].includes(ground)
    ? { item: ground, colours: [wall, ...own.slice(1)] }
    : { item: ground };
  slots.eyes = { item: slots.eyes?.item ?? 'gem', colours: [pick(chance, chance() < 0.7 ? IRISES.slice(0, 4) : IRISES)] };
  slots.mouth = { item: slots.mouth?.item ?? 'smile', colours: [pick(chance, LIPS)] };
  if (slots.headwear && /^(hijab|pashmina)/.test(slots.headwear.item)) {
    delete slots.beard;
    slots.outfit = { item: pick(chance, ['gamis', 'gamis', 'kebaya', 'knit', 'cardigan', 'coat', 'hoodie']) };
  }
  return { v: RECIPE_VERSION, skin: pick(chance, SKINS), slots };
}
