import { hc } from 'hono/client';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Given } from '$lib/rooms/texts';
import type { Lang } from '$rooms/protocol/lang';
import type { RoomView } from '$rooms/protocol/room';
import type { Api } from '$worker/api';

/** What a refusal says (RFC 9457); `network` where nobody answered. `detail` is already in the reader's language. */
export type Problem = { code: string; detail: string; status: number; retryAfterMs?: number; errors: { path: string; message: string }[] };
export type Result<T> = { ok: true; status: number; value: T } | { ok: false; problem: Problem };

export type Fetching = typeof fetch;
type Answer = { ok: boolean; status: number; headers: Headers; json(): Promise<unknown> };

/** Typed calls of every route. Only this file and those in api/ make any. */
export const client = (using: Fetching) => hc<Api>('', { fetch: using, headers: () => ({ 'accept-language': getLocale() }) });
const bearer = (key: string | undefined) => (key ? { headers: { authorization: `Bearer ${key}` } } : undefined);

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

async function problemOf(response: Answer): Promise<Problem> {
  const body = record(await response.json().catch(() => null));
  const wait = Number(response.headers.get('retry-after'));
  const errors = Array.isArray(body.errors) ? body.errors.map(record) : [];
  return {
    code: text(body.code) ?? 'server.failed',
    detail: text(body.detail) ?? text(body.title) ?? m.error_server(),
    status: response.status,
    retryAfterMs: wait > 0 ? wait * 1000 : undefined,
    errors: errors.map((e) => ({ path: text(e.path) ?? '', message: text(e.message) ?? '' })),
  };
}

/** Answers are values: a refusal, or no network, is one of them and never thrown. */
export async function ask<T, A extends Answer>(answering: Promise<A>, read: (answer: A) => Promise<T>): Promise<Result<T>> {
  try {
    const answer = await answering;
    if (!answer.ok) return { ok: false, problem: await problemOf(answer) };
    return { ok: true, status: answer.status, value: await read(answer) };
  } catch {
    return { ok: false, problem: { code: 'network', detail: m.error_network(), status: 0, errors: [] } };
  }
}

type RoomQuery = { q?: string; kind?: RoomView['topic']['kind']; spoken?: 'true'; cursor?: string; limit?: string };
type NewRoom = {
  title: string;
  topic: RoomView['topic'];
  description: string;
  translations?: Given;
  visibility: RoomView['visibility'];
  entry: RoomView['entry'];
  code?: string;
  nickname: string;
  lang: Lang;
};

let usual: Fetching = (input, init) => fetch(input, init);
/** In a framed room calls carry what the frame holds, and no cookie. */
export function callBy(using: Fetching) {
  usual = using;
}

/** As this page calls. */
export const asUsual: Fetching = (input, init) => usual(input, init);

/** The only place that calls our API. `using` is the page's own fetch where a page loads on the server. */
export const api = (using: Fetching = asUsual) => {
  const routes = client(using).api;
  const room = routes.rooms[':slug'];
  return {
    rooms: (query: RoomQuery) => ask(routes.rooms.$get({ query }), (r) => r.json()),
    make: (made: NewRoom, idempotencyKey: string) =>
      ask(routes.rooms.$post({ json: made, header: { 'idempotency-key': idempotencyKey } }), (r) => r.json()),
    room: (slug: string) => ask(room.$get({ param: { slug } }), (r) => r.json()),
    /** Newest first, older than `before`. */
    messages: (slug: string, { before, limit }: { before?: number; limit: number }, key?: string) => {
      const query = { before: before?.toString(), limit: String(limit), lang: getLocale() };
      return ask(room.messages.$get({ param: { slug }, query }, bearer(key)), (r) => r.json());
    },
    /** What the room's head has accepted, oldest first. */
    glossary: (slug: string, cursor?: string) =>
      ask(room.glossary.$get({ param: { slug }, query: { limit: '100', ...(cursor === undefined ? {} : { cursor }) } }), (r) => r.json()),
    join: (slug: string, json: { nickname: string; lang: Lang; code?: string }) =>
      ask(room.join.$post({ param: { slug }, json }), async (r) => await r.json()),
    ticket: (slug: string, key: string) => ask(room.ticket.$post({ param: { slug } }, bearer(key)), (r) => r.json()),
    standing: (slug: string) => ask(room.members.me.$get({ param: { slug } }), (r) => r.json()),
    leave: (slug: string, key?: string) => ask(room.members.me.$delete({ param: { slug } }, bearer(key)), async () => null),
    /** Whether somebody is signed in; nothing of who. */
    me: () => ask(routes.me.$get(), (r) => r.json()),
    myRooms: () => ask(routes.me.rooms.$get({ query: { limit: '100' } }), (r) => r.json()),
    /** A guest's session, as a cookie. better-auth's own route, so it has no type of ours. */
    signInAsGuest: () =>
      ask(
        using('/api/auth/sign-in/anonymous', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
        async () => null,
      ),
  };
};

/** The same, given up with `signal`. */
export const apiUntil = (signal: AbortSignal) => api((input, init) => usual(input, { ...init, signal }));

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
/** A room as the directory lists it, with its last words. */
export type Listed = Value<Awaited<ReturnType<ReturnType<typeof api>['rooms']>>>['items'][number];
/** Where the reader stands in a room. */
export type Standing = Value<Awaited<ReturnType<ReturnType<typeof api>['standing']>>>['standing'];
