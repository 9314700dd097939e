import { createServer, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { freePort } from './ports';

const asked = z.object({
  q: z.union([z.string(), z.array(z.string())]),
  source: z.string(),
  target: z.string(),
  format: z.enum(['text', 'html']).default('text'),
  api_key: z.string().optional(),
});

/** How the server is: well, or one of the ways in which such a server is ill. */
export type Mood = 'well' | 'limited' | 'failing' | 'broken' | 'hanging' | 'misshapen' | 'mangling';
export type Call = { texts: string[]; from: string; to: string; at: number; mood: Mood };

const LANGUAGES = ['ko', 'ja', 'id', 'en'];
const marks = /⟦\d+⟧/gu;

/** What this server makes of a text: a reader can tell at a glance which text it was, and into which language it came. */
export const rendered = (text: string, to: string) => `‹${to}› ${text}`;

/**
 * A server that speaks LibreTranslate's API (https://docs.libretranslate.com) on a port of its own: `POST /translate` with one text or
 * several, `GET /languages`, and its way of refusing. What it translates is `rendered`, or what `table` has for a text.
 */
export async function startLibreTranslate({ port, table = {} }: { port?: number; table?: Record<string, string> } = {}) {
  const own = port ?? (await freePort());
  const calls: Call[] = [];
  const state = { mood: 'well' as Mood, delayMs: 0, retryAfter: undefined as string | undefined, key: '' };
  let server: Server | undefined;
  const translated = (text: string, to: string) => {
    const said = table[text] ?? rendered(text, to);
    return state.mood === 'mangling' ? said.replace(marks, '[ ]') : said;
  };

  function answer(body: string, response: ServerResponse): void {
    const reply = (status: number, json: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    const { data } = asked.safeParse(JSON.parse(body || 'null'));
    if (!data) return void reply(400, { error: 'Invalid request: missing q parameter' });
    const { q, source, target, api_key: key } = data;
    const texts = Array.isArray(q) ? q : [q];
    calls.push({ texts, from: source, to: target, at: Date.now(), mood: state.mood });
    if (state.key && key !== state.key) return void reply(403, { error: 'Invalid API key' });
    for (const code of [source, target]) {
      if (!LANGUAGES.includes(code)) return void reply(400, { error: `${code} is not supported` });
    }
    switch (state.mood) {
      case 'hanging':
        return;
      case 'limited':
        return void reply(
          429,
          { error: 'Slowdown: 30 per 1 minute' },
          state.retryAfter === undefined ? {} : { 'retry-after': state.retryAfter },
        );
      case 'failing':
        return void reply(500, { error: 'Cannot translate text: out of memory' });
      case 'broken':
        return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"translatedText": "');
      case 'misshapen':
        return void reply(200, { translation: ['?'] });
      default: {
        const said = texts.map((text) => translated(text, target));
        return void reply(200, { translatedText: Array.isArray(q) ? said : said[0] });
      }
    }
  }

  async function start(): Promise<void> {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        if (request.url === '/languages') {
          const languages = LANGUAGES.map((code) => ({ code, name: code, targets: LANGUAGES }));
          return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(languages));
        }
        if (request.method !== 'POST' || request.url !== '/translate') return void response.writeHead(404).end();
        setTimeout(() => answer(body, response), state.delayMs);
      });
    });
    await new Promise<void>((done, fail) => server?.once('error', fail).listen(own, '127.0.0.1', done));
  }

  /** Dead: nobody listens, and who was being answered isn't any more. */
  async function stop(): Promise<void> {
    const ended = new Promise<void>((done) => (server ? server.close(() => done()) : done()));
    server?.closeAllConnections();
    server = undefined;
    await ended;
  }

  await start();
  return { url: `http://127.0.0.1:${own}`, calls, state, start, stop };
}
export type LibreTranslate = Awaited<ReturnType<typeof startLibreTranslate>>;
