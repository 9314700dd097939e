import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/**
 * What is said goes to everybody at the same address, and nothing else is done: no log, no disk. Through the same lines it shows what the lines and the
 * load take by themselves.
 */
export async function startRelay() {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const rooms = new Map<string, Set<WebSocket>>();
  sockets.on('connection', (socket, { url = '' }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on('close', () => room.delete(socket));
    socket.send('[]');
    socket.on('message', (data) => {
      const { id } = JSON.parse((data as Buffer).toString()) as { id: string };
      const frame = JSON.stringify([{ type: 'chat.sent', id }]);
      for (const other of room) other.send(frame);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((done) => server.close(done));
    },
  };
}
