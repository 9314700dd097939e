import type { Env } from '../env';

const utf8 = new TextEncoder();

/** A key of AUTH_SECRET's for nothing but this (HKDF, RFC 5869). */
async function sealKey({ AUTH_SECRET }: Pick<Env, 'AUTH_SECRET'>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', utf8.encode(AUTH_SECRET), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode('openlink: secrets of partners') },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

const NONCE_BYTES = 12;

/** A secret as it may lie in the database: of use only with AUTH_SECRET, and only in the row whose id is `of`. */
export async function seal(env: Pick<Env, 'AUTH_SECRET'>, of: string, secret: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(of) },
    await sealKey(env),
    utf8.encode(secret),
  );
  return [iv, new Uint8Array(sealed)].map((bytes) => btoa(String.fromCharCode(...bytes))).join('.');
}

/** What was sealed; undefined where AUTH_SECRET is another by now, or the row isn't the one. */
export async function unseal(env: Pick<Env, 'AUTH_SECRET'>, of: string, sealed: string): Promise<string | undefined> {
  try {
    const [iv, body] = sealed.split('.').map((part) => Uint8Array.from(atob(part), (ch) => ch.charCodeAt(0)));
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: iv ?? new Uint8Array(), additionalData: utf8.encode(of) },
      await sealKey(env),
      body ?? new Uint8Array(),
    );
    return new TextDecoder().decode(opened);
  } catch {
    return undefined;
  }
}
