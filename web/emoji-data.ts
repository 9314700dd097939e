import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { LANGS, type Lang } from '../rooms/protocol/lang';
import { z } from '../rooms/protocol/z';

const read = (name: string): unknown => JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8'));
const groups = z.array(
  z.object({
    slug: z.string(),
    emojis: z.array(z.object({ emoji: z.string(), emoji_version: z.string(), skin_tone_support: z.boolean() })),
  }),
);
const annotations = z.object({
  annotations: z.object({
    annotations: z.record(z.string(), z.object({ default: z.optional(z.array(z.string())), tts: z.optional(z.array(z.string())) })),
  }),
});

/** A joined picture that CLDR has no words of its own for takes those of a plain one: a family those of "family". */
const PLAIN: [of: RegExp, plain: string][] = [
  [/💋/u, '💏'],
  [/❤/u, '💑'],
  [/^[👨👩](\u200d[👨👩])?(\u200d[👦👧])+$/u, '👪'],
];
const FLAG: Record<Lang, string> = { ko: '국기', ja: '国旗', id: 'bendera', en: 'flag' };
const NATIONS: Record<string, Record<Lang, string>> = {
  gbeng: { ko: '잉글랜드', ja: 'イングランド', id: 'Inggris (England)', en: 'England' },
  gbsct: { ko: '스코틀랜드', ja: 'スコットランド', id: 'Skotlandia', en: 'Scotland' },
  gbwls: { ko: '웨일스', ja: 'ウェールズ', id: 'Wales', en: 'Wales' },
};

const letters = (emoji: string, first: number) =>
  [...emoji].map((c) => (c.codePointAt(0) ?? 0) - first).flatMap((n) => (n >= 0 && n < 26 ? [String.fromCharCode(97 + n)] : []));

/** The place that a flag stands for, in `lang`; undefined where the emoji isn't a place's flag. */
function placeOf(emoji: string, lang: Lang): string | undefined {
  const country = letters(emoji, 0x1f1e6).join('');
  if (country.length === 2) return new Intl.DisplayNames(lang, { type: 'region' }).of(country.toUpperCase());
  return NATIONS[letters(emoji, 0xe0061).join('')]?.[lang];
}

/** Every emoji of Unicode's in its order and groups: `[emoji, the version it came with, whether it takes skin tones]`. */
export const emojiList = () =>
  groups.parse(read('unicode-emoji-json/data-by-group.json')).map(({ slug, emojis }) => ({
    group: slug.split('_')[0] ?? slug,
    emojis: emojis.map(({ emoji, emoji_version, skin_tone_support }) => [emoji, Number(emoji_version), skin_tone_support ? 1 : 0] as const),
  }));

/** Name and keywords of each emoji of the list, in its order: `name|keyword|…`. Unicode's CLDR, Unicode Licence v3. */
export function emojiWords(lang: Lang): string[] {
  const said = annotations.parse(read(`cldr-annotations-full/annotations/${lang}/annotations.json`)).annotations.annotations;
  const of = (emoji: string) => said[emoji.replaceAll('\ufe0f', '')];
  const nameOf = (emoji: string) => of(emoji)?.tts?.[0];
  const wordsOf = (emoji: string): string[] => {
    const place = placeOf(emoji, lang);
    if (place !== undefined) return [place, FLAG[lang], letters(emoji, 0x1f1e6).join('')];
    const own = nameOf(emoji);
    if (own !== undefined) return [own, ...(of(emoji)?.default ?? [])];
    const pieces = emoji.split('\u200d').map((piece) => nameOf(piece) ?? piece.replace(/[\ufe0f\u20e3]/gu, ''));
    const plain = PLAIN.find(([kind]) => kind.test(emoji.replaceAll('\ufe0f', '')))?.[1] ?? emoji.split('\u200d')[0] ?? emoji;
    const kind = nameOf(plain);
    const name = kind !== undefined && kind !== pieces[0] ? `${kind}: ${pieces.join(', ')}` : pieces.join(', ');
    return [name, ...(of(plain)?.default ?? [])];
  };
  return emojiList().flatMap(({ emojis }) => emojis.map(([emoji]) => [...new Set(wordsOf(emoji).filter((word) => word !== ''))].join('|')));
}

/**
 * The emoji picker's data as modules made by the build: `virtual:emoji/list`, and `virtual:emoji/ko` and so on. Hashed and cached like
 * any script of ours. Pages rendered on the server show no picker, so there they are empty.
 */
export function emojiData(): Plugin {
  const NAME = /^\0?virtual:emoji\/(list|ko|ja|id|en)$/;
  return {
    name: 'emoji-data',
    resolveId: (id) => (NAME.test(id) ? `\0${id.replace('\0', '')}` : undefined),
    load(id, options) {
      const [, what] = NAME.exec(id) ?? [];
      if (what === undefined) return undefined;
      const lang = LANGS.find((l) => l === what);
      const data = options?.ssr ? [] : lang ? emojiWords(lang) : emojiList();
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
    },
  };
}
