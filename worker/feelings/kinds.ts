import { z } from '../http/z';

/** Moods of a day. Each is drawn (web/src/lib/feelings/art/moods.ts), in this order. */
export const MOODS = [
  'happy',
  'excited',
  'flutter',
  'loved',
  'grateful',
  'proud',
  'calm',
  'cozy',
  'relieved',
  'playful',
  'cool',
  'dreamy',
  'curious',
  'focused',
  'busy',
  'listening',
  'hungry',
  'full',
  'sleepy',
  'tired',
  'shy',
  'nervous',
  'surprised',
  'worried',
  'missing',
  'lonely',
  'wistful',
  'sad',
  'grumpy',
  'angry',
  'sick',
  'blank',
] as const;
export const moodKind = z.enum(MOODS);
export type MoodKind = (typeof MOODS)[number];

/** What somebody may ask of their visitors by putting a feeling up. Each is drawn (web/src/lib/feelings/art/feelings.ts). */
export const FEELINGS = ['heart', 'pat', 'cheer', 'praise', 'clover', 'party', 'tea', 'tears', 'fire', 'laugh', 'moon', 'star'] as const;
export const feelingKind = z.enum(FEELINGS);
export type FeelingKind = (typeof FEELINGS)[number];

/** How it is answered: by a tap, or by how much. */
export const ANSWERS = ['tap', 'slider'] as const;
export const answerKind = z.enum(ANSWERS);
export type AnswerKind = (typeof ANSWERS)[number];

/** How long a mood is shown. */
export const MOOD_MS = 24 * 60 * 60 * 1000;
/** How many feelings one person has up at a time. */
export const FEELINGS_MAX = 8;
/** How many of the names that were given are shown with a feeling: the newest. */
export const NAMES_SHOWN = 8;
