import { linksOf } from '../protocol/links';
import { preview, PREVIEWS_MAX, type Preview } from '../protocol/preview';
import { z } from '../protocol/z';

const kept = z.object({
  shown: z.array(preview),
  /** Links whose previews were taken away: they get none again. */
  removed: z.array(z.string()),
  /** When any of it last changed, ms. */
  at: z.number(),
});
/** A message's previews, in its row. */
export type Kept = z.infer<typeof kept>;

export const NONE: Kept = { shown: [], removed: [], at: 0 };
export const keptOf = (row: { previews: string | null }): Kept => (row.previews ? kept.parse(JSON.parse(row.previews)) : NONE);

/** The links of a message that may have a preview. */
export const previewed = (text: string) => linksOf(text, PREVIEWS_MAX);

/** With one more, which stands among the others as its link does. */
export function withPreview({ shown, removed }: Kept, more: Preview, text: string, at: number): Kept {
  const links = previewed(text).map(({ link }) => link);
  const all = [...shown.filter(({ url }) => url !== more.url), more];
  return { shown: all.toSorted((a, b) => links.indexOf(a.url) - links.indexOf(b.url)), removed, at };
}

export const without = ({ shown, removed }: Kept, url: string, at: number): Kept => ({
  shown: shown.filter((one) => one.url !== url),
  removed: [...removed, url],
  at,
});

/** What is left when a message says something else: of the links that it still has. As its row has it, null for nothing. */
export function leftOf(row: { previews: string | null }, text: string): string | null {
  const { shown, removed, at } = keptOf(row);
  const links = new Set(previewed(text).map(({ link }) => link));
  const left = { shown: shown.filter(({ url }) => links.has(url)), removed: removed.filter((url) => links.has(url)), at };
  return left.shown.length || left.removed.length ? JSON.stringify(left) : null;
}
