import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Given } from '$lib/rooms/texts';
import type { RoomView } from '$rooms/protocol/room';

type Settings = Pick<RoomView, 'title' | 'description' | 'entry' | 'readers' | 'visibility' | 'closed' | 'slowModeMs' | 'previews'>;
type Changed = Partial<Settings> & { code?: string; translations?: Given };

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
    ...(now.previews !== was.previews && { previews: now.previews }),
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
