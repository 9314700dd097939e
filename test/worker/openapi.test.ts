import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ERROR_CODES } from '../../rooms/protocol/error';
import { call } from './client';

const operation = z.looseObject({ responses: z.record(z.string(), z.unknown()), security: z.array(z.unknown()), summary: z.string() });
const specSchema = z.object({
  openapi: z.string().regex(/^3\.1\./),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.record(z.string(), z.unknown()) }),
});
let text = '';
let spec: z.infer<typeof specSchema>;
beforeAll(async () => {
  const answer = await call('GET', '/api/openapi.json');
  text = answer.text;
  spec = specSchema.parse(answer.body);
});

test('every route of the contract is in openapi.json', () => {
  const routes = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes).toEqual(
    expect.arrayContaining([
      'GET /healthz',
      'GET /api/openapi.json',
      'GET /api/docs',
      'POST /api/auth/sign-in/anonymous',
      'GET /api/auth/get-session',
      'POST /api/auth/sign-out',
      'GET /api/me',
      'GET /api/me/rooms',
      'GET /api/rooms/{slug}/members/me/profile',
      'PUT /api/rooms/{slug}/members/me/profile',
      'GET /api/profiles/{handle}/follow',
      'PUT /api/profiles/{handle}/follow',
      'DELETE /api/profiles/{handle}/follow',
      'PUT /api/profiles/{handle}/block',
      'GET /api/profiles/{handle}/pet',
      'PUT /api/profiles/{handle}/pet',
      'DELETE /api/profiles/{handle}/pet',
      'POST /api/profiles/{handle}/pet/deeds',
      'GET /api/friends',
      'GET /api/friends/here',
      'GET /api/friends/requests',
      'GET /api/blocks',
      'DELETE /api/blocks/{id}',
      'GET /api/me/presence',
      'PUT /api/me/presence',
      'GET /api/inbox',
      'GET /api/inbox/unread',
      'PUT /api/inbox/read',
      'GET /api/inbox/choices',
      'PUT /api/inbox/choices',
      'DELETE /api/inbox/{id}',
      'POST /api/partners',
      'GET /api/partners',
      'GET /api/partners/{id}',
      'PATCH /api/partners/{id}',
      'DELETE /api/partners/{id}',
      'POST /api/partners/{id}/keys',
      'POST /api/partners/{id}/keys/{key}/read',
      'DELETE /api/partners/{id}/keys/{key}',
      'POST /api/partners/{id}/tokens',
      'DELETE /api/partners/{id}/tokens/{token}',
      'POST /api/partners/{id}/check',
      'GET /api/partners/{id}/usage',
      'POST /api/partners/{id}/revoke',
      'GET /api/partners/{id}/webhooks',
      'POST /api/partners/{id}/webhooks',
      'DELETE /api/partners/{id}/webhooks/{hook}',
      'GET /api/partners/{id}/webhooks/{hook}/deliveries',
      'POST /api/partners/{id}/webhooks/{hook}/test',
      'POST /api/rooms',
      'GET /api/rooms',
      'GET /api/rooms/{slug}',
      'POST /api/rooms/{slug}/join',
      'POST /api/rooms/{slug}/ticket',
      'GET /api/rooms/{slug}/messages',
      'POST /api/rooms/{slug}/messages',
      'GET /api/rooms/{slug}/glossary',
      'GET /api/rooms/{slug}/members/me',
      'DELETE /api/rooms/{slug}/members/me',
      'GET /api/embed/rooms/{slug}',
      'POST /api/embed/rooms/{slug}/exchange',
      'GET /api/embed/partners/{id}',
      'POST /api/embed/works',
      'GET /api/partners/{id}/works',
      'POST /api/partners/{id}/works',
      'GET /api/partners/{id}/works/{workId}',
      'DELETE /api/partners/{id}/works/{workId}',
      'POST /api/partners/{id}/works/{workId}/join',
      'DELETE /api/partners/{id}/works/{workId}/join',
      'POST /api/rooms/{slug}/handover',
      'POST /api/rooms/{slug}/redeem',
      'GET /api/sign-in',
      'POST /api/sign-in/email',
      'POST /api/sign-in/email/code',
      'POST /api/sign-in/passkey',
      'POST /api/sign-in/with/{provider}',
      'GET /api/me/account',
      'GET /api/me/sessions',
      'DELETE /api/me/sessions/{id}',
      'PUT /api/me/mood',
      'DELETE /api/me/mood',
      'POST /api/me/feelings',
      'DELETE /api/me/feelings/{id}',
      'PUT /api/profiles/{handle}/feelings/{id}/answer',
      'DELETE /api/profiles/{handle}/feelings/{id}/answer',
      'POST /api/me/events',
      'PUT /api/me/events/{id}',
      'DELETE /api/me/events/{id}',
      'PUT /api/profiles/{handle}/events/{id}/celebration',
      'POST /api/media/pictures',
      'GET /api/media/pictures',
      'DELETE /api/media/pictures/{id}',
      'GET /media/{id}/{size}',
      'GET /api/profiles/{handle}',
      'GET /api/profiles/{handle}/look',
      'PUT /api/profiles/{handle}/look',
      'GET /api/profiles/{handle}/look/versions',
      'GET /api/profiles/{handle}/parts/{kind}',
      'GET /api/profiles/{handle}/guestbook',
      'POST /api/profiles/{handle}/guestbook',
      'POST /api/profiles/{handle}/guestbook/translations',
      'PUT /api/profiles/{handle}/guestbook/{id}/state',
      'DELETE /api/profiles/{handle}/guestbook/{id}',
      'PUT /api/profiles/{handle}/guestbook/{id}/block',
      'PUT /api/profiles/{handle}/cheers/{kind}',
      'DELETE /api/profiles/{handle}/cheers/{kind}',
      'GET /api/gifts',
      'GET /api/profiles/{handle}/gifts',
      'POST /api/profiles/{handle}/gifts',
      'POST /api/profiles/{handle}/gifts/translations',
      'PUT /api/profiles/{handle}/gifts/{id}/open',
      'DELETE /api/profiles/{handle}/gifts/{id}',
      'PUT /api/profiles/{handle}/gifts/{id}/block',
    ]),
  );
});

