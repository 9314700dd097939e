import { lang, type Lang } from '../protocol/lang';
import type { RoomView } from '../protocol/room';
import type { RoomTexts } from '../rpc';
import type { Settings, Translations } from './store';

/** Whether strangers may read. */
export const isReadable = (s: Pick<Settings, 'entry' | 'readers'>) => s.entry === 'open' && s.readers === 'anyone';

/** Where a room may be framed: as its head or partner said, else by the contract's defaults. */
export const embedOf = (s: Pick<Settings, 'embed' | 'entry' | 'visibility' | 'readers'>): RoomView['embed'] =>
  s.embed ?? (s.visibility === 'public' && isReadable(s) ? 'any' : 'none');

type Texts = Translations[Lang] & object;
type Given = NonNullable<RoomTexts[Lang]>;

/** A language as the head has it from now on. Where the head leaves a description out, or empty, an engine's stays. */
function ofGiven({ title, description }: Given, was: Texts | undefined): Texts {
  const engine = was && (was.descriptionEngine ?? was.engine);
  if (description || !was?.description) return { title, description: description ?? '', engine: null };
  if (engine) return { title, description: was.description, engine: null, descriptionEngine: engine };
  return { title, description: description ?? was.description, engine: null };
}

/** What the head gives in other languages, over what is there: null takes the head's away, and a description left out stays as it was. */
export function withTexts(was: Translations, texts: RoomTexts): Translations {
  const next = { ...was };
  for (const [key, text] of Object.entries(texts)) {
    const to = lang.parse(key);
    if (text) next[to] = ofGiven(text, was[to]);
    else if (was[to]?.engine === null) delete next[to];
  }
  return next;
}

/** What stays when title or description say something else: the head's words, not an engine's of what was there. */
export const ofHead = (translations: Translations): Translations =>
  Object.fromEntries(
    Object.entries(translations).flatMap(([to, { title, description, engine, descriptionEngine }]) =>
      engine === null ? [[to, { title, description: descriptionEngine ? '' : description, engine }]] : [],
    ),
  );

/** The room as anybody may see it. */
export const viewOf = (s: Settings, online: number, lastMessageAt: number | null): RoomView => ({
  id: `rm_${s.slug}`,
  slug: s.slug,
  url: `${s.origin}/r/${s.slug}`,
  title: s.title,
  topic: s.topic,
  description: s.description,
  ...(Object.keys(s.translations).length ? { translations: s.translations } : {}),
  visibility: s.visibility,
  entry: s.entry,
  embed: embedOf(s),
  lang: s.lang,
  readers: s.readers,
  closed: s.closed,
  slowModeMs: s.slowModeMs,
  previews: s.previews,
  online,
  memberCount: s.memberCount,
  createdAt: s.createdAt,
  lastMessageAt,
  ...(s.writers === 'anyone' ? {} : { writers: s.writers }),
  ...(s.movedTo === null ? {} : { movedTo: s.movedTo }),
});
