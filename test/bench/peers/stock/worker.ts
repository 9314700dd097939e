import { Server, routePartykitRequest, type Connection, type ConnectionContext } from 'partyserver';

type Env = { Room: DurableObjectNamespace<Room> };

/** A chat room as partyserver's documentation has it: hibernating, each message in its SQLite, the newest fifty for whoever comes. */
export class Room extends Server<Env & Cloudflare.Env> {
  static override options = { hibernate: true };

  override onStart(): void {
    const columns = 'seq INTEGER PRIMARY KEY, id TEXT, member TEXT, text TEXT, createdAt INTEGER';
    this.ctx.storage.sql.exec(`CREATE TABLE IF NOT EXISTS message (${columns})`);
  }

  override onConnect(connection: Connection<{ member: string }>, { request }: ConnectionContext): void {
    connection.setState({ member: new URL(request.url).searchParams.get('member') ?? '' });
    const messages = this.ctx.storage.sql.exec('SELECT * FROM message ORDER BY seq DESC LIMIT 50').toArray().reverse();
    connection.send(JSON.stringify({ type: 'history.page', messages }));
  }

  override onMessage(connection: Connection<{ member: string }>, data: string): void {
    const { id, text } = JSON.parse(data) as { id: string; text: string };
    const { member } = connection.state!;
    const createdAt = Date.now();
    const insert = 'INSERT INTO message (id, member, text, createdAt) VALUES (?, ?, ?, ?) RETURNING seq';
    const { seq } = this.ctx.storage.sql.exec(insert, id, member, text, createdAt).one();
    this.broadcast(JSON.stringify({ type: 'chat.sent', seq, id, member, text, createdAt }));
  }
}

export default {
  fetch: async (request: Request, env: Env & Cloudflare.Env) =>
    (await routePartykitRequest(request, env)) ?? new Response(null, { status: 404 }),
};
