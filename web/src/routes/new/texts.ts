import { LANGS, type Lang } from '$rooms/protocol/lang';

/** Title and description in each language, as they stand in the form. */
export type Texts = Record<Lang, { title: string; description: string }>;

const none = () => ({ title: '', description: '' });
export const noTexts = (): Texts => ({ ko: none(), ja: none(), id: none(), en: none() });

/** What the room is made with: those that have a title, but for `own`, in which the form itself is filled in. */
export function givenTexts(texts: Texts, own: Lang): Partial<Record<Lang, { title: string; description?: string }>> {
  const given = LANGS.filter((lang) => lang !== own && texts[lang].title.trim() !== '');
  return Object.fromEntries(
    given.map((lang) => {
      const [title, description] = [texts[lang].title.trim(), texts[lang].description.trim()];
      return [lang, { title, ...(description && { description }) }];
    }),
  );
}
