import type { Lang } from '../../../../rooms/protocol/lang';

/** How people laugh and cry in writing, wherever they are from. */
const LAUGH = [
  '(?<![ㄱ-ㅎ])[ㅋㅎ]+(?![ㄱ-ㅎ])|크{2,}|하하+|히히+|캬캬+',
  '(?<![a-z0-9])[wｗ]+(?![\\p{L}\\p{N}])|(?<=[^a-z0-9\\s])[wｗ]+(?![\\p{L}\\p{N}])|[(（]笑[)）]|(?<!爆)笑+(?![\\p{L}])|草+(?![\\p{L}])',
  '(?<![\\p{L}])(?:a?w+k+(?:w+k*)*|(?:ha){2,}h?|a?ha(?:ha)+h?|(?:he){2,}h?|(?:hi){2,}|(?:xi){2,}|lo+l|lmf?ao+|rofl|ngakak lol)(?![\\p{L}])',
].join('|');
const CRY = "[ㅠㅜ]+|[(（]泣[)）]|(?<!号)泣+(?![\\p{L}])|(?<![\\p{L}\\p{N}])(?:t[_.]t|;_;|hiks+|huhu+|hu{3,}|:'\\()(?![\\p{L}])";

export const SOUND = { laugh: LAUGH, cry: CRY } as const;
export type Sound = keyof typeof SOUND;

/** Said quietly, and aloud. */
const SAID: Record<Sound, Record<Lang, readonly [string, string]>> = {
  laugh: { ko: ['ㅋㅋ', 'ㅋㅋㅋㅋ'], ja: ['笑', 'www'], id: ['wkwk', 'wkwkwk'], en: ['haha', 'hahaha'] },
  cry: { ko: ['ㅠㅠ', 'ㅠㅠㅠㅠ'], ja: ['(泣)', '(泣)'], id: ['huhu', 'huhuhu'], en: ['T_T', 'T_T'] },
};

/** The reader's own way; what somebody held for long is aloud. */
export const soundOf = (sound: Sound, written: string, to: Lang): string =>
  SAID[sound][to][written.length > 4 || /^w{3,}$/u.test(written) ? 1 : 0];
