export type Piece = { text: string; href?: string };

const LINK = /https?:\/\/[^\s<>"'`\u3000-\u303f\uff00-\uff65]+/gi;
/** What ends a sentence after a link rather than belonging to it. */
const TRAILING = /[.,;:!?…~*_]+$/;

/** A closing bracket belongs to the link only if the link opened it. */
function trim(link: string): string {
  let end = link.replace(TRAILING, '');
  while (/[)\]}]$/.test(end)) {
    const close = end.at(-1) ?? '';
    const open = { ')': '(', ']': '[', '}': '{' }[close] ?? '';
    if (end.split(open).length >= end.split(close).length) break;
    end = end.slice(0, -1).replace(TRAILING, '');
  }
  return end;
}

/** A text in pieces, some of which are links: http and https only, so that a link can never be a script. */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    const url = URL.canParse(link) ? new URL(link) : null;
    if (!url?.hostname || (url.protocol !== 'https:' && url.protocol !== 'http:')) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: link, href: url.href });
    from = match.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The links of a text as they stand in it, each once, up to `most`, and where each leads. */
export function linksOf(text: string, most: number): { link: string; href: string }[] {
  // Nearly all that is said has none.
  if (!text.includes('://')) return [];
  const found = new Map<string, string>();
  for (const { text: link, href } of splitLinks(text)) if (href !== undefined && found.size < most) found.set(link, href);
  return Array.from(found, ([link, href]) => ({ link, href }));
}
