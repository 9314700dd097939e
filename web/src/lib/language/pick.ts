import { LANGS, type Lang } from '$rooms/protocol/lang';

export const isLang = (value: unknown): value is Lang => LANGS.some((l) => l === value);

/** The first language of an Accept-Language header that we speak, by the reader's own weights (RFC 9110 §12.5.4). */
export function fromHeader(header: string | null): Lang | undefined {
  if (!header) return undefined;
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...params] = part.trim().split(';');
    const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='));
    const weight = q ? Number(q.slice(2)) : 1;
    // `in` is what some older phones still say for Indonesian.
    const base = tag.toLowerCase().split('-')[0]?.replace(/^in$/, 'id');
    return { base, weight: Number.isFinite(weight) ? weight : 0 };
  });
  for (const { base, weight } of wishes.toSorted((a, b) => b.weight - a.weight)) {
    if (weight > 0 && isLang(base)) return base;
  }
  return undefined;
}

/** `?lang=` goes before the reader's own choice, that before the browser's. Undefined where none of them names a language of ours. */
export function wishedLang(query: string | null, cookie: string | undefined, header: string | null): Lang | undefined {
  if (isLang(query)) return query;
  if (isLang(cookie)) return cookie;
  return fromHeader(header);
}
