import * as messages from '../chat/store';
import type { LiveRoom } from '../live';
import { LANGS } from '../protocol/lang';
import type { CardWord, RoomCard } from '../rpc';
import { isReadable } from './rules';

const WORDS = 2;
/** Further back than this nobody looks for words, however many of the newest were deleted. */
const LOOKED_AT = 50;
/** Code points of one text on a card. */
const TEXT_MAX = 200;

const cut = (text: string) => Array.from(text).slice(0, TEXT_MAX).join('');

function wordOf(room: LiveRoom, row: messages.MessageRow): CardWord {
  const translations: CardWord['translations'] = {};
  for (const lang of LANGS) {
    const said = room.translation.of(row, lang);
    if (said) translations[lang] = { text: cut(said.text), engine: said.engine };
  }
  return { seq: row.seq, nickname: room.members.person(row.member).nickname, text: cut(row.text), lang: row.lang, translations };
}

/** What was said last, newest first. Nothing, where strangers may not find or read it. */
function wordsOf(room: LiveRoom): CardWord[] {
  if (room.settings.visibility !== 'public' || !isReadable(room.settings)) return [];
  const { rows } = messages.page(room.sql, {}, LOOKED_AT);
  return rows
    .filter(({ text, deleted_at }) => text !== '' && deleted_at === null)
    .slice(-WORDS)
    .reverse()
    .map((row) => wordOf(room, row));
}

/** The room as the directory shows it. */
export const cardOf = (room: LiveRoom): RoomCard => ({
  ...room.view(),
  // One that is only read any more is found by its link.
  ...(room.settings.movedTo === null ? {} : { visibility: 'unlisted' as const }),
  speakers: room.settings.speakers,
  words: wordsOf(room),
  drawnAt: room.now(),
});
