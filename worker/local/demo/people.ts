import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../secrets.ts';

/** How the demo's people reach the product: its public API, as if at the public address. */
export type Reach = {
  fetch(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;
  /** Opens a socket; `hear` gets every frame. */
  socket(url: string, hear: (frame: string) => void): Promise<{ send(frame: string): void; close(): void }>;
  /** A day goes by for the pet of somebody's space. Not there where only the API is reached. */
  dayGoesBy?(handle: string): Promise<void>;
};

const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });
const me = z.object({ signedIn: z.boolean(), guest: z.boolean() });

/**
 * The demo's people keep their sessions, so that a start after a crash goes on as the same ones. `emails`: of those who sign up; a crash
 * between their signing up and the keeping of the new session leaves a session that has ended, and their address leads back to them.
 */
export function rememberedPeople(stateDir: string, reach: Reach, emails: ReadonlyMap<string, string>) {
  const file = join(stateDir, 'demo.json');
  const tokens = new Map<string, string>(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8'))) : []);
  /** Sessions of this start, each begun or found to be alive once. */
  const alive = new Map<string, Promise<string>>();

  async function ask(path: string, { token, body }: { token?: string; body?: object }) {
    const answer = await reach.fetch(`/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (answer.status >= 300) throw new Error(`Nobody of the demo could sign in: ${path}: ${answer.status} ${text}`);
    return { token: answer.headers.get('set-auth-token'), value: JSON.parse(text) as unknown };
  }

  async function begun(name: string, path: string, asking: Parameters<typeof ask>[1]): Promise<string> {
    const { token } = await ask(path, asking);
    if (!token) throw new Error(`${name} could not sign in.`);
    tokens.set(name, token);
    writeWhole(file, Object.fromEntries(tokens));
    return token;
  }
  const asGuest = (name: string) => begun(name, '/auth/sign-in/anonymous', { body: {} });

  /** By the code that lies in the local mailbox; `token` is the guest's who signs up. */
  async function byCode(name: string, email: string, token?: string): Promise<string> {
    await ask('/sign-in/email', { body: { email } });
    const { items } = letters.parse((await ask('/mailbox', {})).value);
    const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
    if (!code) throw new Error(`No code came to ${name}.`);
    return begun(name, '/sign-in/email/code', { body: { email, code }, ...(token ? { token } : {}) });
  }

  async function session(name: string): Promise<string> {
    const kept = tokens.get(name);
    if (kept === undefined) return asGuest(name);
    if (me.parse((await ask('/me', { token: kept })).value).signedIn) return kept;
    const email = emails.get(name);
    return email === undefined ? asGuest(name) : byCode(name, email);
  }

  function token(name: string): Promise<string> {
    const found = alive.get(name) ?? session(name);
    alive.set(name, found);
    return found;
  }

  return {
    token,
    /** The guest of the demo rooms signs up, and stays who they were. Who has an account has it. */
    async signUp(name: string): Promise<void> {
      const email = emails.get(name);
      const kept = await token(name);
      if (email === undefined || !me.parse((await ask('/me', { token: kept })).value).guest) return;
      alive.set(name, byCode(name, email, kept));
      await token(name);
    },
  };
}
