import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byCloudflare } from '$worker/providers/mail/cloudflare';
import { byHttp } from '$worker/providers/mail/http';
import { delivered, locally } from '$worker/providers/mail/local';
import { mailerOf } from '$worker/providers/mail/on';
import { addingLetter, signInLetter, takenLetter } from '$worker/sign-in/letters';
import { LANGS } from '../../../rooms/protocol/lang';

const LETTER = { to: 'sora@example.com', subject: '코드 · “제목”', text: 'text', html: '<p>html</p>' };

/** A mail service: it takes letters as Resend does, or answers as it is told. */
let server: Server;
let status = 200;
let taken: { headers: IncomingHttpHeaders; body: unknown }[] = [];
beforeEach(async () => {
  [status, taken] = [200, []];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise<void>((done) => server.close(() => done())));
const at = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/emails`;
const service = () => byHttp({ url: at(), key: 're_key', from: 'no-reply@open.link' });

test('an HTTP mail service gets the letter, its key, and a key for this letter alone', async () => {
  await service().send(LETTER);
  await service().send(LETTER);
  expect(taken[0]?.body).toEqual({ ...LETTER, from: 'OpenLink <no-reply@open.link>', to: [LETTER.to] });
  expect(taken[0]?.headers.authorization).toBe('Bearer re_key');
  expect(taken[0]?.headers['idempotency-key']).not.toBe(taken[1]?.headers['idempotency-key']);
});

test.each([400, 401, 422, 429, 500])(
  'a letter that the service answers with %i wasn’t sent, and nothing of it is in the error',
  async (refusal) => {
    status = refusal;
    await expect(service().send(LETTER)).rejects.toThrow(`The mail service answered ${refusal}.`);
  },
);

test('a service that isn’t there fails', async () => {
  await expect(byHttp({ url: 'http://127.0.0.1:1/emails', key: 'k', from: 'f@x.example' }).send(LETTER)).rejects.toThrow('fetch failed');
});

test('Cloudflare’s binding gets the letter from the sender that was set', async () => {
  const sent: unknown[] = [];
  const binding = { send: async (letter: unknown) => void sent.push(letter) } as unknown as SendEmail;
  await byCloudflare(binding, 'no-reply@open.link').send(LETTER);
  expect(sent).toEqual([{ ...LETTER, from: { email: 'no-reply@open.link', name: 'OpenLink' } }]);
});

test('the local mailbox keeps the newest fifty, newest first', async () => {
  for (let i = 0; i < 60; i++) await locally.send({ ...LETTER, subject: String(i) });
  expect(delivered()).toHaveLength(50);
  expect(delivered()[0]?.subject).toBe('59');
});

test('nobody carries mail where something is missing', () => {
  const on = (env: object) => mailerOf(env as Parameters<typeof mailerOf>[0]) !== undefined;
  expect(on({})).toBe(false);
  expect(on({ MAIL_PROVIDER: 'http', MAIL_FROM: 'a@b.example', MAIL_HTTP_URL: 'https://x.example' })).toBe(false);
  expect(on({ MAIL_PROVIDER: 'cloudflare', MAIL_FROM: 'a@b.example' })).toBe(false);
  expect(on({ MAIL_PROVIDER: 'http', MAIL_HTTP_URL: 'https://x.example', MAIL_HTTP_KEY: 'k' })).toBe(false);
  expect(on({ MAIL_PROVIDER: 'http', MAIL_FROM: 'a@b.example', MAIL_HTTP_URL: 'https://x.example', MAIL_HTTP_KEY: 'k' })).toBe(true);
  expect(on({ MAIL_PROVIDER: 'pigeon', MAIL_FROM: 'a@b.example' })).toBe(false);
});

test.each(LANGS)('letters in %s say their code, and nothing is left to fill in', (lang) => {
  for (const letter of [signInLetter('a@b.example', lang, '012345'), addingLetter('a@b.example', lang, '012345')]) {
    expect(letter.subject).toContain('012345');
    expect(letter.text).toContain('012345');
    expect(letter.html).toContain('012345');
    expect(letter.subject + letter.text + letter.html).not.toMatch(/[{}]/);
  }
  expect(takenLetter('a@b.example', lang).text).not.toMatch(/\d{6}/);
});
