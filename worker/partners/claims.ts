import { codePoints, nickname, roomTitle, text, tidy } from '../../rooms/protocol/text';
import { z } from '../http/z';
import type { Reason } from './reasons';
import { workId } from './rules';

/** How far ahead a token may expire, by the contract, and what a partner's clock may be ahead of ours, s. */
export const AHEAD_S = 300;
const SKEW_S = 10;
const NAME_MAX = 40;
const TITLE_MAX = 100;
const SUB_MAX = 255;
const JTI_MAX = 128;

export type Work = { id: string; title: string; picture?: string };
/** What a token says of its user. Times in ms. */
export type Claims = { sub: string; name: string; jti: string; expiresAt: number; issuedAt?: number; work?: Work };

const graphemes = new Intl.Segmenter();

/** The beginning of a text that fits, without a broken character at its end. Sites have longer names than rooms do. */
function cut(whole: string, max: number): string {
  if (codePoints(whole) <= max) return whole;
  let out = '';
  for (const { segment } of graphemes.segment(whole)) {
    if (codePoints(out + segment) > max) break;
    out += segment;
  }
  return out === '' ? [...whole].slice(0, max).join('') : out;
}

const workClaim = z.object({
  id: workId,
  title: z
    .string()
    .max(2000)
    .transform((title) => cut(tidy(title), TITLE_MAX))
    .pipe(roomTitle)
    .optional(),
  picture: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional(),
});
const longText = text({ min: 1, max: 2000, visible: true });

/** What a token says, or all that is wrong with it. `raw` is what was signed; nothing of it is trusted to be anything. */
export function claimsOf(raw: Record<string, unknown>, audience: readonly string[], now: number): Claims | Reason[] {
  const reasons: Reason[] = [];
  const nowS = now / 1000;

  const string = (path: string, max: number): string => {
    const value = raw[path];
    if (value === undefined || value === '') reasons.push({ path, why: 'claim.missing' });
    else if (typeof value !== 'string' || !value.isWellFormed()) reasons.push({ path, why: 'claim.type', expected: 'string' });
    else if (codePoints(value) > max) reasons.push({ path, why: 'claim.length', expected: max });
    else return value;
    return '';
  };
  /** Seconds since 1970 (RFC 7519 §2), which may have a fraction. */
  const moment = (path: string, isNeeded: boolean): number | undefined => {
    const value = raw[path];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e11) return value;
    if (value === undefined && isNeeded) reasons.push({ path, why: 'claim.missing' });
    if (value !== undefined) reasons.push({ path, why: 'claim.type', expected: 'number' });
    return undefined;
  };

  const audiences = [raw['aud']].flat();
  if (raw['aud'] === undefined) reasons.push({ path: 'aud', why: 'claim.missing' });
  else if (!audiences.some((aud) => typeof aud === 'string' && audience.includes(aud)))
    reasons.push({ path: 'aud', why: 'aud.other', expected: audience[0] ?? '' });

  const exp = moment('exp', true);
  if (exp !== undefined && exp <= nowS) reasons.push({ path: 'exp', why: 'exp.past', found: Math.ceil(nowS - exp) });
  if (exp !== undefined && exp > nowS + AHEAD_S + SKEW_S)
    reasons.push({ path: 'exp', why: 'exp.far', found: Math.ceil(exp - nowS), expected: AHEAD_S });
  const iat = moment('iat', false);
  for (const path of ['nbf', 'iat'] as const) {
    const from = path === 'iat' ? iat : moment(path, false);
    if (from !== undefined && from > nowS + SKEW_S) reasons.push({ path, why: 'time.future', found: Math.ceil(from - nowS) });
  }

  const sub = string('sub', SUB_MAX);
  const jti = string('jti', JTI_MAX);
  const said = string('name', 2000);
  const name = longText.safeParse(said).success ? nickname.safeParse(cut(tidy(said), NAME_MAX)) : undefined;
  if (said !== '' && !name?.success) reasons.push({ path: 'name', why: 'name.unfit' });
  const work = workClaim.optional().safeParse(raw['work']);
  if (!work.success) reasons.push({ path: 'work', why: 'work.unfit' });

  if (reasons.length > 0 || exp === undefined || !name?.success || !work.success) return reasons;
  const { id, title, picture } = work.data ?? {};
  return {
    sub,
    name: name.data,
    jti,
    expiresAt: Math.floor(exp * 1000),
    ...(iat === undefined ? {} : { issuedAt: Math.floor(iat * 1000) }),
    ...(id === undefined ? {} : { work: { id, title: title ?? cut(id, TITLE_MAX), ...(picture === undefined ? {} : { picture }) } }),
  };
}
