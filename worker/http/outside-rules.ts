import ipaddr from 'ipaddr.js';

/** Why something that somebody else named isn't fetched. */
export type Refused = 'url' | 'scheme' | 'credentials' | 'port' | 'address' | 'name';

/** Longer ones are no link that a person shares. */
const URL_MAX = 2048;
const NAME_MAX = 253;

/**
 * Endings of names that are never out in the open: RFC 6761 and 6762, RFC 7686, 8375, 9476, what ICANN keeps free because
 * networks use it within (.internal, .corp, .home, .mail), and what routers, clusters and VPNs call their own.
 */
const INSIDE = new Set(
  'localhost local localdomain internal intranet private lan home corp mail test example invalid onion alt arpa domain host router svc cluster'.split(
    ' ',
  ),
);
/** Where machines of clouds ask who they are, by names that look like any other. */
const METADATA = ['metadata.goog', 'metadata.tencentyun.com', 'metadata.ec2.com', 'instance-data.com'];

const isWithin = (name: string, parent: string) => name === parent || name.endsWith(`.${parent}`);

/** What a host is called, as DNS is asked for it: letters, digits and hyphens in labels, two of them at least, the last no number. */
const PUBLIC_NAME = /^(?:(?!-)[a-z\d_-]{1,63}(?<!-)\.)+(?!-)(?=[a-z\d-]*[a-z])[a-z\d-]{2,63}(?<!-)$/;

/** Whether an address is one of the open internet, in whichever spelling: nothing within a network, special, reserved or wrapped around another. */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast';
  if (!ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  // All that was ever given out lies in 2000::/3; addresses of IPv4 in the old clothes (::127.0.0.1) don't.
  return parsed.range() === 'unicast' && parsed.parts[0]! >> 13 === 1;
}

/**
 * A url that may be asked for, as the platform reads it, or why not. `allowed` are origins that the operator trusts by name, ports
 * and addresses included: nothing but the user's part is looked at in them.
 *
 * The parser has done most by then: decimal, octal, hex and short addresses, wide digits and dots that aren't ASCII have all become
 * the host that would be connected to, so there is one spelling to judge.
 */
export function outsideUrl(text: string, allowed: readonly string[] = []): URL | Refused {
  if (text.length > URL_MAX || !URL.canParse(text)) return 'url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  url.hash = '';
  if (allowed.includes(url.origin)) return url;
  if (url.port !== '') return 'port';
  const host = url.hostname;
  // No page has a bare address for its link, and the platform wouldn't ask for it.
  if (host.startsWith('[') || ipaddr.IPv4.isValid(host)) return 'address';
  if (host.length > NAME_MAX || !PUBLIC_NAME.test(host)) return 'name';
  if (INSIDE.has(host.slice(host.lastIndexOf('.') + 1)) || METADATA.some((name) => isWithin(host, name))) return 'name';
  return url;
}
