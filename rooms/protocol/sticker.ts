import { z } from './z';

/** Small figures that say how somebody feels, and then things to decorate with. Ids stay for good: they are kept with what people wrote and made. */
export const EMOTICONS = [
  'hello',
  'love',
  'thanks',
  'laugh',
  'fighting',
  'congrats',
  'hug',
  'pat',
  'okay',
  'shy',
  'surprised',
  'sorry',
  'cry',
  'angry',
  'sleepy',
] as const;
export const DECORATIONS = [
  'heart',
  'star',
  'sparkle',
  'moon',
  'sun',
  'cloud',
  'rainbow',
  'flame',
  'flower',
  'clover',
  'mushroom',
  'strawberry',
  'peach',
  'cherries',
  'egg',
  'toast',
  'cat',
  'shiba',
  'rabbit',
  'bear',
  'chick',
  'whale',
  'ribbon',
  'letter',
  'balloon',
  'popper',
  'clap',
  'tape',
  'cassette',
] as const;
export const STICKER_IDS = [...EMOTICONS, ...DECORATIONS] as const;

export const stickerId = z.enum(STICKER_IDS);
export type StickerId = z.infer<typeof stickerId>;
