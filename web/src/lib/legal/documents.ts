import type { Lang } from '$rooms/protocol/lang';

/** The operator's own texts, as they lay in web/operator/ when the pages were built: terms.txt, or terms.ko.txt and so on. */
const files = import.meta.glob<string>('/operator/*.txt', { query: '?raw', import: 'default', eager: true });

export type Document = { text: string; lang: Lang | null };
export type Block = { kind: 'heading' | 'text'; text: string };

/** The text in the reader's language, else the one in no particular language, else any; null where the operator has set none. */
export function documentOf(name: 'terms' | 'privacy', lang: Lang): Document | null {
  const own = files[`/operator/${name}.${lang}.txt`];
  if (own) return { text: own, lang };
  const plain = files[`/operator/${name}.txt`] ?? Object.entries(files).find(([path]) => path.startsWith(`/operator/${name}.`))?.[1];
  return plain ? { text: plain, lang: null } : null;
}

/** Plain text in paragraphs; a line that begins with `#` is a heading. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}|(?<=^#.*)\n/m)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => (block.startsWith('#') ? { kind: 'heading', text: block.replace(/^#+\s*/, '') } : { kind: 'text', text: block }));
}
