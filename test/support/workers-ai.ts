import { createServer } from 'node:http';
import { z } from 'zod';

const asked = z.object({ inputs: z.object({ text: z.string(), source_lang: z.string(), target_lang: z.string() }) });

/** What this server makes of a text. Newlines are spaces to it, as to the model. */
const modelled = (text: string, to: string) => `{${to}} ${text.replaceAll('\n', ' ')}`;

/**
 * Workers AI as its binding speaks to it: the runtime's own `Ai` posts `{inputs, options}` with the model in a header. The model says how the
 * server is: `@stand-in/3040` answers with that error of https://developers.cloudflare.com/workers-ai/platform/errors/, `@stand-in/hanging`
 * nothing, `@stand-in/misshapen` an object of another shape; any other translates.
 */
export async function startWorkersAi(): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const model = String(request.headers['mf-header-cf-consn-model-id'] ?? '');
      const reply = (status: number, json: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      const code = Number(/^@stand-in\/(\d+)$/.exec(model)?.[1]);
      if (code)
        return reply(code === 3036 || code === 3040 ? 429 : 400, { internalCode: code, name: 'AiError', description: 'as documented' });
      if (model === '@stand-in/hanging') return;
      if (model === '@stand-in/misshapen') return reply(200, { request_id: 'later' });
      const { text, target_lang: to } = asked.parse(JSON.parse(body)).inputs;
      reply(200, { translated_text: modelled(text, to) });
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  server.unref();
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port.');
  return `http://127.0.0.1:${address.port}`;
}
