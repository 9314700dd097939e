import type { Env } from '../env';
import { outsideUrl, type Refused } from './outside-rules';
import { leadsOutside } from './resolve';

/** Why an answer didn't come: refused before anything was asked (`Refused`, `unresolved`), or broken off. */
export type OutsideFailure = Refused | 'unresolved' | 'redirects' | 'timeout' | 'too_large' | 'failed';

/** What somebody else named wasn't fetched, or not to its end. Says nothing of what was answered. */
export class OutsideError extends Error {
  constructor(readonly why: OutsideFailure) {
    super(why);
  }
}

export type Asking = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Of the answer's body, unpacked. What is longer is `too_large`, unless `cut` takes its beginning. */
  maxBytes: number;
  cut?: boolean;
  /** For everything together: names, redirects, the body's last byte. */
  timeoutMs: number;
  /** How many are followed, of a GET; a further one is `redirects`. None unless said. */
  redirects?: number;
  /** Nothing but https, from the first address to the last. */
  secure?: boolean;
  /** Asked of each answer before its body: false ends it as `failed`. */
  accepts?: (response: Response) => boolean;
};
export type Answered = { status: number; headers: Headers; body: Uint8Array<ArrayBuffer>; /** Where it came from in the end. */ url: URL };

type OutsideEnv = Pick<Env, 'OUTSIDE' | 'OUTSIDE_ALLOW' | 'OUTSIDE_DNS'>;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A method of its own: the platform's `fetch` wants to belong to nobody else. */
const NETWORK = { fetch: (url: string, init: RequestInit) => fetch(url, init) };

const allowedOf = (env: OutsideEnv) => (env.OUTSIDE_ALLOW ?? '').split(/[\s,]+/).filter((origin) => origin !== '');

/** A url that may be asked for now: by its spelling, and by where its name leads. */
async function checked(env: OutsideEnv, text: string, { secure }: Asking, signal: AbortSignal): Promise<URL> {
  const allowed = allowedOf(env);
  const url = outsideUrl(text, allowed);
  if (typeof url === 'string') throw new OutsideError(url);
  if (allowed.includes(url.origin)) return url;
  if (secure && url.protocol !== 'https:') throw new OutsideError('scheme');
  const isOutside = await leadsOutside(url.hostname, signal, env.OUTSIDE_DNS || undefined).catch(() => false);
  if (!isOutside) throw new OutsideError('unresolved');
  return url;
}

/** A body as far as it may be read. Counted after unpacking, so that a small file that unpacks without end stops at the cap. */
async function read(response: Response, { maxBytes, cut }: Asking): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the answer, however much more of it there is.
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) break;
  }
  if (length > maxBytes && !cut) throw new OutsideError('too_large');
  const whole = new Uint8Array(Math.min(length, maxBytes));
  let at = 0;
  for (const part of parts) {
    const fits = part.subarray(0, whole.length - at);
    whole.set(fits, at);
    at += fits.length;
  }
  return whole;
}

async function follow(env: OutsideEnv, from: string, asking: Asking, signal: AbortSignal): Promise<Answered> {
  const { method = 'GET', headers = {}, body, redirects = 0, accepts, cut, maxBytes } = asking;
  const out = env.OUTSIDE ?? NETWORK;
  const allowed = allowedOf(env);
  let next = from;
  for (let hop = 0; ; hop++) {
    const url = await checked(env, next, asking, signal);
    const call = allowed.includes(url.origin) ? NETWORK : out;
    // Never by itself: each further address is looked at like the first. What is told to the first is told to nobody else.
    const told =
      url.origin === new URL(from).origin ? headers : { 'user-agent': headers['user-agent'] ?? '', accept: headers['accept'] ?? '*/*' };
    const response = await call.fetch(url.href, {
      method,
      headers: told,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) {
      const isCapped = !cut && Number(response.headers.get('content-length') ?? 0) > maxBytes;
      if (isCapped || accepts?.(response) === false) {
        void response.body?.cancel().catch(() => {});
        throw new OutsideError(isCapped ? 'too_large' : 'failed');
      }
      return { status: response.status, headers: response.headers, body: await read(response, asking), url };
    }
    void response.body?.cancel().catch(() => {});
    if (method !== 'GET' || hop >= redirects) throw new OutsideError('redirects');
    if (!URL.canParse(location, url.href)) throw new OutsideError('url');
    next = new URL(location, url).href;
  }
}

/**
 * The one door through which the Worker asks for what somebody else named: a page to be previewed, a partner's keys, a hook. Whoever
 * answers may lie, stall or never end; the address may lead inside. Refusals and failures are an `OutsideError`, any answer is
 * answered, 404 and 500 too.
 *
 * Between looking a name up and asking for it, its owner may change where it leads. On Cloudflare there is no way inside from here
 * (global_fetch_strictly_public); on a machine of one's own the binding OUTSIDE reaches public addresses alone, held where it connects.
 */
export async function fetchOutside(env: OutsideEnv, url: string, asking: Asking): Promise<Answered> {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new OutsideError('timeout'));
      ending.abort();
    }, asking.timeoutMs);
  });
  try {
    return await Promise.race([follow(env, url, asking, ending.signal), late]);
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError('failed');
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}
