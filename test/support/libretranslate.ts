import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { state, type Mood, type State } from './libretranslate-state.ts';
import { freePort } from './ports.ts';

const asked = z.object({
  q: z.union([z.string(), z.array(z.string())]),
  source: z.string(),
  target: z.string(),
  format: z.enum(['text', 'html']).default('text'),
  api_key: z.string().optional(),
});

const marks = /⟦(\d+)⟧/gu;

/** Answers that are spoilt in themselves: marks lost, doubled or with spaces in them, nothing, far too much, HTML where text was asked for. */
const SPOILT = {
  mangling: (text: string) => text.replace(marks, '[ ]'),
  doubling: (text: string) => text.replace(marks, '$&$&'),
  loosening: (text: string) => text.replace(marks, '⟦ $1 ⟧'),
  emptying: () => ' ',
  endless: (text: string) => text.repeat(500),
  escaping: (text: string) => text.replaceAll("'", '&#39;').replaceAll('<', '&lt;'),
} as const;

export type Call = { texts: string[]; from: string; to: string; at: number; mood: Mood };

const LANGUAGES = ['ko', 'ja', 'id', 'en'];

/** What this server makes of a text: a reader can tell at a glance which text it was, and into which language it came. */
export const rendered = (text: string, to: string) => `‹${to}› ${text}`;

type Reply = (status: number, json: unknown, headers?: Record<string, string>) => void;

/** One server behind one path, with a state and a memory of its own. */
function instance(table: Record<string, string>) {
  const calls: Call[] = [];
  const own: State = { mood: 'well', delayMs: 0, key: '' };
  const translated = (text: string, to: string, mood: Mood) => {
    const said = table[text] ?? rendered(text, to);
    return mood in SPOILT ? SPOILT[mood as keyof typeof SPOILT](said) : said;
  };

  function answer(body: string, reply: Reply, response: ServerResponse): void {
    const { data } = asked.safeParse(JSON.parse(body || 'null'));
    if (!data) return reply(400, { error: 'Invalid request: missing q parameter' });
    const { q, source, target, api_key: key } = data;
    const { mood, retryAfter } = own;
    if (own.calls !== undefined && --own.calls <= 0) Object.assign(own, { mood: 'well', calls: undefined });
    const texts = [q].flat();
    calls.push({ texts, from: source, to: target, at: Date.now(), mood });
    const wait: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    if (mood === 'forbidding' || (own.key && key !== own.key)) return reply(403, { error: 'Invalid API key' });
    const lacks = [source, target].find((code) => !LANGUAGES.includes(code));
    if (lacks ?? mood === 'refusing') return reply(400, { error: `${lacks ?? target} is not supported` });
    switch (mood) {
      case 'hanging':
        return;
      case 'cutting':
        return void response.destroy();
      case 'limited':
        return reply(429, { error: 'Slowdown: 30 per 1 minute' }, wait);
      case 'failing':
        return reply(500, { error: 'Cannot translate text: out of memory' }, wait);
      case 'broken':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"translatedText": "');
      case 'misshapen':
        return reply(200, { translation: ['?'] });
      default: {
        const said = texts.map((text) => translated(text, target, mood));
        return reply(200, { translatedText: Array.isArray(q) ? said.slice(mood === 'short' ? 1 : 0) : said[0] });
      }
    }
  }
  return { calls, state: own, answer };
}

/**
 * A server that speaks LibreTranslate's API (https://docs.libretranslate.com) on a port of its own: `POST /translate` with one text or
 * several, `GET /languages`, and its way of refusing. What it translates is `rendered`, or what `table` has for a text.
 *
 * Before `/translate` there may be a path (LibreTranslate's url prefix): each is a server by itself, so that tests that run at once don't meet.
 * Where only HTTP reaches it, `POST …/state` changes how it is, and `GET …/calls` tells what it was asked.
 */
export async function startLibreTranslate({ port, table = {} }: { port?: number; table?: Record<string, string> } = {}) {
  const own = port ?? (await freePort());
  let held: Promise<void> | undefined;
  const root = instance(table);
  const instances = new Map([['', root]]);
  let server: Server | undefined;

  function handle(request: IncomingMessage, body: string, response: ServerResponse): void {
    const reply: Reply = (status, json, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    const [, path = '', name = ''] = /^(.*)\/(\w+)$/u.exec(request.url ?? '') ?? [];
    const at = instances.get(path) ?? instance(table);
    instances.set(path, at);
    switch (`${request.method} ${name}`) {
      case 'POST translate':
        // Who has hung up, or was hung up on, is not answered.
        return void setTimeout(async () => {
          await held;
          if (!request.socket.destroyed) at.answer(body, reply, response);
        }, at.state.delayMs);
      case 'GET languages':
        return reply(
          200,
          LANGUAGES.map((code) => ({ code, name: code, targets: LANGUAGES })),
        );
      case 'POST state':
        return reply(200, Object.assign(at.state, { calls: undefined, retryAfter: undefined }, state.partial().parse(JSON.parse(body))));
      case 'GET calls':
        return reply(200, at.calls);
      default:
        return reply(404, { error: 'Not found' });
    }
  }

  async function start(): Promise<void> {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => handle(request, body, response));
    });
    await new Promise<void>((done, fail) => server?.once('error', fail).listen(own, '127.0.0.1', done));
    // Who started it may end without a word to it.
    server.unref();
  }

  /** Dead: nobody listens, and who was being answered isn't any more. */
  async function stop(): Promise<void> {
    const ended = new Promise<void>((done) => (server ? server.close(() => done()) : done()));
    server?.closeAllConnections();
    server = undefined;
    await ended;
  }

  /** Keeps every answer back until the function that it returns is called. */
  function hold(): () => void {
    let release = () => {};
    held = new Promise((done) => (release = done));
    return release;
  }

  await start();
  return { url: `http://127.0.0.1:${own}`, calls: root.calls, state: root.state, start, stop, hold };
}
export type LibreTranslate = Awaited<ReturnType<typeof startLibreTranslate>>;
