/** None, then Fitzpatrick's five, from light to dark. */
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;
export type Tone = (typeof TONES)[number];

/** The same emoji with a skin tone: on every person in it, but not on a handshake between two (UTS #51). */
export const toned = (emoji: string, tone: Tone): string =>
  tone === ''
    ? emoji
    : emoji.replace(
        /(?<!\u200d)(\p{Emoji_Modifier_Base})\ufe0f?|\u200d(?!🤝)(\p{Emoji_Modifier_Base})\ufe0f?/gu,
        (found) => found.replace('\ufe0f', '') + tone,
      );
