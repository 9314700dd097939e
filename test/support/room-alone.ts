import type { ReportCopy, RoomCard, RoomRpc } from '$rooms/rpc';
import { RoomServer } from '$rooms/room';
import { sockets } from '$worker/sockets';
import type { Env as DeployedEnv } from '$worker/env';

export interface RoomEnv {
  Room: DurableObjectNamespace<LoneRoom>;
  MEMBER_SECRET: string;
  /** `on` holds the limits per network address, as where it is deployed. */
  RATE_LIMITS?: string;
}

/** The room that is deployed, with nobody beside it: what it publishes stays in memory, and no engine translates. */
export class LoneRoom extends RoomServer<RoomEnv & Cloudflare.Env> {
  readonly cards: RoomCard[] = [];
  readonly reports: ReportCopy[] = [];

  override async publish(card: RoomCard): Promise<void> {
    this.cards.splice(0, this.cards.length - 9);
    this.cards.push(card);
  }
  override async report(copies: ReportCopy[]): Promise<void> {
    this.reports.splice(0, this.reports.length - 99);
    this.reports.push(...copies);
  }
  override async translate() {
    return { missed: 'unknown' as const };
  }
  override async preview() {
    return null;
  }
  override translateBudget() {
    return { memberPerMinute: 0, roomPerMinute: 0 };
  }
  override addressLimits(env: RoomEnv): boolean {
    return env.RATE_LIMITS === 'on';
  }
}

const CALLS = [
  'make',
  'view',
  'join',
  'ticket',
  'standing',
  'leave',
  'messages',
  'glossary',
  'send',
  'mine',
] as const satisfies (keyof RoomRpc)[];
type Call = { slug: string; args: unknown[] };

/**
 * `POST /{method}` with `{ slug, args }`: the room's own call of that name, its answer as JSON. `POST /join-many` takes a list of
 * `args[0]`s of `join` and gives their answers. `GET /parties/room/{id}`: a socket, by the very code that is deployed.
 */
export async function serve(request: Request, env: RoomEnv): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/parties/')) return sockets(request, env as unknown as DeployedEnv);
  const { slug, args } = await request.json<Call>();
  const room = env.Room.getByName(`rm_${slug}`) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const name = pathname.slice(1);
  if (name === 'join-many') return Response.json(await Promise.all(args.map((asking) => room['join']!(asking))));
  if (!CALLS.some((call) => call === name)) return new Response('no such call', { status: 404 });
  return Response.json(await room[name]!(...args));
}
