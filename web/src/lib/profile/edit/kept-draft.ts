import type { Look } from '$worker/profiles/look';

/** What is unsaved of a space's look, in this browser: a phone may close a page at any time. Of another edition it is of no use any more. */
export function keptDraft(handle: string, edition: number) {
  const name = `space-draft:${handle}`;
  return {
    read(): Look | null {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
        if (typeof kept !== 'object' || kept === null || !('edition' in kept) || !('look' in kept)) return null;
        // Written by this page alone; the server reads it anew when it is saved.
        return kept.edition === edition ? (kept.look as Look) : null;
      } catch {
        return null;
      }
    },
    write(look: Look | null) {
      try {
        if (look === null) localStorage.removeItem(name);
        else localStorage.setItem(name, JSON.stringify({ edition, look }));
      } catch {
        // Where storage is denied, it lasts as long as the page.
      }
    },
  };
}
