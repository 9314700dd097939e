import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../secrets.ts';

/** How the demo's people reach the product: its public API, as if at the public address. */
export type Reach = {
  fetch(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;
  /** Opens a socket; `hear` gets every frame. */
  socket(url: string, hear: (frame: string) => void): Promise<{ send(frame: string): void; close(): void }>;
};

/** The demo's people keep their sessions, so that a start after a crash goes on as the same ones. */
export function rememberedPeople(stateDir: string, reach: Reach) {
  const file = join(stateDir, 'demo.json');
  const tokens = new Map<string, string>(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8'))) : []);
  const keep = (name: string, token: string) => {
    tokens.set(name, token);
    writeWhole(file, Object.fromEntries(tokens));
  };
  const signIn = async (name: string): Promise<string> => {
    const answer = await reach.fetch('/api/auth/sign-in/anonymous', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const token = answer.headers.get('set-auth-token');
    if (answer.status !== 200 || !token) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
    keep(name, token);
    return token;
  };
  return { token: async (name: string) => tokens.get(name) ?? (await signIn(name)), keep };
}
