const NAMES: Record<string, string> = {
  openlink: 'OpenLink',
  'openlink-page': 'OpenLink, as its page talks',
  stock: 'stock partyserver',
  docs: 'docs-style DO',
  ws: 'ws + SQLite',
  socketio: 'Socket.IO, with recovery',
  bun: 'Bun publish (the ceiling)',
  path: 'the path',
};
/** A peer as the report calls it. */
export const nameOf = (peer: string) => NAMES[peer] ?? peer;
