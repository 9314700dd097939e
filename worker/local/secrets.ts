import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every secret that the Worker needs, and what it is for. */
export const SECRETS = {
  AUTH_SECRET: 'signs sessions; changing it signs everybody out',
  MEMBER_SECRET: 'keys the hashes that make a person a member of a room; never change it',
} as const;
export type SecretName = keyof typeof SECRETS;
export const secretNames: SecretName[] = ['AUTH_SECRET', 'MEMBER_SECRET'];

export const newSecret = () => randomBytes(32).toString('base64url');

/** The secrets of local runs, made once: a state folder keeps its own, or its members would be strangers in their rooms. */
export function localSecrets(stateDir: string): Record<SecretName, string> {
  const file = join(stateDir, 'secrets.json');
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const value = (name: SecretName) => {
    const old: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined;
    return typeof old === 'string' && old !== '' ? old : newSecret();
  };
  const secrets = { AUTH_SECRET: value('AUTH_SECRET'), MEMBER_SECRET: value('MEMBER_SECRET') };
  mkdirSync(stateDir, { recursive: true });
  writeWhole(file, secrets);
  return secrets;
}

/** Written aside and moved, so that a crash leaves the old file or the new one; for the owner's eyes only. */
export function writeWhole(file: string, value: object): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
