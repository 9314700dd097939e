import { LANGS, type Lang } from '$rooms/protocol/lang';
import { fold, type Findable } from './search';
import { supported } from './supported';

export type Emoji = Findable & { name: string; takesTone: boolean };
export type Group = { group: string; emojis: Emoji[] };

const WORDS: Record<Lang, () => Promise<{ default: string[] }>> = {
  ko: () => import('virtual:emoji/ko'),
  ja: () => import('virtual:emoji/ja'),
  id: () => import('virtual:emoji/id'),
  en: () => import('virtual:emoji/en'),
};

/** Every emoji that this device can show, in Unicode's groups, named and to be found in one language. */
export async function emojis(lang: Lang): Promise<Group[]> {
  const [list, words] = await Promise.all([import('virtual:emoji/list'), WORDS[lang]()]);
  const shows = supported();
  let at = 0;
  return list.default.map(({ group, emojis }) => ({
    group,
    emojis: emojis.flatMap(([emoji, version, takesTone]) => {
      const said = (words.default[at++] ?? '').split('|');
      return shows(emoji, version)
        ? [{ emoji, name: said[0] ?? emoji, names: said.slice(0, 1).map(fold), words: said.slice(1).map(fold), takesTone: takesTone === 1 }]
        : [];
    }),
  }));
}

/** The same with the words of the other languages too: people search in whichever they think in. */
export async function withAllWords(groups: Group[], lang: Lang): Promise<Emoji[]> {
  const others = await Promise.all(LANGS.filter((one) => one !== lang).map(emojis));
  const more = Map.groupBy(
    others.flat().flatMap((group) => group.emojis),
    ({ emoji }) => emoji,
  );
  return groups.flatMap(({ emojis }) =>
    emojis.map((one) => {
      const same = [one, ...(more.get(one.emoji) ?? [])];
      return { ...one, names: same.flatMap(({ names }) => names), words: same.flatMap(({ words }) => words) };
    }),
  );
}
