import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { ContractClient } from './contract-client';
import { call, type Answer, type Lang } from './contract-http';
import { joined } from './contract-wire';
import { until } from './until';

const letters = z.looseObject({ items: z.array(z.looseObject({ to: z.string(), subject: z.string() })) });
const registered = z.looseObject({ partner: z.looseObject({ id: z.string() }) });
let made = 0;

/** Somebody who signed in by a code from their mail; what comes back is the bearer of their session. */
export async function accountHolder(origin: string): Promise<string> {
  const email = `partner${made++}.${Date.now()}@example.com`;
  await call(origin, 'POST', '/api/sign-in/email', { body: { email } });
  const subject = await until('the letter', async () => {
    const { items } = letters.parse((await call(origin, 'GET', '/api/mailbox')).body);
    return items.find(({ to }) => to === email)?.subject;
  });
  const answer = await call(origin, 'POST', '/api/sign-in/email/code', { body: { email, code: /\d{6}/.exec(subject)?.[0] ?? '' } });
  const token = answer.headers.get('set-auth-token');
  if (token === null) throw new Error(`No account: ${answer.status} ${answer.text}`);
  return token;
}

export type Claims = Record<string, unknown>;
type Signer = { alg: 'ES256' | 'EdDSA' | 'HS256'; kid: string; key: Parameters<InstanceType<typeof SignJWT>['sign']>[0] };

/** A site that somebody registered, as its own server knows it: it signs tokens, and calls the API of partners. */
export class Site {
  constructor(
    readonly origin: string,
    readonly owner: string,
    readonly id: string,
    readonly signer: Signer,
  ) {}

  static async register(origin: string, owner: string, more: object = {}, alg: Signer['alg'] = 'ES256'): Promise<Site> {
    const input = { name: 'Moonlight Webtoons', origins: ['https://webtoon.example'], ...more };
    const answer = await call(origin, 'POST', '/api/partners', { bearer: owner, body: input });
    const { id } = registered.parse(answer.body).partner;
    return new Site(origin, owner, id, await newSigner(origin, owner, id, alg));
  }

  ask(method: string, path: string, body?: object): Promise<Answer> {
    return call(this.origin, method, `/api/partners/${this.id}${path}`, { bearer: this.owner, ...(body && { body }) });
  }

  /** A token as the contract has it, and what else it is to say; undefined takes a claim away. */
  token(claims: Claims = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const whole = {
      iss: this.id,
      aud: this.origin,
      sub: 'reader-1',
      name: 'ゆき',
      iat: now,
      exp: now + 240,
      jti: crypto.randomUUID(),
      ...claims,
    };
    const { alg, kid, key } = this.signer;
    return new SignJWT(whole).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
  }

  exchange(slug: string, token: unknown, lang: Lang = 'ja'): Promise<Answer> {
    return call(this.origin, 'POST', `/api/embed/rooms/${slug}/exchange`, { body: { token, lang } });
  }

  /** One of the site's users joins a room and connects. */
  async enter(slug: string, claims: Claims = {}): Promise<ContractClient> {
    const answer = await this.exchange(slug, await this.token(claims));
    if (answer.status !== 200) throw new Error(`exchange: ${answer.status} ${answer.text}`);
    const client = new ContractClient(this.origin, '', joined.parse(answer.body), 'ja');
    await client.connect();
    return client;
  }

  /** The room of one of its works. */
  work(id: string, token?: string, lang: Lang = 'ja'): Promise<Answer> {
    return call(this.origin, 'POST', '/api/embed/works', { body: { content: `${this.id}:${id}`, lang, ...(token && { token }) } });
  }
}

const keyAnswer = z.looseObject({ key: z.looseObject({ kid: z.string() }), secret: z.string().optional() });

async function newSigner(origin: string, owner: string, id: string, alg: Signer['alg']): Promise<Signer> {
  const add = async (body: object) => {
    const answer = await call(origin, 'POST', `/api/partners/${id}/keys`, { bearer: owner, body });
    if (answer.status !== 201) throw new Error(`keys: ${answer.status} ${answer.text}`);
    return keyAnswer.parse(answer.body);
  };
  if (alg === 'HS256') {
    const { key, secret = '' } = await add({ kind: 'secret' });
    return { alg, kid: key.kid, key: new TextEncoder().encode(secret) };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const kid = `key-${made++}`;
  await add({ kind: 'public', key: JSON.stringify({ ...(await exportJWK(publicKey)), kid, alg }) });
  return { alg, kid, key: privateKey };
}
