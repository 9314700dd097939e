import { DurableObject } from 'cloudflare:workers';
import { closedSocket } from '../../rooms/closed-socket';
import { CLOSE } from '../../rooms/protocol/error';
import { pageHere, type PageEvent } from '../../rooms/protocol/pages';
import { dbOf } from '../db/client';
import type { Env } from '../env';
import { counted, roomOf, type OpenPage, type Shows } from './rules';
import * as presences from './store';

/** More pages than this nobody reads at once. */
const PAGES_MAX = 30;
const FRAME_MAX = 256;
/** A page says a sign of life every few seconds; without one for so long, its line went down unsaid. */
const SIGN_MS = 120_000;
/** Coming is told soon; going after a while, for a page that is loaded anew goes and comes. */
const COME_MS = 500;
const GO_MS = 8_000;

/** RFC 6455's registry: the service restarts. */
const COME_AGAIN = 1012;

/** What is written in D1. */
type Written = { since: number | null; slug: string | null };
const NOWHERE: Written = { since: null, slug: null };

/**
 * One object a person: holds the sockets of their open pages, asleep while nothing happens, and hands on to them what comes to the
 * person. Where they are is written down for friends to find while they allow it; else nothing is. Named by the person's id.
 */
export class Presence extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // Answered by the platform, without waking this object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** A socket of somebody whom the Worker knows (socket.ts): `x-openlink-person` says whom, for an alarm knows no name. */
  override async fetch(request: Request): Promise<Response> {
    if (this.#open().length >= PAGES_MAX) return closedSocket(CLOSE.tooMany, 'rate.limited');
    const { kv } = this.ctx.storage;
    if (kv.get('person') === undefined) kv.put('person', request.headers.get('x-openlink-person') ?? '');
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const now = Date.now();
    keep(server, { slug: null, at: now, frames: 0, minute: now });
    await this.#changed(COME_MS);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Tells every open page. */
  async hear(event: PageEvent): Promise<void> {
    const frame = JSON.stringify(event);
    for (const socket of this.#open()) socket.send(frame);
  }

  /** Whether a page is open now, by a line that is alive. Not whether anybody may know. */
  async isHere(): Promise<boolean> {
    const since = Date.now() - SIGN_MS;
    return this.#open().some((socket) => (this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? pageOf(socket).at) > since);
  }

  /** What friends may see from now on; what they may no longer see is gone from D1 before this is called. */
  async allow(shows: Shows, person: string): Promise<void> {
    const { kv } = this.ctx.storage;
    kv.put('person', person);
    kv.put('shows', shows);
    kv.put('written', NOWHERE);
    await this.#changed(0);
  }

  /** A session of theirs has ended: every page comes again, and shows whose it is. */
  async comeAgain(): Promise<void> {
    for (const socket of this.#open()) socket.close(COME_AGAIN, 'auth.required');
  }

  /** The person is gone for good. */
  async forget(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) socket.close(CLOSE.ticketInvalid, 'auth.required');
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const now = Date.now();
    const page = counted(pageOf(socket), now);
    if (page === null || typeof data !== 'string' || data.length > FRAME_MAX) return socket.close(CLOSE.protocol, 'frame.invalid');
    const here = pageHere.safeParse(jsonOf(data)).data;
    // What a page of another version says is let pass.
    if (!here) return keep(socket, page);
    keep(socket, { ...page, slug: here.room, at: now });
    await this.#changed(COME_MS);
  }

  override async webSocketClose(): Promise<void> {
    await this.#changed(GO_MS);
  }
  override async webSocketError(): Promise<void> {
    await this.#changed(GO_MS);
  }

  /** Writes down where the person is, if that has changed and may be seen. Throws where D1 is away: the platform rings again. */
  override async alarm(): Promise<void> {
    const { kv } = this.ctx.storage;
    const [person, shows] = [kv.get<string>('person'), kv.get<Shows>('shows') ?? 'nobody'];
    if (!person || shows === 'nobody') return;
    const was = kv.get<Written>('written') ?? NOWHERE;
    const pages = this.#open().map(pageOf);
    const now = pages.length === 0 ? NOWHERE : { since: was.since ?? Date.now(), slug: shows === 'rooms' ? roomOf(pages) : null };
    if (now.since === was.since && now.slug === was.slug) return;
    await presences.write(dbOf(this.env), person, now);
    kv.put('written', now);
  }

  #open(): WebSocket[] {
    return this.ctx.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  /** Something is to be written down in `ms`, or sooner if that was asked for. */
  async #changed(ms: number): Promise<void> {
    if ((this.ctx.storage.kv.get<Shows>('shows') ?? 'nobody') === 'nobody') return;
    const set = await this.ctx.storage.getAlarm();
    const due = Date.now() + ms;
    if (set === null || set > due) await this.ctx.storage.setAlarm(due);
  }
}

const keep = (socket: WebSocket, page: OpenPage) => socket.serializeAttachment(page);
const pageOf = (socket: WebSocket): OpenPage =>
  (socket.deserializeAttachment() as OpenPage | null) ?? { slug: null, at: 0, frames: 0, minute: 0 };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
