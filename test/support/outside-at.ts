import { z } from 'zod';

const asked = z.array(
  z.object({ at: z.string(), host: z.string(), headers: z.record(z.string(), z.string()), method: z.string(), body: z.string() }),
);
type Page = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array };

const base64 = (body: string | Uint8Array) => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

/** Other people's sites as tests inside workerd reach them: settings for `fetchOutside` whose network and names are the stand-in's. */
export function outsideAt(origin: string | undefined) {
  if (!origin) throw new Error('vitest.config.ts starts no stand-in.');
  const fetched: string[] = [];
  /** The network: every host there is, at the stand-in. */
  const out = (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    fetched.push(url.href);
    return fetch(`${origin}/web/${url.host}${url.pathname}${url.search}`, init as RequestInit);
  };
  return {
    env: { OUTSIDE: { fetch: out as typeof fetch }, OUTSIDE_DNS: `${origin}/dns-query`, OUTSIDE_ALLOW: '' },
    /** What went out, in order. */
    fetched,
    put: async (at: string, { body = '', ...page }: Page) => {
      await fetch(`${origin}/put?${new URLSearchParams({ at })}`, {
        method: 'POST',
        body: JSON.stringify({ ...page, body: base64(body) }),
      });
    },
    asked: async (host: string) => asked.parse(await (await fetch(`${origin}/asked?host=${host}`)).json()),
  };
}
