import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type CryptoKey } from 'jose';
import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { claimsOf, type Claims } from './claims';
import { listedKeys } from './key-list';
import { ALGORITHMS, KID_MAX, LISTED_MAX, type Algorithm } from './keys';
import { subHashOf } from './names';
import { reasonText, type Reason } from './reasons';
import { isRevoked } from './revoking';
import { partnerId } from './rules';
import { unseal } from './sealed';
import * as partners from './store';

const TOKEN_MAX_BYTES = 8 * 1024;
const SHAPE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** Headers by which a token would choose its own key, or ask for what we don't understand (RFC 8725 §3.10, RFC 7515 §4.1.11). */
const FORBIDDEN = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'zip', 'enc'];

type Raw = Record<string, unknown>;
/** A partner's user, as a good token names them: who they are at the partner's, and by whose word. */
export type Verified = Claims & { partner: partners.PartnerRow; subHash: string };
/** A token looked at from all sides: what it says, signed or not, and what is wrong with it. */
export type Inspected = { header: Raw | null; claims: Raw | null; reasons: Reason[]; verified: Verified | null };

function decoded(token: string): { header: Raw | null; claims: Raw | null } {
  const attempt = (read: () => object): Raw | null => {
    try {
      return { ...read() };
    } catch {
      return null;
    }
  };
  return { header: attempt(() => decodeProtectedHeader(token)), claims: attempt(() => decodeJwt(token)) };
}

function headerReasons(header: Raw): Reason[] {
  const { alg, typ, kid } = header;
  return [
    ...(ALGORITHMS.some((known) => known === alg) ? [] : [{ path: 'alg', why: 'alg.other' as const, found: String(alg ?? '—') }]),
    ...FORBIDDEN.filter((name) => name in header).map((path) => ({ path, why: 'header.forbidden' as const })),
    ...(typ === undefined || (typeof typ === 'string' && typ.toUpperCase() === 'JWT') ? [] : [{ path: 'typ', why: 'typ.other' as const }]),
    ...(kid === undefined || (typeof kid === 'string' && kid.length <= KID_MAX) ? [] : [{ path: 'kid', why: 'kid.unknown' as const }]),
  ];
}

type Candidate = { kid: string | null; alg: Algorithm; key: () => Promise<CryptoKey | Uint8Array | undefined> };

/** A partner's keys of all kinds. Its lists are asked anew only where `kid` is in none of what is known. */
async function keysOf(env: Env, db: Db, rows: partners.KeyRow[], kid: string | undefined) {
  const known: Candidate[] = [];
  let failure: string | undefined;
  for (const row of rows)
    if (row.kind === 'secret')
      known.push({
        kid: row.kid,
        alg: 'HS256',
        key: async () => {
          const secret = await unseal(env, row.id, row.sealed ?? '');
          return secret === undefined ? undefined : new TextEncoder().encode(secret);
        },
      });
  const add = (keys: partners.KeyRow['jwks']) =>
    keys?.forEach(({ kid, alg, jwk }) => known.push({ kid, alg, key: () => importJWK(jwk, alg) }));
  rows.filter(({ kind }) => kind === 'public').forEach(({ jwks }) => add(jwks));
  if (kid === undefined || !known.some((key) => key.kid === kid))
    for (const row of rows.filter(({ kind }) => kind === 'jwks')) {
      const listed = await listedKeys(env, db, row, kid);
      add(listed.keys);
      failure ??= listed.failure;
    }
  return { known, failure };
}

