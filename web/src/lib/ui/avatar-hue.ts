/** A hue for who has no picture: the same for the same id, always. FNV-1a. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % 12;
}

/** First letter as people see it: a grapheme, not a code unit. */
export function initialOf(name: string): string {
  const first = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim())[Symbol.iterator]().next().value?.segment;
  // A letter under a heap of combining marks is only its letter.
  return (first?.normalize('NFD').match(/^\p{L}/u)?.[0] ? [...first.normalize('NFC')][0] : first)?.toLocaleUpperCase().slice(0, 12) ?? '?';
}
