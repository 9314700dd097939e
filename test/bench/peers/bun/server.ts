// A room by Bun's own publish, all of whose fan-out is native code: the ceiling. SQLite as in the peer `ws`.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from 'bun:sqlite';

const db = new Database(join(process.argv[2]!, 'room.sqlite'), { create: true });
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, id TEXT, member TEXT, text TEXT, createdAt INTEGER)');
const insert = db.query('INSERT INTO message (id, member, text, createdAt) VALUES (?, ?, ?, ?) RETURNING seq');
const newest = db.query('SELECT * FROM message ORDER BY seq DESC LIMIT 50');

const server = Bun.serve<{ member: string }>({
  hostname: '127.0.0.1',
  port: 0,
  fetch(request, server) {
    const member = new URL(request.url).searchParams.get('member') ?? '';
    return server.upgrade(request, { data: { member } }) ? undefined : new Response(null, { status: 426 });
  },
  websocket: {
    perMessageDeflate: false,
    open(socket) {
      socket.send(JSON.stringify({ type: 'history.page', messages: newest.all().reverse() }));
      socket.subscribe('room');
    },
    message(socket, data) {
      const { id, text } = JSON.parse(String(data)) as { id: string; text: string };
      const { member } = socket.data;
      const createdAt = Date.now();
      const { seq } = insert.get(id, member, text, createdAt) as { seq: number };
      server.publish('room', JSON.stringify({ type: 'chat.sent', seq, id, member, text, createdAt }));
    },
  },
});
writeSync(3, `${JSON.stringify({ port: server.port })}\n`);
