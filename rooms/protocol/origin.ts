import { codePoints } from './text';
import { z } from './z';

export const ORIGINS_MAX = 20;

/** What `frame-ancestors` can name (CSP 3 §2.3.1), which is less than a URL's host may be: no wildcard, no mark that would end the directive. */
const HOST = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const isOwnMachine = (host: string) => host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1';

/**
 * The origin (RFC 6454) that somebody means, as a browser spells it in `Origin`: lower case, punycode, no default port. Undefined for what is
 * no origin of a site: with a path, user or wildcard, `null`, any scheme but https; http on the own machine alone, for whoever builds a page.
 */
export function originOf(text: string): string | undefined {
  if (text.length > 300 || !URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && isOwnMachine(hostname))) return undefined;
  if (!HOST.test(hostname) || username !== '' || password !== '' || pathname !== '/' || search !== '' || hash !== '') return undefined;
  // `https:example.com`, `https://example.com/?` and the like say something, but nobody means them.
  if (!/^https?:\/\/[^/?#\\@\s]+\/?$/i.test(text)) return undefined;
  return origin;
}

/** An origin, kept as browsers spell it. */
export const siteOrigin = z.string().check(
  z.overwrite((text) => originOf(text.trim()) ?? text),
  z.refine((text) => codePoints(text) <= 300 && originOf(text) === text, { params: { why: 'unknown' } }),
);

/** Where a room may be framed, each once. */
export const siteOrigins = z.array(siteOrigin).check(
  z.maxLength(ORIGINS_MAX),
  z.overwrite((origins) => [...new Set(origins)]),
);
