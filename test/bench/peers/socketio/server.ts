// A room by Socket.IO as its tutorial has it, with connection state recovery, and SQLite as in the peer `ws`.
import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Server } from 'socket.io';

const db = new DatabaseSync(join(process.argv[2]!, 'room.sqlite'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, id TEXT, member TEXT, text TEXT, createdAt INTEGER)');
const insert = db.prepare('INSERT INTO message (id, member, text, createdAt) VALUES (?, ?, ?, ?) RETURNING seq');
const newest = db.prepare('SELECT * FROM message ORDER BY seq DESC LIMIT 50');

const server = createServer();
const io = new Server(server, { connectionStateRecovery: {}, transports: ['websocket'], serveClient: false });

io.on('connection', (socket) => {
  const member = String(socket.handshake.query['member']);
  if (!socket.recovered) socket.emit('event', { type: 'history.page', messages: newest.all().reverse() });
  socket.on('message', ({ id, text }: { id: string; text: string }) => {
    const createdAt = Date.now();
    const { seq } = insert.get(id, member, text, createdAt) as { seq: number };
    io.emit('event', { type: 'chat.sent', seq, id, member, text, createdAt });
  });
});

server.listen(0, '127.0.0.1', () => writeSync(3, `${JSON.stringify({ port: (server.address() as { port: number }).port })}\n`));
// Asked to end it ends as Node does by itself, so that a profile of it is written.
process.once('SIGTERM', () => process.exit());
