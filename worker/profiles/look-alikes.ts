/** From a hiragana to its katakana, in code points. */
export const KANA_SHIFT = 0x60;

/** Characters that are drawn alike, or nearly so in small type: each group counts as its first. */
const ALIKE = [
  // Latin and digits: a capital I is an l, in most fonts.
  'o0',
  'li1',
  // Katakana, and the kanji that look like them.
  'カ力',
  'ロ口囗',
  'ニ二',
  'ハ八',
  'タ夕',
  'エ工',
  'ト卜',
  'オ才',
  'チ千干于',
  'ー一',
  'ミ三',
  'ヌ又',
  'ノ丿',
  'イ亻',
  'ヒ匕',
  'ム厶',
  'ク勹',
  'メ乂',
  'ウ宀',
  // Small kana, and those that differ by how a stroke falls.
  'アァ',
  'イィ',
  'ウゥ',
  'エェ',
  'オォ',
  'カヵ',
  'ケヶ',
  'ツッ',
  'ヤャ',
  'ユュ',
  'ヨョ',
  'ワヮ',
  // Kanji that differ by the length of a stroke.
  '日曰',
  '己已巳',
  '土士',
  '未末',
  '人入',
  '戊戌戍',
];

/** A character, and what it counts as. */
export const FOLDED: ReadonlyMap<string, string> = new Map(
  ALIKE.flatMap((group) => {
    const [first = '', ...others] = [...group];
    return others.map((other): [string, string] => [other, first]);
  }),
);

/** Two letters that together look like one. Read after single ones are folded. */
export const PAIRS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];
