import type { MoodKind } from '$worker/feelings/kinds';
import type { Look } from './acts';

const bright: Look = { eyes: 'open', mouth: 'smile' };
const beaming: Look = { eyes: 'happy', mouth: 'open' };
const tender: Look = { eyes: 'happy', mouth: 'rest' };
const low: Look = { eyes: 'sad', mouth: 'sad' };
const drowsy: Look = { eyes: 'sleepy', mouth: 'sing' };
const cross: Look = { eyes: 'cross', mouth: 'pout' };
const struck: Look = { eyes: 'wide', mouth: 'rest' };

/** What a pet's face makes of its owner's mood. */
export const MOOD_LOOKS: Record<MoodKind, Look> = {
  happy: beaming,
  excited: beaming,
  flutter: { eyes: 'love', mouth: 'smile' },
  loved: { eyes: 'love', mouth: 'smile' },
  grateful: tender,
  proud: bright,
  calm: tender,
  cozy: { eyes: 'closed', mouth: 'smile' },
  relieved: { eyes: 'closed', mouth: 'smile' },
  playful: { eyes: 'wide', mouth: 'smile' },
  cool: bright,
  dreamy: { eyes: 'sleepy', mouth: 'smile' },
  curious: struck,
  focused: { eyes: 'open', mouth: 'rest' },
  busy: struck,
  listening: { eyes: 'closed', mouth: 'smile' },
  hungry: { eyes: 'wide', mouth: 'open' },
  full: tender,
  sleepy: drowsy,
  tired: drowsy,
  shy: { eyes: 'closed', mouth: 'smile' },
  nervous: { eyes: 'wide', mouth: 'sad' },
  surprised: { eyes: 'wide', mouth: 'open' },
  worried: low,
  missing: low,
  lonely: low,
  wistful: { eyes: 'sleepy', mouth: 'sad' },
  sad: low,
  grumpy: cross,
  angry: cross,
  sick: { eyes: 'sleepy', mouth: 'sad' },
  blank: { eyes: 'sleepy', mouth: 'rest' },
};
