/** What is measured, in words, and under which licence others' work in it comes. */
export const ABOUT = {
  openlink: 'OpenLink’s own room as it is deployed, with keys, tickets, limits, ids and receipts; translation off',
  stock: 'a room of partyserver (ISC) as its documentation has it: hibernating, with SQLite and `broadcast`',
  docs: 'a Durable Object as Cloudflare’s documentation has it: the hibernation API, sessions in a map, AUTOINCREMENT, the chat demo’s roster',
  ws: '`ws` (MIT) and SQLite on Node (MIT): the frame is encoded once for all',
  socketio:
    'Socket.IO (MIT) as its tutorial has it, with connection state recovery, and SQLite on Node; the load speaks its protocol over a plain WebSocket',
  bun: 'Bun’s (MIT; the engine in its binary is LGPL-2.1) own publish, and SQLite: fan-out in native code, the ceiling',
} as const;

/** True of all of them. */
export const ALIKE =
  'All of them store each message with its `id`, author, text and time, give it the next `seq`, and tell everybody, the sender too; who comes is shown the newest fifty. SQLite is in WAL mode and synced at every commit before a word is sent, as workerd does it. No socket is compressed. The peers check nothing; OpenLink checks everything that it does when deployed.';
