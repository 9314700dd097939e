import { calculateJwkThumbprint, exportJWK, importJWK, importSPKI } from 'jose';
import { z } from '../http/z';
import type { PublicKey } from './schema';

/** What we sign for nobody, and check: one algorithm for each kind of key, so that none is ever used by two (RFC 8725 §3.1). */
export const ALGORITHMS = ['ES256', 'EdDSA', 'HS256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const KID_MAX = 200;
/** Of one list; a token without `kid` is tried by each of its algorithm. */
export const LISTED_MAX = 10;

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const shapes = {
  ES256: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  EdDSA: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
};
const rest = z.object({
  kid: z.string().min(1).max(KID_MAX).optional(),
  alg: z.string().optional(),
  use: z.string().optional(),
  key_ops: z.array(z.string()).optional(),
  // What nobody should ever send.
  d: z.never().optional(),
});

/** A public key of a kind that we check by, with nothing of it but that; undefined for any other, and for private ones. */
export async function publicKeyOf(jwk: unknown): Promise<PublicKey | undefined> {
  const about = rest.safeParse(jwk);
  if (!about.success) return undefined;
  const { kid, alg: said, use = 'sig', key_ops: may = ['verify'] } = about.data;
  for (const alg of ['ES256', 'EdDSA'] as const) {
    const key = shapes[alg].safeParse(jwk);
    if (!key.success || (said ?? alg) !== alg || use !== 'sig' || !may.includes('verify')) continue;
    try {
      await importJWK(key.data, alg);
    } catch {
      // Not on the curve.
      return undefined;
    }
    return { kid: kid ?? null, alg, jwk: key.data };
  }
  return undefined;
}

const keySet = z.object({ keys: z.array(z.unknown()).max(100) });

/** The keys of a JWK Set (RFC 7517 §5) that we check by; others are passed over. Undefined: it is none. */
export async function keysOfSet(value: unknown): Promise<PublicKey[] | undefined> {
  const set = keySet.safeParse(value);
  if (!set.success) return undefined;
  const keys = await Promise.all(set.data.keys.map(publicKeyOf));
  return keys.filter((key) => key !== undefined).slice(0, LISTED_MAX);
}

/** A public key that somebody pasted: a JWK, a set of one, or PEM (SPKI). Without a `kid`, its thumbprint is it (RFC 7638). */
export async function pastedKey(text: string): Promise<(PublicKey & { kid: string }) | undefined> {
  const key = text.includes('-----BEGIN') ? await publicKeyOf(await jwkOfPem(text)) : await keyOfJson(text);
  return key && { ...key, kid: key.kid ?? (await calculateJwkThumbprint(key.jwk)) };
}

async function jwkOfPem(pem: string): Promise<unknown> {
  for (const alg of ['ES256', 'EdDSA'])
    try {
      return await exportJWK(await importSPKI(pem.trim(), alg, { extractable: true }));
    } catch {
      // Of the other kind, or of none.
    }
  return undefined;
}

async function keyOfJson(text: string): Promise<PublicKey | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const set = keySet.safeParse(value);
  return publicKeyOf(set.success && set.data.keys.length === 1 ? set.data.keys[0] : value);
}

/** A new secret: its own characters are the key, as libraries take a string. 256 bits (RFC 7518 §3.2). */
export const newSecret = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64url = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `pss_${base64url}`;
};
