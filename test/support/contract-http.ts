import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { joined, ticket, type Joined } from './contract-wire';

export type Lang = 'ko' | 'ja' | 'id' | 'en';
export type Answer = { status: number; headers: Headers; text: string; body: unknown };
type Asking = { bearer?: string; body?: unknown; headers?: Record<string, string> };

/** Everything that was answered outside /api/auth, headers included: for the test that looks for what must not leak. */
export const tape: { what: string; text: string }[] = [];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One request, as a program makes it: no cookie, no Origin. A string or bytes as `body` go out as they are. */
export async function call(origin: string, method: string, path: string, { bearer, body, headers = {} }: Asking = {}): Promise<Answer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!path.startsWith('/api/auth/')) {
    const lines = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    tape.push({ what: `${method} ${path} ${answer.status}`, text: `${lines}\n\n${text}` });
  }
  return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
}

function expected<T>(schema: z.ZodType<T>, status: number, what: string, answer: Answer): T {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text}`);
  return schema.parse(answer.body);
}

/** A new guest; what comes back is the bearer of their session. */
export async function guest(origin: string): Promise<string> {
  const answer = await call(origin, 'POST', '/api/auth/sign-in/anonymous', { body: {} });
  const token = answer.headers.get('set-auth-token');
  if (answer.status !== 200 || token === null) throw new Error(`No guest: ${answer.status} ${answer.text}`);
  return token;
}

export const roomInput = {
  title: '달빛 우체국 같이 읽기',
  topic: { kind: 'work', name: '달빛 우체국' },
  nickname: '소미',
  lang: 'ko',
};

/** Makes a room: its maker is its head. */
export async function make(origin: string, session: string, more: Record<string, unknown> = {}): Promise<Joined> {
  const answer = await call(origin, 'POST', '/api/rooms', { bearer: session, body: { ...roomInput, ...more } });
  return expected(joined, 201, 'make', answer);
}

export async function join(
  origin: string,
  slug: string,
  session: string,
  input: { nickname: string; lang: Lang; code?: string },
): Promise<Joined> {
  return expected(joined, 200, 'join', await call(origin, 'POST', `/api/rooms/${slug}/join`, { bearer: session, body: input }));
}

/** What a reconnecting client asks, with its member's key alone. */
export async function newTicket(origin: string, slug: string, key: string): Promise<z.infer<typeof ticket>> {
  return expected(ticket, 200, 'ticket', await call(origin, 'POST', `/api/rooms/${slug}/ticket`, { bearer: key }));
}

/** A UUID of version 7 (RFC 9562 §5.7), of any time. */
export function newId(at = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
