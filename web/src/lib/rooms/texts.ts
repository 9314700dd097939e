import { LANGS, type Lang } from '$rooms/protocol/lang';
import type { RoomView } from '$rooms/protocol/room';

/** Title and description as they stand in a form, by language; empty where nobody has written any. */
export type Texts = Record<Lang, { title: string; description: string }>;
/** As the room takes them, made or changed. */
export type Given = Partial<Record<Lang, { title: string; description: string } | null>>;

/** What the head has written in other languages so far: an engine's words are not theirs. */
export function textsOf({ translations = {} }: Pick<RoomView, 'translations'>): Texts {
  const own = (lang: Lang) => {
    const { title, description, engine, descriptionEngine } = translations[lang] ?? { title: '', description: '', engine: null };
    return engine === null ? { title, description: descriptionEngine ? '' : description } : { title: '', description: '' };
  };
  return { ko: own('ko'), ja: own('ja'), id: own('id'), en: own('en') };
}

/** The form of a room that is still to be made. */
export const noTexts = (): Texts => textsOf({});

/** What a room is made with: the languages that are filled in, but for `own`, which is the form's itself. */
export const textsGiven = (texts: Texts, own: Lang): Given => textsChanged(noTexts(), { ...texts, [own]: noTexts()[own] });

/** Only the languages that differ; null takes the head's words away, and an engine's come instead. */
export function textsChanged(was: Texts, now: Texts): Given {
  return Object.fromEntries(
    LANGS.flatMap((lang): [Lang, Given[Lang]][] => {
      const text = { title: now[lang].title.trim(), description: now[lang].description.trim() };
      if (text.title === was[lang].title && text.description === was[lang].description) return [];
      return [[lang, text.title === '' ? null : text]];
    }),
  );
}
