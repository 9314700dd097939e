/**
 * The network address that a request comes from, as the edge saw it. IPv6 is cut to its first 64 bits: that is what one
 * household or phone has, and it may take any address in it.
 */
export function addressOf(headers: Headers): string {
  const ip = headers.get('cf-connecting-ip')?.trim().toLowerCase() ?? '';
  if (!ip.includes(':')) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = '', after = ''] = ip.split('::', 2);
  const left = before === '' ? [] : before.split(':');
  const right = after === '' ? [] : after.split(':');
  const gap = ip.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  const groups = [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