test('every status that a route may answer is there', () => {
  const statuses = (method: string, path: string) => Object.keys(spec.paths[path]?.[method]?.responses ?? {});
  expect(statuses('post', '/api/rooms')).toEqual(['201', '400', '401', '403', '413', '429', '500']);
  expect(statuses('post', '/api/rooms/{slug}/join')).toEqual(['200', '202', '400', '401', '403', '404', '413', '429', '500']);
  expect(statuses('post', '/api/rooms/{slug}/messages')).toEqual(['200', '201', '400', '401', '403', '404', '413', '429', '500']);
  expect(statuses('get', '/api/rooms/{slug}/messages')).toEqual(['200', '400', '401', '403', '404', '500']);
});

test('the closed list of codes is in the problem’s schema', () => {
  expect(spec.components.schemas['Problem']).toMatchObject({ properties: { code: { enum: ERROR_CODES } } });
  expect(Object.keys(spec.components.securitySchemes)).toEqual(['sessionToken', 'sessionCookie', 'partnerToken', 'memberKey']);
});

test('every reference leads somewhere', () => {
  const root: unknown = JSON.parse(text);
  for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    let at = root;
    for (const name of path.split('/')) at = z.record(z.string(), z.unknown()).parse(at)[name];
    expect(at, path).toBeDefined();
  }
});

test('bodies are described by the schemas that validate', () => {
  const body = JSON.stringify(spec.paths['/api/rooms']?.['post']?.['requestBody']);
  for (const field of ['title', 'topic', 'nickname', 'lang', 'visibility', 'entry', 'code']) expect(body).toContain(`"${field}"`);
  expect(body).toContain('"maxLength":100');
  expect(JSON.stringify(spec.paths['/api/rooms/{slug}/messages']?.['post']?.['requestBody'])).toContain('"replyTo"');
});

test('the page for people loads its scripts from us alone', async () => {
  const page = await call('GET', '/api/docs');
  expect(page.type).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(page.text).not.toMatch(/<script(?![^>]*src="\/)|https?:/);
  expect((await call('GET', '/api/docs/start.js')).type).toContain('text/javascript');
});
