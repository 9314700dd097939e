import { m } from '$lib/paraglide/messages';
import type { FeelingKind, MoodKind } from '$worker/feelings/kinds';

/** What each mood is called, as its owner would say it. */
export const MOOD_WORDS: Record<MoodKind, () => string> = {
  happy: m.mood_happy,
  excited: m.mood_excited,
  flutter: m.mood_flutter,
  loved: m.mood_loved,
  grateful: m.mood_grateful,
  proud: m.mood_proud,
  calm: m.mood_calm,
  cozy: m.mood_cozy,
  relieved: m.mood_relieved,
  playful: m.mood_playful,
  cool: m.mood_cool,
  dreamy: m.mood_dreamy,
  curious: m.mood_curious,
  focused: m.mood_focused,
  busy: m.mood_busy,
  listening: m.mood_listening,
  hungry: m.mood_hungry,
  full: m.mood_full,
  sleepy: m.mood_sleepy,
  tired: m.mood_tired,
  shy: m.mood_shy,
  nervous: m.mood_nervous,
  surprised: m.mood_surprised,
  worried: m.mood_worried,
  missing: m.mood_missing,
  lonely: m.mood_lonely,
  wistful: m.mood_wistful,
  sad: m.mood_sad,
  grumpy: m.mood_grumpy,
  angry: m.mood_angry,
  sick: m.mood_sick,
  blank: m.mood_blank,
};

/** What each feeling asks of visitors. */
export const FEELING_ASKS: Record<FeelingKind, () => string> = {
  heart: m.feeling_heart,
  pat: m.feeling_pat,
  cheer: m.feeling_cheer,
  praise: m.feeling_praise,
  clover: m.feeling_clover,
  party: m.feeling_party,
  tea: m.feeling_tea,
  tears: m.feeling_tears,
  fire: m.feeling_fire,
  laugh: m.feeling_laugh,
  moon: m.feeling_moon,
  star: m.feeling_star,
};

/** In the order in which they are offered: that of the drawings. */
export const kindsOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];
