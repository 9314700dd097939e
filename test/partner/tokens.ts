import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Reader } from './readers.ts';

/** A new key of this site's. It stays on the server, with its other secrets: who has it can sign in as any reader. */
export async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'ES256', kid: randomUUID() };
}

/** How this site signs its readers in to OpenLink. `partner` is the id that OpenLink gave the site, `openlink` OpenLink's origin. */
export async function tokensOf({ key, partner, openlink }: { key: JWK; partner: string; openlink: string }) {
  const signingKey = await importJWK(key, 'ES256');
  // What others may know of the key: its two coordinates. `d` is the private part.
  const { kty, crv, x, y, kid, alg } = key;
  return {
    /** For /.well-known/jwks.json. To rotate: publish the new key beside the old one, sign with the new, take the old away an hour later. */
    jwks: { keys: [{ kty, crv, x, y, kid, alg, use: 'sig' }] },

    /** Says to OpenLink who reads this page. Signed here, on the server, for the reader of this request's session and nobody else. */
    sign: ({ sub, name }: Reader): Promise<string> =>
      new SignJWT({ name })
        .setProtectedHeader({ alg: 'ES256', kid: key.kid!, typ: 'JWT' })
        .setIssuer(partner)
        .setAudience(openlink)
        .setSubject(sub)
        .setIssuedAt()
        // At most five minutes are taken; one less leaves room for clocks that differ. The room holds on to its reader by itself after that.
        .setExpirationTime('4 minutes')
        // A new one in every token: each is good once in a room, so a token that somebody copies is worth nothing.
        .setJti(randomUUID())
        .sign(signingKey),
  };
}
