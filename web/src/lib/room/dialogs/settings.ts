import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { LANGS, type Lang } from '$rooms/protocol/lang';
import type { RoomView } from '$rooms/protocol/room';

type Settings = Pick<RoomView, 'title' | 'description' | 'entry' | 'readers' | 'visibility' | 'closed' | 'slowModeMs'>;
/** Title and description as the head writes them, by language; empty where they write none. */
export type Texts = Record<Lang, { title: string; description: string }>;
type Given = Partial<Record<Lang, { title: string; description: string } | null>>;
type Changed = Partial<Settings> & { code?: string; translations?: Given };

/** What the head has written in other languages so far: an engine's words are not theirs. */
export function textsOf({ translations = {} }: Pick<RoomView, 'translations'>): Texts {
  const own = (lang: Lang) => {
    const { title, description, engine } = translations[lang] ?? { title: '', description: '', engine: null };
    return engine === null ? { title, description } : { title: '', description: '' };
  };
  return { ko: own('ko'), ja: own('ja'), id: own('id'), en: own('en') };
}

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

/** Only what differs, as `room.set` takes it; null where nothing does. */
export function settingsChanged(was: Settings, now: Settings, code: string, translations: Given = {}): Changed | null {
  const changed: Changed = {
    ...(now.title !== was.title && { title: now.title }),
    ...(now.description !== was.description && { description: now.description }),
    ...(now.entry !== was.entry && { entry: now.entry }),
    ...(now.readers !== was.readers && { readers: now.readers }),
    ...(now.visibility !== was.visibility && { visibility: now.visibility }),
    ...(now.closed !== was.closed && { closed: now.closed }),
    ...(now.slowModeMs !== was.slowModeMs && { slowModeMs: now.slowModeMs }),
    ...(now.entry === 'code' && code !== '' && { code }),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
  return Object.keys(changed).length > 0 ? changed : null;
}

const SECONDS = [0, 5, 15, 30, 60, 300, 3600];

/** Pauses to choose from, the room's own among them, named in the reader's language. */
export function slowModes(current: number): { ms: number; text: string }[] {
  const all = [...new Set([...SECONDS.map((s) => s * 1000), current])].sort((a, b) => a - b);
  return all.map((ms) => ({ ms, text: ms === 0 ? m.slow_mode_off() : pauseText(ms) }));
}

function pauseText(ms: number): string {
  const [unit, size] =
    ms >= 3_600_000 ? (['hour', 3_600_000] as const) : ms >= 60_000 ? (['minute', 60_000] as const) : (['second', 1000] as const);
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(ms / size);
}
