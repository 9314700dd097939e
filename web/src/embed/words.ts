type Words = { talk: string; close: string; away: string };

const WORDS: Record<string, Words> = {
  ko: { talk: '채팅', close: '채팅 닫기', away: '채팅방 열기' },
  ja: { talk: 'チャット', close: 'チャットを閉じる', away: 'チャットルームを開く' },
  id: { talk: 'Obrolan', close: 'Tutup obrolan', away: 'Buka ruang obrolan' },
  en: { talk: 'Chat', close: 'Close the chat', away: 'Open the chat room' },
};

/** The few words that stand in the partner's page and not in the frame, in the first language of those that we have. */
export function wordsIn(...tags: (string | null)[]): Words {
  for (const tag of tags) {
    const words = WORDS[tag?.split('-')[0]?.toLowerCase() ?? ''];
    if (words) return words;
  }
  return WORDS.en!;
}
