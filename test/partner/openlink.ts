import type { Lang } from './words.ts';

export type OpenLinkConfig = {
  /** OpenLink's origin. */
  openlink: string;
  /** The id that OpenLink gave this site (`ptn_…`). */
  partner: string;
  /** Of this site's programs (`pat_…`), from the studio. A secret: it never reaches a page. */
  apiToken: string;
};
type Word = { nickname: string; text: string; lang: string; translations: Partial<Record<Lang, { text: string }>> };
type Room = { online: number; memberCount: number; lastMessageAt: number | null; words: Word[] };
export type Teaser = { work: string; online: number; members: number; last: { name: string; text: string; lang: string } | null };

/** Counts are up to 10 s old there; asking more often brings nothing. */
const FRESH_MS = 10_000;
/** A page of ours never waits longer for somebody else's server. */
const PATIENCE_MS = 2000;

/** What this site's server asks of OpenLink, by its API for partners. */
export function openLinkOf({ openlink, partner, apiToken }: OpenLinkConfig) {
  const known = new Map<string, { at: number; room: Promise<Room | null> }>();

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${openlink}/api/partners/${partner}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiToken}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`OpenLink answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  /** The room of a work; null where nobody has opened it yet, or OpenLink can't be reached: a page does without. */
  function roomOf(work: string): Promise<Room | null> {
    const found = known.get(work);
    if (found && Date.now() - found.at < FRESH_MS) return found.room;
    const room = ask('GET', `/works/${encodeURIComponent(work)}`).then(
      (answer) => (answer as { room: Room | null }).room,
      () => null,
    );
    known.set(work, { at: Date.now(), room });
    return room;
  }

  return {
    /** Says which things have rooms. Again and again does no harm. */
    register: (work: { id: string; title: string }) => ask('POST', '/works', work),

    /** What to say of a work's room in a list: who is there, and what was said last, in the reader's language where it is translated. */
    async teaser(work: string, lang: Lang): Promise<Teaser> {
      const room = await roomOf(work);
      const last = room?.words[0];
      const translated = last?.translations[lang]?.text;
      return {
        work,
        online: room?.online ?? 0,
        members: room?.memberCount ?? 0,
        last: last ? { name: last.nickname, text: translated ?? last.text, lang: translated ? lang : last.lang } : null,
      };
    },

    /** Puts a reader out of all rooms of this site at once. Tokens signed before are worth nothing; new ones are taken. */
    revoke: async (sub: string) => (await ask('POST', '/revoke', { sub })) as { rooms: number },
  };
}
