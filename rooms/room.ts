import { Server, type Connection, type ConnectionContext } from 'partyserver';
import { Alarm } from './alarm';
import { closedSocket } from './closed-socket';
import type { Pass } from './connect';
import type { Deps, PagePreview, Socket, SocketState, Translatable, Translated } from './deps';
import { Engine } from './engine';
import { CLOSE } from './protocol/error';
import type { Lang } from './protocol/lang';
import type {
  Asker,
  Happening,
  JoinAsking,
  MemberErasing,
  PartnerJoining,
  PartnerPolicy,
  ReportCopy,
  RoomCard,
  RoomMaking,
  RoomRpc,
} from './rpc';

/** What the platform says of a Close frame that carried no code: `socket.close()` in a browser. */
const NO_CODE = 1005;
/** Codes that a Close frame may carry (RFC 6455 §7.4), and so may be sent back. */
const isSayable = (code: number) => code >= 1000 && code < 5000 && ![1004, NO_CODE, 1006, 1015].includes(code);
const PROTOCOL_ERROR = 1002;
/** Platforms older than November 2026 don't say what waits to be sent to a socket. */
const TELLS_BUFFERED = 'bufferedAmount' in WebSocket.prototype;
/** Until the alarm rings again after a disk that failed. */
const AGAIN_MS = 30_000;

/**
 * A room as a Durable Object: hands sockets, alarms, storage and calls to the engine, and nothing else.
 * Calls by RPC don't pass partyserver's start, so asking for a room that nobody made writes nothing.
 */
