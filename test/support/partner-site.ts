import { createServer } from 'node:http';
import { once } from 'node:events';

type Served = { body: string; headers: Record<string, string> };

/** A small web site on an origin of its own, for pages of partners: plain HTML, served as it was put there. */
export async function startPartnerSite() {
  const pages = new Map<string, Served>();
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = pages.get(pathname);
    if (pathname === '/favicon.ico') return answer.writeHead(204).end();
    answer.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page?.headers });
    return answer.end(page?.body ?? 'Nothing here.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    /** Another site than that of the product, which is addressed as `localhost`: cookies and storage there are a third party's here. */
    origin: `http://127.0.0.1:${address.port}`,
    /** The same server, as the product's own site has it (another port alone is the same site). */
    sameSite: `http://localhost:${address.port}`,
    /** Puts a page up; gives its address. */
    put(path: string, body: string, headers: Record<string, string> = {}): string {
      pages.set(path, { body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A partner</title>${body}</html>`, headers });
      return `http://127.0.0.1:${address.port}${path}`;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type PartnerSite = Awaited<ReturnType<typeof startPartnerSite>>;
