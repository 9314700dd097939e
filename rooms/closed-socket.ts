/** A socket that is accepted and closed at once: browsers can't read a refused upgrade. */
export function closedSocket(code: number, reason = ''): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason);
  return new Response(null, { status: 101, webSocket: client });
}
