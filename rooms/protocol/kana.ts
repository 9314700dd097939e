const KATAKANA = /[\u30a1-\u30f6]/gu;

/** Katakana as hiragana: the same sounds, and people type either. U+30A1–U+30F6 lie 0x60 above theirs. */
export const hiragana = (text: string): string => text.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
