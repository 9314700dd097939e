import { LANGS, type Lang } from '$rooms/protocol/lang';
import { fold, type Findable } from './search';
import { supported } from './supported';

/** `at` is its place in the list, and in every language's words. */
export type Emoji = Findable & { at: number; name: string; takesTone: boolean };
export type Group = { group: string; emojis: Emoji[] };

const WORDS: Record<Lang, () => Promise<{ default: string[] }>> = {
  ko: () => import('virtual:emoji/ko'),
  ja: () => import('virtual:emoji/ja'),
  id: () => import('virtual:emoji/id'),
  en: () => import('virtual:emoji/en'),
};

type Words = { names: string[]; words: string[] };
const wordsOf = (line = ''): Words => {
  const said = line.split('|').map(fold);
  return { names: said.slice(0, 1), words: said.slice(1) };
};

/** Every emoji that this device can show, in Unicode's groups, named and to be found in one language. */
export async function emojis(lang: Lang): Promise<Group[]> {
  const [list, words] = await Promise.all([import('virtual:emoji/list'), WORDS[lang]()]);
  const shows = supported();
  let next = 0;
  return list.default.map(({ group, emojis }) => ({
    group,
    emojis: emojis.flatMap(([emoji, version, takesTone]) => {
      const at = next++;
      const line = words.default[at];
      return shows(emoji, version) ? [{ emoji, at, name: line?.split('|')[0] ?? emoji, ...wordsOf(line), takesTone: takesTone === 1 }] : [];
    }),
  }));
}

/** The same with the words of the other languages too: people search in whichever they think in. */
export async function withAllWords(groups: Group[], lang: Lang): Promise<Emoji[]> {
  const others = await Promise.all(LANGS.filter((one) => one !== lang).map((one) => WORDS[one]()));
  return groups.flatMap(({ emojis }) =>
    emojis.map((one) => {
      const same = [one, ...others.map((words) => wordsOf(words.default[one.at]))];
      return { ...one, names: same.flatMap(({ names }) => names), words: same.flatMap(({ words }) => words) };
    }),
  );
}
