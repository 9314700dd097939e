import { isPublicAddress } from './outside-rules';
import { z } from './z';

/** A resolver that speaks JSON over HTTPS (https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/). */
const RESOLVER = 'https://cloudflare-dns.com/dns-query';
const ANSWER_MAX_BYTES = 64 * 1024;
const [A, AAAA] = [1, 28];
const said = z.object({ Status: z.number(), Answer: z.optional(z.array(z.object({ type: z.number(), data: z.string() }))) });

/** The addresses of one kind that a name has now; empty where it has none. Throws where the resolver can't say. */
async function addresses(resolver: string, name: string, type: number, signal: AbortSignal): Promise<string[]> {
  const url = `${resolver}?${new URLSearchParams({ name, type: String(type) })}`;
  const response = await fetch(url, { headers: { accept: 'application/dns-json' }, redirect: 'manual', signal });
  const text = await response.text();
  if (!response.ok || text.length > ANSWER_MAX_BYTES) throw new Error(`the resolver answered ${response.status}`);
  const { Status, Answer = [] } = said.parse(JSON.parse(text));
  if (Status !== 0 && Status !== 3) throw new Error(`the resolver answered with status ${Status}`);
  return Answer.flatMap((record) => (record.type === type ? [record.data] : []));
}

/** Whether a name leads out into the open, by all of its addresses: one that lies inside is enough to stay away. */
export async function leadsOutside(name: string, signal: AbortSignal, resolver = RESOLVER): Promise<boolean> {
  const found = (await Promise.all([A, AAAA].map((type) => addresses(resolver, name, type, signal)))).flat();
  return found.length > 0 && found.every(isPublicAddress);
}
