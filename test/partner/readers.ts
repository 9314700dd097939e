import { randomBytes, randomUUID } from 'node:crypto';

/** Somebody who signed in here. `sub` is who they are to OpenLink: ours to choose, never reused, and nobody's e-mail. */
export type Reader = { sub: string; name: string };

const NAME_MAX = 40;

/** Who is signed in to this site. In memory, so that the sample stays short: yours has a database, and asks for more than a name. */
export function readerBook() {
  const sessions = new Map<string, Reader>();
  return {
    /** The reader of a session's cookie. */
    of: (session: string | undefined): Reader | undefined => sessions.get(session ?? ''),
    /** Gives the new session's cookie, or nothing where there is no name. */
    signIn(asked: string): string | undefined {
      const name = [...asked.trim()].slice(0, NAME_MAX).join('');
      if (name === '') return undefined;
      const session = randomBytes(24).toString('base64url');
      sessions.set(session, { sub: `reader-${randomUUID()}`, name });
      return session;
    },
    signOut: (session: string | undefined) => void sessions.delete(session ?? ''),
    /** Ends everything that somebody is signed in by. */
    remove(sub: string) {
      for (const [session, reader] of sessions) if (reader.sub === sub) sessions.delete(session);
    },
    all: (): Reader[] => [...sessions.values()],
  };
}
