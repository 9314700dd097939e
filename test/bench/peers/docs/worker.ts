import { DurableObject } from 'cloudflare:workers';

type Env = { Room: DurableObjectNamespace<Room> };

/**
 * A chat room as Cloudflare's documentation has it: the hibernation API, sessions in a map that is filled again on waking, a table with
 * AUTOINCREMENT, and the roster as in the chat demo: who comes is told of everybody one by one, and everybody of who came.
 */
export class Room extends DurableObject<Env> {
  readonly sessions = new Map<WebSocket, { member: string }>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
    for (const socket of ctx.getWebSockets()) this.sessions.set(socket, socket.deserializeAttachment() as { member: string });
    const columns = 'seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, member TEXT, text TEXT, createdAt INTEGER';
    ctx.storage.sql.exec(`CREATE TABLE IF NOT EXISTS message (${columns})`);
  }

  override async fetch(request: Request): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const session = { member: new URL(request.url).searchParams.get('member') ?? '' };
    server.serializeAttachment(session);
    for (const { member } of this.sessions.values()) server.send(JSON.stringify({ type: 'joined', member }));
    const messages = this.ctx.storage.sql.exec('SELECT * FROM message ORDER BY seq DESC LIMIT 50').toArray().reverse();
    server.send(JSON.stringify({ type: 'history.page', messages }));
    this.sessions.set(server, session);
    this.broadcast({ type: 'joined', member: session.member });
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, data: string): void {
    const { id, text } = JSON.parse(data) as { id: string; text: string };
    const { member } = this.sessions.get(socket)!;
    const createdAt = Date.now();
    const insert = 'INSERT INTO message (id, member, text, createdAt) VALUES (?, ?, ?, ?) RETURNING seq';
    const { seq } = this.ctx.storage.sql.exec(insert, id, member, text, createdAt).one();
    this.broadcast({ type: 'chat.sent', seq, id, member, text, createdAt });
  }

  override webSocketClose(socket: WebSocket): void {
    const session = this.sessions.get(socket);
    if (!this.sessions.delete(socket)) return;
    this.broadcast({ type: 'quit', member: session?.member });
  }

  broadcast(event: object): void {
    const text = JSON.stringify(event);
    for (const socket of this.sessions.keys()) {
      try {
        socket.send(text);
      } catch {
        this.sessions.delete(socket);
      }
    }
  }
}

export default {
  fetch: (request: Request, env: Env) => env.Room.getByName(new URL(request.url).pathname).fetch(request),
};