/** What is wrong with the signature; none: one of the partner's own keys made it, by that key's own algorithm. */
async function signatureReasons(env: Env, db: Db, token: string, header: Raw, rows: partners.KeyRow[]): Promise<Reason[]> {
  const alg = ALGORITHMS.find((known) => known === header['alg']);
  if (alg === undefined) return [];
  const kid = typeof header['kid'] === 'string' ? header['kid'] : undefined;
  const { known, failure } = await keysOf(env, db, alg === 'HS256' ? rows.filter(({ kind }) => kind !== 'jwks') : rows, kid);
  const list: Reason[] = failure === undefined ? [] : [{ path: 'jwks', why: 'key.list', found: failure }];
  const named = kid === undefined ? known : known.filter((key) => key.kid === kid);
  if (kid !== undefined && named.length === 0) return [{ path: 'kid', why: 'kid.unknown' }, ...list];
  const own = named.filter((key) => key.alg === alg).slice(0, LISTED_MAX);
  if (own.length === 0)
    return kid === undefined
      ? [{ path: 'alg', why: 'key.none', found: alg }, ...list]
      : [{ path: 'alg', why: 'key.algorithm', found: alg, expected: named[0]?.alg ?? '' }];
  let isSealed = true;
  for (const { key } of own) {
    const opened = await key();
    if (opened === undefined) continue;
    isSealed = false;
    try {
      await compactVerify(token, opened, { algorithms: [alg] });
      return [];
    } catch {
      // Perhaps another of them.
    }
  }
  return isSealed ? [{ path: 'alg', why: 'key.sealed' }] : [{ path: 'signature', why: 'signature.wrong' }, ...list];
}

/** Looks at a token from all sides, and says all that is wrong with it. `of`: whose it has to be. */
export async function inspect(env: Env, db: Db, token: string, audience: readonly string[], of?: string): Promise<Inspected> {
  const bad = (...reasons: Reason[]): Inspected => ({ header: null, claims: null, reasons, verified: null });
  if (token.length > TOKEN_MAX_BYTES) return bad({ path: 'token', why: 'token.large' });
  if (!SHAPE.test(token)) return bad({ path: 'token', why: 'token.shape' });
  const { header, claims: raw } = decoded(token);
  if (header === null || raw === null)
    return { ...bad({ path: header === null ? 'header' : 'claims', why: 'token.unreadable' }), header, claims: raw };

  const reasons = headerReasons(header);
  const iss = partnerId.safeParse(raw['iss']);
  const found = iss.success ? await partners.withKeys(db, iss.data) : undefined;
  if (raw['iss'] === undefined) reasons.push({ path: 'iss', why: 'claim.missing' });
  else if (found === undefined) reasons.push({ path: 'iss', why: 'iss.unknown' });
  else if (of !== undefined && found.partner.id !== of) reasons.push({ path: 'iss', why: 'iss.other', expected: of });
  // With a header that isn't taken no key is touched, and for a stranger's token no list is read.
  else if (reasons.length === 0) reasons.push(...(await signatureReasons(env, db, token, header, found.keys)));
  const isSigned = reasons.length === 0;

  const claims = claimsOf(raw, audience, Date.now());
  if (Array.isArray(claims)) reasons.push(...claims);
  if (!isSigned || Array.isArray(claims) || found === undefined) return { header, claims: raw, reasons, verified: null };
  const verified = { ...claims, partner: found.partner, subHash: await subHashOf(env, found.partner.id, claims.sub) };
  if (await isRevoked(db, verified)) return { header, claims: raw, reasons: [{ path: 'sub', why: 'sub.revoked' }], verified: null };
  return { header, claims: raw, reasons, verified };
}

/** What a client does about it: ask for a fresh token, or see what its site gets wrong. */
export function codeOf(reasons: readonly Reason[]) {
  if (reasons.every(({ why }) => why === 'exp.past')) return 'token.expired';
  return reasons.every(({ why }) => why === 'sub.revoked') ? 'token.revoked' : 'token.invalid';
}

export const issuesOfReasons = (reasons: readonly Reason[], lang: Lang) =>
  reasons.map((reason) => ({ path: reason.path, message: reasonText(reason, lang) }));

/**
 * Who a partner's token names. `audience` are our origins. Throws `token.invalid`, `token.expired` or `token.revoked` with the reasons, in
 * `lang`. Whether its `jti` was spent is the room's to know. RFC 7519, as RFC 8725 wants it checked.
 */
export async function verify(env: Env, db: Db, token: string, audience: readonly string[], lang: Lang = 'en'): Promise<Verified> {
  const { verified, reasons } = await inspect(env, db, token, audience);
  if (verified === null) throw new AppError(codeOf(reasons), { issues: issuesOfReasons(reasons, lang) });
  return verified;
}
