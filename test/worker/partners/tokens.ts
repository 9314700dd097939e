import { env } from 'cloudflare:workers';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { dbOf } from '$worker/db/client';
import { newSecret } from '$worker/partners/keys';
import { newPartnerId } from '$worker/partners/names';
import { partner, partnerKey, type PublicKey } from '$worker/partners/schema';
import { seal } from '$worker/partners/sealed';
import { person } from '$worker/people/schema';
import { newPersonId } from '$worker/people/names';
import { ORIGIN } from '../client';

const utf8 = new TextEncoder();
const base64url = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
export const json64 = (value: unknown) => base64url(utf8.encode(JSON.stringify(value)));

type Bytes = Uint8Array<ArrayBuffer>;
type Sign = (input: Bytes) => Promise<Uint8Array> | Uint8Array;

/** A token put together by hand, so that it may have anything in it. */
export async function tokenOf(header: object | string, claims: object | string, sign: Sign): Promise<string> {
  const part = (value: object | string) => (typeof value === 'string' ? base64url(utf8.encode(value)) : json64(value));
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${base64url(await sign(utf8.encode(input) as Bytes))}`;
}

export const byHmac = (secret: string | Bytes): Sign => {
  const bytes = typeof secret === 'string' ? (utf8.encode(secret) as Bytes) : secret;
  return async (input) => {
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, input));
  };
};
export const byEcdsa =
  (key: CryptoKey): Sign =>
  async (input) =>
    new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, input));
export const byEd25519 =
  (key: CryptoKey): Sign =>
  async (input) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', key, input));

/** A pair of a kind, the public one as a partner would publish it. */
export async function pair(alg: 'ES256' | 'EdDSA', kid: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  const { kty = '', crv = '', x = '', y } = published;
  const kept: PublicKey = { kid, alg, jwk: { kty, crv, x, ...(y === undefined ? {} : { y }) } };
  return { alg, kid, published, kept, privateKey, publicKey, sign: alg === 'ES256' ? byEcdsa(privateKey) : byEd25519(privateKey) };
}
export type Pair = Awaited<ReturnType<typeof pair>>;

export const nowS = () => Math.floor(Date.now() / 1000);
let tokens = 0;
/** What a well-made token says, and what else it is to say; undefined takes a claim away. */
export const claimsFor = (iss: string, more: object = {}) => ({
  iss,
  aud: ORIGIN,
  sub: 'user-1',
  name: 'Sora',
  exp: nowS() + 120,
  jti: `jti-${tokens++}-${crypto.randomUUID()}`,
  ...more,
});

type Keys = { lists?: string[]; pasted?: Pair[]; secrets?: number };
/** A site in the database, with its keys, as if somebody had registered it. */
export async function site({ lists = [], pasted = [], secrets = 0 }: Keys = {}) {
  const db = dbOf(env);
  const [id, owner] = [newPartnerId(), newPersonId()];
  await db.insert(person).values({ id: owner, createdAt: Date.now() });
  await db.insert(partner).values({ id, personId: owner, name: 'Webtoon', origins: [], look: {}, patterns: [], createdAt: Date.now() });
  const rows: (typeof partnerKey.$inferInsert)[] = [];
  const base = () => ({ id: `pky_${crypto.randomUUID()}`, partnerId: id, createdAt: Date.now() });
  for (const url of lists) rows.push({ ...base(), kind: 'jwks', url });
  for (const { kept, kid, alg } of pasted) rows.push({ ...base(), kind: 'public', kid, alg, jwks: [kept] });
  const made = Array.from({ length: secrets }, () => newSecret());
  for (const secret of made) {
    const row = base();
    rows.push({ ...row, kind: 'secret', kid: row.id, alg: 'HS256', sealed: await seal(env, row.id, secret) });
  }
  for (const row of rows) await db.insert(partnerKey).values(row);
  return { id, owner, secrets: made, keys: rows };
}
