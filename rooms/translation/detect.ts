import { francAll } from 'franc-min';
import type { Lang } from '../protocol/lang';
import { isFrequent } from './frequent-words';
import { protect, wordsOf } from '../protocol/marks';

/** Code units that decide: a longer text says nothing more about its language, and costs more. */
const READ = 600;
/** Languages, by the names that franc gives them, that lines in Latin letters are weighed against. More of them find more in noise. */
const WEIGHED = { en: ['eng'], id: ['ind', 'zlm'], und: ['tgl', 'vie', 'spa', 'por', 'fra', 'deu', 'ita', 'nld', 'tur'] };
type Weighed = keyof typeof WEIGHED;
/** What counts beside franc's 0 to 1: a line all of frequent words, the sender's own language, and doubt of one or two words. Tuned on half of the labelled lines. */
const OF_WORDS = 2;
const OF_PRIOR = 0.3;
const OF_DOUBT = 0.2;

/** Laughter, tears and sighs of every language, which say nothing about it; and single letters, of which faces are made, but for words of one. */
const SOUND = new RegExp(
  `^(?:${[
    '[ㅋㅎㅠㅜㅡㅗ]+|ㅇ[ㅅㅁㅂㅡ]ㅇ',
    '[wｗ]+|[草笑泣]+',
    '(?:wk)+w?|a?(?:wo?k|ok){2,}|(?:xi){2,}',
    '[a-z]{0,2}(?:h[aeiou]){2,}h?|(?:ja){2,}',
    'lo+l|lma+o+|rofl|xd+|orz|gg+|z+|h*m{2,}|u+gh+|a+w+',
    '(\\p{L})\\1{3,}',
    '[b-hj-qs-tv-xz\\p{Script=Greek}\\p{Script=Cyrillic}ツノシヽヾﾉ]',
  ].join('|')})$`,
  'iu',
);
const QUOTED = /「[^」]*」|『[^』]*』|《[^》]*》|“[^”]*”|"[^"]*"/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]+/gu;

/** Characters that today's Japanese doesn't write, and that only it writes. */
const ONLY_CHINESE =
  /[是你您妳她们們这這吗嗎呢吧很沒谁么给說说谢欢歡爱乐气时对听关门问间开车东见长还过进远运选边达发无与为从来業書马鸟鱼龙语请让红绿银钱错钟结线级组网买卖费现视觉计认识话误课调谈译议许论设访证评词试诗]/u;
const ONLY_JAPANESE = /[気楽円駅図売読変対応発経済験検転続広県様桜帰黒辺歩総戦団弾関実単働込]/u;

const words = (text: string) =>
  wordsOf(protect(text).text)
    .split(' ')
    .filter((word) => word && !SOUND.test(word));
const lengthOf = (parts: readonly string[]) => parts.join('').length;

/** Kanji alone: by characters that only one language writes, else as the sender would read them. */
function ofKanji(text: string, prior: Lang): Lang | 'und' {
  if (ONLY_CHINESE.test(text)) return 'und';
  return prior === 'ja' || ONLY_JAPANESE.test(text) ? 'ja' : 'und';
}

/** Latin letters: the frequent words of a line, what franc finds in its letters, and the sender's own language, weighed together. */
function ofLatin(latin: readonly string[], prior: Lang): Lang | 'und' {
  const said = latin.map((word) => word.toLowerCase());
  const share = (of: Weighed) => said.filter((word) => isFrequent(word, of)).length / said.length;
  const shares = { en: share('en'), id: share('id'), und: share('und') };
  const isName = shares.en + shares.id + shares.und === 0 && latin.every((word, i) => word !== said[i]);
  if (lengthOf(said) < 2 || isName) return 'und';

  const found = new Map(francAll(said.join(' '), { minLength: 1, only: Object.values(WEIGHED).flat() }));
  const weight = (of: Weighed) => OF_WORDS * shares[of] + Math.max(...WEIGHED[of].map((name) => found.get(name) ?? 0));
  const own = (of: 'en' | 'id') => weight(of) + (of === prior ? OF_PRIOR : 0);
  const doubt = weight('und') + (said.length <= 2 ? OF_DOUBT : 0);
  const likelier = own('en') > own('id') ? 'en' : 'id';
  return own(likelier) > doubt ? likelier : 'und';
}

/**
 * The language of a chat line, or `und` where it has nothing to read (links, names, emoji, laughter), is in a language that we don't
 * offer, or is too short to know. Hangul and kana are sure signs, whatever loanwords and quotes stand between them; what they can't
 * tell, the letters do, with `prior`, the language that the sender reads. Malay counts as Indonesian. Never throws; time doesn't grow
 * with the text's length.
 */
export function detect(text: string, prior: Lang): Lang | 'und' {
  const start = text.slice(0, READ);
  const unquoted = words(start.replace(QUOTED, ' '));
  const said = unquoted.length > 0 ? unquoted : words(start);
  const line = said.join(' ');

  const hangul = line.match(/\p{Script=Hangul}+/gu) ?? [];
  const japanese = line.match(JAPANESE) ?? [];
  const latin = (line.match(/[\p{Script=Latin}\p{M}]+/gu) ?? []).filter((word) => !SOUND.test(word));
  // A name or a title in Latin letters has capitals; a sentence with one Korean word in it has not.
  const sentence = latin.filter((word) => word === word.toLowerCase()).length;
  const isSure = hangul.length > 0 || KANA.test(line);
  if (isSure && sentence < 2 * (hangul.length + japanese.length)) return lengthOf(hangul) >= lengthOf(japanese) ? 'ko' : 'ja';
  if (!isSure && japanese.length > sentence) return ofKanji(line, prior);
  // Mostly Thai, Cyrillic, Arabic or another script that none of ours is written in.
  if (lengthOf(said) > 2 * lengthOf(latin)) return 'und';
  return ofLatin(latin, prior);
}
