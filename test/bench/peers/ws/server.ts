// A room by Node's `ws` and SQLite: each message is on disk (fsync of the WAL at every commit, as workerd does it) before anybody hears of it.
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer } from 'ws';

const db = new DatabaseSync(join(process.argv[2]!, 'room.sqlite'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, id TEXT, member TEXT, text TEXT, createdAt INTEGER)');
const insert = db.prepare('INSERT INTO message (id, member, text, createdAt) VALUES (?, ?, ?, ?) RETURNING seq');
const newest = db.prepare('SELECT * FROM message ORDER BY seq DESC LIMIT 50');

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: true });

sockets.on('connection', (socket, request) => {
  const member = new URL(request.url!, 'ws://room').searchParams.get('member') ?? '';
  socket.send(JSON.stringify({ type: 'history.page', messages: newest.all().reverse() }));
  socket.on('message', (data) => {
    const { id, text } = JSON.parse((data as Buffer).toString()) as { id: string; text: string };
    const createdAt = Date.now();
    const { seq } = insert.get(id, member, text, createdAt) as { seq: number };
    // Encoded once for all.
    const event = Buffer.from(JSON.stringify({ type: 'chat.sent', seq, id, member, text, createdAt }));
    for (const other of sockets.clients) if (other.readyState === other.OPEN) other.send(event, { binary: false });
  });
});

server.listen(0, '127.0.0.1', () => writeSync(3, `${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`));
// Asked to end it ends as Node does by itself, so that a profile of it is written.
process.once('SIGTERM', () => process.exit());
