import { m } from '$lib/paraglide/messages';
import type { Expression } from './rig';

/** What each expression is called. */
export const MOOD_WORDS: Record<Expression, () => string> = {
  calm: m.character_mood_calm,
  happy: m.character_mood_happy,
  laugh: m.character_mood_laugh,
  wink: m.character_mood_wink,
  love: m.character_mood_love,
  starry: m.character_mood_starry,
  surprised: m.character_mood_surprised,
  shy: m.character_mood_shy,
  thinking: m.character_mood_thinking,
  playful: m.character_mood_playful,
  kiss: m.character_mood_kiss,
  sad: m.character_mood_sad,
  crying: m.character_mood_crying,
  angry: m.character_mood_angry,
  worried: m.character_mood_worried,
  sleepy: m.character_mood_sleepy,
  singing: m.character_mood_singing,
};