export abstract class RoomServer<Env extends Cloudflare.Env> extends Server<Env> implements RoomRpc {
  static override options = { hibernate: true };
  readonly #sockets = new WeakMap<Connection, Socket>();
  readonly #passes = new WeakMap<Request, Pass>();
  readonly #alarm: Alarm;
  readonly engine: Engine;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // Answered by the platform, without waking the room.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
    const { storage } = ctx;
    this.#alarm = new Alarm(ctx);
    this.engine = new Engine({
      now: () => Date.now(),
      sql: { exec: (query, ...values) => storage.sql.exec(query, ...values), atomically: (work) => storage.transactionSync(work) },
      sockets: () => Array.from(this.getConnections<SocketState>(), (connection) => this.#socket(connection)),
      later: (ms, work) => {
        const timer = setTimeout(() => this.#safely(work), ms);
        return () => clearTimeout(timer);
      },
      wakeIn: (ms) => this.#alarm.ringIn(ms),
      publish: (card) => this.publish(card),
      report: (copies, happenings) => this.report(copies, happenings),
      // In a turn of its own: engines may reckon before they first wait, and what was just said leaves only when the turn ends.
      translate: async (asked) => {
        await scheduler.wait(0);
        return this.translate(asked);
      },
      translateBudget: this.translateBudget(env),
      preview: async (href) => {
        await scheduler.wait(0);
        return this.preview(href);
      },
      addressLimits: this.addressLimits(env),
    });
  }

  /** Brings the room's card to the directory, see `Deps`. */
  abstract publish(card: RoomCard): Promise<void>;
  /** Brings reports to the site's staff, and what happened to partners, see `Deps`. */
  abstract report(copies: ReportCopy[], happenings: Happening[]): Promise<void>;
  /** Asks the engines; never throws. */
  abstract translate(asked: Translatable): Promise<Translated>;
  /** Asks a page what it says of itself, see `Deps`; never throws. */
  abstract preview(href: string): Promise<PagePreview | null>;
  /** Characters a minute, see `Deps`. */
  abstract translateBudget(env: Env): Deps['translateBudget'];
  /** Whether limits per network address hold. */
  abstract addressLimits(env: Env): boolean;

  /** A socket; nothing but a socket comes here. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get('Upgrade')?.toLowerCase() !== 'websocket') return new Response(null, { status: 426 });
    try {
      const address = addressOf(request);
      // The Worker says it in its own words.
      if (this.engine.isAddressFull(address)) return new Response(null, { status: 429 });
      const asks = new URL(request.url).searchParams;
      const pass = this.engine.admit({
        ticket: asks.get('ticket'),
        v: asks.get('v'),
        lang: asks.get('lang'),
        since: asks.get('since'),
        epoch: asks.get('epoch'),
        address,
      });
      // Refused here, and not after partyserver has let it in: a room that nobody made stays unmade, and the line is cut at once.
      if ('close' in pass) return closedSocket(pass.close, pass.reason);
      this.#passes.set(request, pass);
      await this.__unsafe_ensureInitialized();
    } catch (error) {
      // Left to partyserver, the error's stack would go down the socket.
      console.error('room: did not start', error);
      return closedSocket(CLOSE.failed, 'server.failed');
    }
    return super.fetch(request);
  }

  override onConnect(connection: Connection<SocketState>, { request }: ConnectionContext): void {
    const pass = this.#passes.get(request);
    if (!pass) return connection.close(CLOSE.ticketInvalid, 'ticket.invalid');
    this.#safely(() => this.engine.connect(this.#socket(connection), pass));
  }

  override onMessage(connection: Connection<SocketState>, data: string | ArrayBuffer | ArrayBufferView): void {
    this.#safely(() => this.engine.receive(this.#socket(connection), data));
  }

  override onClose(connection: Connection<SocketState>, code?: number): void {
    this.#safely(() => this.engine.disconnect(this.#socket(connection)));
    // partyserver echoes the code of a Close. One without, or with one that nobody may say, is answered here, or the line would stay up
    // until the room sleeps (RFC 6455 §5.5.1).
    if (code !== undefined && !isSayable(code)) connection.close(code === NO_CODE ? 1000 : PROTOCOL_ERROR);
  }
  override onError(connection: Connection<SocketState>): void {
    this.onClose(connection);
  }

  /** Never throws: the platform would ring again a few times, and then no more. */
  override async onAlarm(): Promise<void> {
    this.#alarm.rang();
    try {
      await this.engine.wake();
    } catch (error) {
      console.error('room: failed on waking', error);
      this.#alarm.ringIn(AGAIN_MS);
    }
  }

  async make(making: RoomMaking) {
    return this.engine.make(making, crypto.randomUUID());
  }
  async view() {
    return this.engine.view();
  }
  async join(asking: JoinAsking) {
    return this.engine.join(asking);
  }
  async ticket(key: string) {
    return this.engine.ticket(key);
  }
  async standing(member: string) {
    return this.engine.standing(member);
  }
  async leave(asker: Asker) {
    return this.engine.leave(asker);
  }
  async openProfile(member: string, handle: string | null, onlyIfOpen = false) {
    return this.engine.openProfile(member, handle, onlyIfOpen);
  }
  async openedProfile(member: string) {
    return this.engine.openedProfile(member);
  }
  async messages(asker: Asker, page: { before?: number; limit: number; lang?: Lang }) {
    return this.engine.messages(asker, page);
  }
  async glossary(asker: Asker, page: { after?: number; limit: number }) {
    return this.engine.glossary(asker, page);
  }
  async picture(id: string) {
    return this.engine.picture(id);
  }
  async send(asker: Asker, body: unknown, reads: Lang | null = null) {
    return this.engine.send(asker, body, reads);
  }
  async mine(member: string) {
    return this.engine.mine(member);
  }
  async meet(own: string, other: string) {
    return this.engine.meet(own, other);
  }
  async names(members: string[]) {
    return this.engine.names(members);
  }
  async unite(own: string, other: string) {
    return this.engine.unite(own, other);
  }
  async words(member: string, after: number) {
    return this.engine.words(member, after);
  }
  async erase(erasing: MemberErasing) {
    return this.engine.erase(erasing);
  }
  async joinAs(joining: PartnerJoining) {
    return this.engine.partners.joinAs(joining);
  }
  async handover(key: string) {
    return this.engine.partners.handover(key);
  }
  async redeem(code: string) {
    return this.engine.partners.redeem(code);
  }
  async revoke(member: string) {
    return this.engine.partners.revoke(member);
  }
  async framing() {
    return this.engine.partners.framing();
  }
  async setPartner(policy: PartnerPolicy) {
    return this.engine.partners.setPartner(policy);
  }
  async setAlly(partner: string, origins: string[] | null) {
    return this.engine.partners.setAlly(partner, origins);
  }
  async move(to: string | null) {
    return this.engine.partners.move(to);
  }

  #socket(connection: Connection<SocketState>): Socket {
    const known = this.#sockets.get(connection);
    if (known) return known;
    const socket: Socket = {
      send: (text) => connection.send(text),
      close: (code, reason) => connection.close(code, reason),
      load: () => connection.state,
      save: (state) => void connection.setState(state),
      buffered: () => (TELLS_BUFFERED ? connection.bufferedAmount : null),
      lastSignAt: () => this.ctx.getWebSocketAutoResponseTimestamp(connection)?.getTime() ?? null,
    };
    this.#sockets.set(connection, socket);
    return socket;
  }

  /** What is thrown here is a bug of ours: partyserver would swallow it, or answer with its stack. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      console.error('room: failed', error);
    }
  }
}

const addressOf = (request: Request) => request.headers.get('x-openlink-address') ?? '';
