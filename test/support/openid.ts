import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { freePort } from './ports.ts';

/** Somebody with an account at the provider. */
export type Holder = { sub: string; name?: string; email?: string; email_verified?: boolean };
/** How it behaves: `well`, or giving tokens for another than was asked, by another key, or nothing at all. */
export type Manner = 'well' | 'wrong nonce' | 'wrong audience' | 'wrong key' | 'failing';

export const CLIENT = { id: 'openlink-tests', secret: 'a secret between two test servers' };
const CODE_MS = 60_000;

type Grant = { holder: Holder; redirectUri: string; challenge: string; nonce: string | undefined; until: number };

const asking = z.object({
  response_type: z.literal('code'),
  client_id: z.literal(CLIENT.id),
  redirect_uri: z.url(),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid')),
  state: z.string().min(1),
  nonce: z.string().optional(),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal('S256'),
});
const exchanging = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

const base64url = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);

function newKey(kid: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
}

/** A JWT by RS256 (RFC 7519, 7515). */
function signed(claims: object, { kid, privateKey }: ReturnType<typeof newKey>): string {
  const input = `${base64url({ alg: 'RS256', typ: 'JWT', kid })}.${base64url(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}

/**
 * A provider of OpenID Connect (Core 1.0, Discovery 1.0) on a port of its own, with the code flow, PKCE (RFC 7636) and `iss` in its answers
 * (RFC 9207). Its page asks as whom to go on; `holders` are those who can. It takes a code once, from the client that asked for it.
 */
export async function startOpenId(holders: Holder[]) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const [key, stranger] = [newKey('one'), newKey('one')];
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Holder>();
  const state: { manner: Manner } = { manner: 'well' };

  const discovery = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
  };

  function page(query: URLSearchParams): string {
    const hidden = [...query].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('');
    const buttons = holders.map(({ sub, name }) => `<button name="as" value="${escaped(sub)}">${escaped(name ?? sub)}</button>`).join(' ');
    return `<!doctype html><html lang="en"><title>Test provider</title><form method="post" action="/decide">${hidden}<h1>Go on as</h1>${buttons} <button name="as" value="">Cancel</button></form>`;
  }

  /** Back to who asked, with a code or without. */
  function decided(form: URLSearchParams): string {
    const { redirect_uri, state: given, nonce, code_challenge } = asking.parse(Object.fromEntries(form));
    const back = new URL(redirect_uri);
    back.searchParams.set('state', given);
    back.searchParams.set('iss', issuer);
    const holder = holders.find(({ sub }) => sub === form.get('as'));
    if (!holder) {
      back.searchParams.set('error', 'access_denied');
      return back.href;
    }
    const code = randomBytes(24).toString('base64url');
    grants.set(code, { holder, redirectUri: redirect_uri, challenge: code_challenge, nonce, until: Date.now() + CODE_MS });
    back.searchParams.set('code', code);
    return back.href;
  }

  function exchanged(form: URLSearchParams, authorization: string | undefined): [status: number, json: object] {
    const { data } = exchanging.safeParse(Object.fromEntries(form));
    if (!data) return [400, { error: 'invalid_request' }];
    const basic = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    const [id, secret] = basic === '' ? [data.client_id, data.client_secret] : basic.split(':').map(decodeURIComponent);
    if (id !== CLIENT.id || secret !== CLIENT.secret) return [401, { error: 'invalid_client' }];
    const grant = grants.get(data.code);
    grants.delete(data.code);
    const challenge = createHash('sha256').update(data.code_verifier).digest('base64url');
    if (!grant || grant.until < Date.now() || grant.redirectUri !== data.redirect_uri || grant.challenge !== challenge)
      return [400, { error: 'invalid_grant' }];
    const now = Math.floor(Date.now() / 1000);
    const { manner } = state;
    const claims = {
      ...grant.holder,
      iss: issuer,
      aud: manner === 'wrong audience' ? 'somebody-else' : CLIENT.id,
      iat: now,
      exp: now + 300,
      nonce: manner === 'wrong nonce' ? 'another' : grant.nonce,
    };
    const idToken = signed(claims, manner === 'wrong key' ? stranger : key);
    const token = randomBytes(24).toString('base64url');
    tokens.set(token, grant.holder);
    return [200, { access_token: token, token_type: 'Bearer', expires_in: 300, id_token: idToken }];
  }

  function handle(request: IncomingMessage, body: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', issuer);
    const json = (status: number, value: object) =>
      void response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(value));
    const form = new URLSearchParams(body);
    try {
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /.well-known/openid-configuration':
          return json(200, discovery);
        case 'GET /keys':
          return json(200, { keys: [key.jwk] });
        case 'GET /authorize':
          asking.parse(Object.fromEntries(url.searchParams));
          return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(url.searchParams));
        case 'POST /decide':
          return void response.writeHead(302, { location: decided(form) }).end();
        case 'POST /token':
          if (state.manner === 'failing') return json(503, { error: 'temporarily_unavailable' });
          return json(...exchanged(form, request.headers.authorization));
        case 'GET /userinfo': {
          const holder = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
          return holder ? json(200, holder) : json(401, { error: 'invalid_token' });
        }
        // Where only HTTP reaches it.
        case 'POST /manner':
          state.manner = z.enum(['well', 'wrong nonce', 'wrong audience', 'wrong key', 'failing']).parse(body);
          return json(200, state);
        default:
          return json(404, { error: 'not_found' });
      }
    } catch (error) {
      json(400, { error: 'invalid_request', error_description: String(error) });
    }
  }

  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => handle(request, body, response));
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  // Who started it may end without a word to it.
  server.unref();
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { issuer, state, stop };
}
export type OpenId = Awaited<ReturnType<typeof startOpenId>>;
