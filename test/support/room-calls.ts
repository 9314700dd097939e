import type { JoinAsking, Joined, RoomMaking, RoomRpc } from '../../rooms/rpc';
import { startBareWorkerd, type BareOptions, type BareWorkerd } from './bare-workerd.ts';

/** What the deployed room takes from outside, for programs that run it bare. */
export const ROOM_VARS = { MEMBER_SECRET: 'a secret of programs that measure and break rooms', RATE_LIMITS: 'off' };

/** The real room (room-worker.ts) in raw workerd, its limits per network address lifted. */
export const startRooms = (options: Partial<BareOptions> = {}): Promise<BareWorkerd> =>
  startBareWorkerd({ entry: 'test/support/room-worker.ts', ...options, vars: { ...ROOM_VARS, ...options.vars } });

type AnswerOf<T extends keyof RoomRpc> = Awaited<ReturnType<RoomRpc[T]>>;
type Accepted<T extends keyof RoomRpc> = Extract<AnswerOf<T>, { ok: true }>;

async function post(origin: string, path: string, slug: string, args: unknown[]): Promise<unknown> {
  const response = await fetch(`${origin}/${path}`, { method: 'POST', body: JSON.stringify({ slug, args }) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Asks a room as the Worker would, by its own calls; refusals are answers. Throws where the server is away. */
export const ask = <T extends keyof RoomRpc>(origin: string, slug: string, call: T, ...args: Parameters<RoomRpc[T]>) =>
  post(origin, call, slug, args) as Promise<AnswerOf<T>>;

/** As `ask`, and throws what the room refuses. */
export async function asked<T extends keyof RoomRpc>(origin: string, slug: string, call: T, ...args: Parameters<RoomRpc[T]>) {
  const answer = await ask(origin, slug, call, ...args);
  if (!answer.ok) throw new Error(`${call} was refused: ${JSON.stringify(answer)}`);
  return answer as Accepted<T>;
}

/** The `n`th person of a program, as a member of any room. */
export const memberNo = (n: number) => `mbr_${String(n).padStart(26, '0')}`;

/** Makes an open room whose head is member 0. The title is in the language that its readers read, so that nothing of it is to translate. */
export const makeRoom = (origin: string, slug: string, more: Partial<RoomMaking> = {}): Promise<Joined> =>
  asked(origin, slug, 'make', {
    slug,
    origin: 'https://openlink.example',
    title: '웹툰 이야기',
    topic: { kind: 'work', name: '달빛 베이커리' },
    description: '',
    visibility: 'unlisted',
    entry: 'open',
    head: { member: memberNo(0), nickname: '방장', lang: 'ko' },
    ...more,
  });

/** Members `from` to `to` − 1 join, many to a request; their tickets hold for a minute. In order. */
export async function joinMany(origin: string, slug: string, from: number, to: number): Promise<Joined[]> {
  const joined: Joined[] = [];
  for (let at = from; at < to; at += 100) {
    const askings = Array.from({ length: Math.min(100, to - at) }, (_, i): JoinAsking => {
      const n = at + i;
      return { member: memberNo(n), nickname: `손님 ${n}`, lang: 'ko', address: `address ${n}` };
    });
    for (const answer of (await post(origin, 'join-many', slug, askings)) as AnswerOf<'join'>[]) {
      if (!answer.ok || answer.waiting) throw new Error(`join was refused: ${JSON.stringify(answer)}`);
      joined.push(answer);
    }
  }
  return joined;
}

/** The address of a member's socket. `since` and `epoch`: comes back, and follows from there. */
export const socketUrl = (origin: string, slug: string, ticket: string, more: Record<string, string> = {}) =>
  `${origin.replace('http', 'ws')}/parties/room/rm_${slug}?${new URLSearchParams({ ticket, v: '1', lang: 'ko', ...more }).toString()}`;
