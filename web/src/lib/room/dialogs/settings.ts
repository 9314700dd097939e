import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Given } from '$lib/rooms/texts';
import { ORIGINS_MAX, originOf } from '$rooms/protocol/origin';
import type { RoomView } from '$rooms/protocol/room';

type Settings = Pick<
  RoomView,
  'title' | 'description' | 'entry' | 'readers' | 'visibility' | 'closed' | 'slowModeMs' | 'previews' | 'embed'
>;
type More = { code?: string; translations?: Given; origins?: string[] | undefined };
type Changed = Partial<Settings> & { code?: string; translations?: Given; origins?: string[] };

/** Only what differs, as `room.set` takes it; null where nothing does. `origins` are there where they differ. */
export function settingsChanged(was: Settings, now: Settings, { code = '', translations = {}, origins }: More): Changed | null {
  const changed: Changed = {
    ...(now.title !== was.title && { title: now.title }),
    ...(now.description !== was.description && { description: now.description }),
    ...(now.entry !== was.entry && { entry: now.entry }),
    ...(now.readers !== was.readers && { readers: now.readers }),
    ...(now.visibility !== was.visibility && { visibility: now.visibility }),
    ...(now.closed !== was.closed && { closed: now.closed }),
    ...(now.slowModeMs !== was.slowModeMs && { slowModeMs: now.slowModeMs }),
    ...(now.previews !== was.previews && { previews: now.previews }),
    ...(now.embed !== was.embed && { embed: now.embed }),
    ...(origins && { origins }),
    ...(now.entry === 'code' && code !== '' && { code }),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
  return Object.keys(changed).length > 0 ? changed : null;
}

/** Sites as somebody wrote them, a line each: their origins, or what is wrong with them. */
export function sitesOf(text: string): { origins: string[] } | { wrong: string } {
  const lines = text.split(/\s+/).filter((line) => line !== '');
  if (lines.length === 0) return { wrong: m.framing_sites_none() };
  const found = lines.map((site) => ({ site, origin: originOf(site) }));
  const wrong = found.find(({ origin }) => origin === undefined);
  if (wrong) return { wrong: m.framing_sites_wrong({ site: wrong.site }) };
  const origins = [...new Set(found.map(({ origin = '' }) => origin))];
  return origins.length > ORIGINS_MAX ? { wrong: m.framing_sites_many({ most: ORIGINS_MAX }) } : { origins };
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
