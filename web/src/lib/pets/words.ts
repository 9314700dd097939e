import type { Problem } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import type { PetView } from '$worker/pets/input';
import type { Age, DeedKind, Food, PetKind, Toy, Trick } from '$worker/pets/kinds';
import type { Home } from '$worker/pets/options';

export const KIND_WORDS: Record<PetKind, () => string> = {
  cat: m.pet_kind_cat,
  dog: m.pet_kind_dog,
  rabbit: m.pet_kind_rabbit,
  duck: m.pet_kind_duck,
  axolotl: m.pet_kind_axolotl,
  dragon: m.pet_kind_dragon,
};
export const AGE_WORDS: Record<Age, () => string> = { baby: m.pet_age_baby, young: m.pet_age_young, grown: m.pet_age_grown };
export const FOOD_WORDS: Record<Food, () => string> = {
  fish: m.pet_food_fish,
  meat: m.pet_food_meat,
  carrot: m.pet_food_carrot,
  corn: m.pet_food_corn,
  shrimp: m.pet_food_shrimp,
  chili: m.pet_food_chili,
};
export const TOY_WORDS: Record<Toy, () => string> = { ball: m.pet_toy_ball, ribbon: m.pet_toy_ribbon, bubbles: m.pet_toy_bubbles };
export const TRICK_WORDS: Record<Trick, () => string> = {
  wave: m.pet_trick_wave,
  spin: m.pet_trick_spin,
  bow: m.pet_trick_bow,
  jump: m.pet_trick_jump,
  roll: m.pet_trick_roll,
  sing: m.pet_trick_sing,
  dance: m.pet_trick_dance,
};
export const DEED_WORDS: Record<DeedKind, () => string> = {
  feed: m.pet_feed,
  play: m.pet_play,
  wash: m.pet_wash,
  teach: m.pet_teach,
};
export const HOME_WORDS: Record<Home, () => string> = {
  room: m.pet_home_room,
  meadow: m.pet_home_meadow,
  beach: m.pet_home_beach,
  stars: m.pet_home_stars,
};
export const TEMPER_WORDS: Record<PetView['temper'], () => string> = {
  napping: m.pet_temper_napping,
  sulking: m.pet_temper_sulking,
  content: m.pet_temper_content,
  happy: m.pet_temper_happy,
};

type Want = NonNullable<PetView['wants']>;
const WANTS: Record<Want, (inputs: { name: string }) => string> = {
  food: m.pet_wants_food,
  joy: m.pet_wants_joy,
  clean: m.pet_wants_clean,
};
export const wantText = (want: Want, name: string) => WANTS[want]({ name });

type Why = NonNullable<PetView['may'][DeedKind]>;
const WHYS: Record<Why, (inputs: { name: string }) => string> = {
  full: m.pet_why_full,
  clean: m.pet_why_clean,
  asleep: m.pet_why_asleep,
  small: m.pet_why_small,
  today: m.pet_why_today,
  owners: m.pet_why_owners,
};
/** Why something can't be done for it now. */
export const whyText = (why: Why, name: string) => WHYS[why]({ name });

export const refusalText = (problem: Problem, view: PetView | null) =>
  problem.code === 'auth.forbidden' && view ? whyText('owners', view.name) : (problem.errors[0]?.message ?? problem.detail);
