import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { freePort } from './ports.ts';

/** Where names lead by this DNS. Whatever isn't here is a site in the open; `1-2-3-4.nip.io` and the like lead where they say. */
const NAMES: Record<string, { A?: string[]; AAAA?: string[]; status?: number }> = {
  'nowhere.example.net': { status: 3 },
  'broken.example.net': { status: 2 },
  'empty.example.net': {},
  'localtest.me': { A: ['127.0.0.1'], AAAA: ['::1'] },
  'mixed.example.net': { A: ['93.184.215.14', '10.0.0.7'] },
  'six.example.net': { A: ['93.184.215.14'], AAAA: ['fd00::1'] },
  'mapped.example.net': { AAAA: ['::ffff:169.254.169.254'] },
  'nat64.example.net': { AAAA: ['64:ff9b::7f00:1'] },
  'sixtofour.example.net': { AAAA: ['2002:7f00:1::1'] },
  'teredo.example.net': { AAAA: ['2001:0:4136:e378:8000:63bf:3fff:fdd2'] },
  'compat.example.net': { AAAA: ['::127.0.0.1'] },
  'link.example.net': { AAAA: ['fe80::1'] },
  'cgnat.example.net': { A: ['100.100.100.200'] },
  'zero.example.net': { A: ['0.0.0.0'] },
  'broadcast.example.net': { A: ['255.255.255.255'] },
  'multicast.example.net': { A: ['224.0.0.251'] },
  'documentation.example.net': { AAAA: ['2001:db8::1'] },
  'nonsense.example.net': { A: ['127.1'] },
  'www.six.example.net': { AAAA: ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'] },
};
const PUBLIC = { A: ['93.184.215.14'], AAAA: ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'] };
const TYPES = { A: 1, AAAA: 28 } as const;

/** What nip.io, sslip.io and their like answer: the address that the name spells. */
function spelled(name: string): { A: string[] } | undefined {
  const dotted = /(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})\.(?:nip|sslip)\.io$/.exec(name);
  if (dotted) return { A: [dotted.slice(1).join('.')] };
  const hex = /(?:^|\.)([\da-f]{8})\.nip\.io$/.exec(name)?.[1];
  return hex === undefined ? undefined : { A: [Buffer.from(hex, 'hex').join('.')] };
}

/** An answer as Cloudflare's resolver gives it in JSON, CNAME included, as resolvers follow them. */
function resolved(name: string, type: number): object {
  const there = NAMES[name] ?? spelled(name) ?? PUBLIC;
  const kind = type === TYPES.AAAA ? 'AAAA' : 'A';
  const status = 'status' in there ? there.status : 0;
  const data = (there as { A?: string[]; AAAA?: string[] })[kind] ?? [];
  const alias = { name: `${name}.`, type: 5, TTL: 60, data: 'edge.example.org.' };
  const Answer = [alias, ...data.map((one) => ({ name: 'edge.example.org.', type, TTL: 1, data: one }))];
  const Question = [{ name: `${name}.`, type }];
  return { Status: status, TC: false, RD: true, RA: true, AD: false, CD: false, Question, ...(data.length ? { Answer } : {}) };
}

export type Page = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array };
const KIB = Buffer.alloc(1024, 'a');
/** 64 MiB of one letter, packed: 64 KiB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'));

/** A header as bytes of UTF-8, less what would end it. */
const raw = (text: string) => Buffer.from(text.replaceAll(/[\0\r\n]/g, '')).toString('latin1');

/** Answers that no honest site gives. */
function misbehave(name: string, url: URL, response: ServerResponse): void {
  const html = { 'content-type': 'text/html' };
  const endless = (everyMs: number, part: Buffer) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write(part), everyMs);
    response.once('close', () => clearInterval(timer));
  };
  switch (name) {
    case 'to':
      return void response
        .writeHead(Number(url.searchParams.get('status') ?? 302), { location: raw(url.searchParams.get('url') ?? '') })
        .end();
    case 'loop':
      return void response.writeHead(302, { location: url.pathname.replace(/^\/web\/[^/]+/, '') }).end();
    case 'no-location':
      return void response.writeHead(302).end('nowhere');
    case 'huge':
      return void response.writeHead(200, { ...html, 'content-length': String(10 * 1024 * 1024) }).end(Buffer.alloc(10 * 1024 * 1024, 'a'));
    case 'unsaid':
      response.writeHead(200, html);
      for (let i = 0; i < 4096; i++) response.write(KIB);
      return void response.end();
    case 'bomb':
      return void response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb);
    case 'silent':
      return;
    case 'stalled':
      return void response.writeHead(200, html).write(KIB);
    case 'drip':
      return endless(20, Buffer.from('a'));
    case 'endless':
      return endless(1, KIB);
    case 'cut':
      response.writeHead(200, { ...html, 'content-length': '4096' }).write(KIB);
      return void setTimeout(() => response.destroy(), 20);
    default:
      return void response.writeHead(404).end('not here');
  }
}

/**
 * Sites of other people and the DNS that leads to them, on a port of its own: `/dns-query` speaks DNS over HTTPS in JSON as Cloudflare's
 * resolver does; `/web/{host}/…` is what would be answered at `https://{host}/…`: what was put there by `POST /put?at=host/path`
 * (JSON, the body in base64), or, under `/bad/{how}`, what no honest site would. `GET /asked?host=` tells what a site was asked, with its headers.
 */
export async function startOutside({ port }: { port?: number } = {}) {
  const own = port ?? (await freePort());
  const origin = `http://127.0.0.1:${own}`;
  const pages = new Map<string, Page>();
  const asked: { at: string; host: string; headers: IncomingMessage['headers']; method: string; body: string }[] = [];

  function handle(request: IncomingMessage, body: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', origin);
    const json = (value: unknown, type = 'application/json') =>
      void response.writeHead(200, { 'content-type': type }).end(JSON.stringify(value));
    const query = (name: string) => url.searchParams.get(name) ?? '';
    if (url.pathname === '/dns-query') return json(resolved(query('name'), Number(query('type'))), 'application/dns-json');
    if (url.pathname === '/asked') return json(asked.filter(({ host }) => host === query('host')));
    if (url.pathname === '/put') {
      const page = JSON.parse(body) as Page & { body: string };
      pages.set(query('at'), { ...page, body: Buffer.from(page.body, 'base64') });
      return json(true);
    }
    const [, host = '', path = ''] = /^\/web\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [undefined, url.host, url.pathname];
    asked.push({ at: path + url.search, host, headers: request.headers, method: request.method ?? '', body });
    const page = pages.get(host + path);
    if (page)
      return void response.writeHead(page.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.body);
    misbehave(/^\/bad\/([\w-]+)$/.exec(path)?.[1] ?? '', url, response);
  }

  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => handle(request, body, response));
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(own, '127.0.0.1', done));
  // Who started it may end without a word to it.
  server.unref();
  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  }
  /** Puts a page at `host/path`; `127.0.0.1:port/path` is one at this server's own origin. */
  const put = (at: string, page: Page) => void pages.set(at, page);
  return { origin, host: `127.0.0.1:${own}`, put, asked, stop };
}
export type Outside = Awaited<ReturnType<typeof startOutside>>;
