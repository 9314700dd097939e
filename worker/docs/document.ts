import { resolver, type GenerateSpecOptions } from 'hono-openapi';
import { version } from '../../package.json';
import { ERRORS, errorCode } from '../../rooms/protocol/error';
import { z } from '../http/z';

type Documentation = GenerateSpecOptions['documentation'];

const problem = z
  .object({
    type: z.string().meta({ description: 'A URI that names the code.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, in the language of Accept-Language: ko, ja, id or en.' }),
    code: errorCode.check(
      z.meta({
        description: Object.entries(ERRORS)
          .map(([code, status]) => `\`${code}\` (${status})`)
          .join(', '),
      }),
    ),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    now: z.number().optional().meta({ description: "The room's clock, ms UTC, where an id's time was wrong." }),
  })
  .meta({ id: 'Problem' });

const json = (schema: object) => ({ 'application/json': { schema } });
const guest = {
  type: 'object',
  properties: { token: { type: 'string' }, user: { type: 'object' } },
  required: ['token', 'user'],
};

/** What better-auth answers by its own rules; its other addresses aren't part of what we promise. */
const paths: Documentation['paths'] = {
  '/api/auth/sign-in/anonymous': {
    post: {
      tags: ['people'],
      summary: 'Become a guest',
      description:
        'Sets the cookie of a session. Programs take the value of `set-auth-token` instead, and send it as a bearer token. A guest who asks again gets the same session again.',
      security: [],
      responses: {
        200: { description: 'A session.', headers: { 'set-auth-token': { schema: { type: 'string' } } }, content: json(guest) },
        403: { $ref: '#/components/responses/Problem' },
        413: { $ref: '#/components/responses/Problem' },
        429: { $ref: '#/components/responses/Problem' },
        500: { $ref: '#/components/responses/Problem' },
      },
    },
  },
  '/api/openapi.json': {
    get: {
      tags: ['server'],
      summary: 'This document',
      security: [],
      responses: { 200: { description: 'OpenAPI 3.1.', content: json({ type: 'object' }) } },
    },
  },
  '/api/docs': {
    get: {
      tags: ['server'],
      summary: 'This document, for people',
      security: [],
      responses: { 200: { description: 'A page.', content: { 'text/html': {} } } },
    },
  },
  '/api/auth/get-session': {
    get: {
      tags: ['people'],
      summary: 'The session of this request',
      security: [{ sessionToken: [] }, { sessionCookie: [] }, {}],
      responses: { 200: { description: '`null` where there is none.', content: json({ type: ['object', 'null'] }) } },
    },
  },
  '/api/auth/sign-out': {
    post: {
      tags: ['people'],
      summary: 'End the session',
      security: [{ sessionToken: [] }, { sessionCookie: [] }],
      responses: {
        200: { description: 'Ended.', content: json({ type: 'object' }) },
        403: { $ref: '#/components/responses/Problem' },
      },
    },
  },
};

export const documentation: Documentation = {
  info: {
    title: 'OpenLink',
    version,
    description: 'Rooms in which people who read different languages talk. The room’s socket is described in rooms/SPEC.md.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'rooms' },
    { name: 'members' },
    { name: 'embed' },
    { name: 'messages' },
    { name: 'people' },
    { name: 'characters' },
    { name: 'profiles' },
    { name: 'pictures' },
    { name: 'partners' },
    { name: 'share' },
    { name: 'server' },
  ],
  components: {
    responses: {
      Problem: { description: 'A refusal (RFC 9457).', content: { 'application/problem+json': { schema: resolver(problem) } } },
    },
    securitySchemes: {
      sessionToken: { type: 'http', scheme: 'bearer', description: 'The value of `set-auth-token`, from signing in.' },
      sessionCookie: {
        type: 'apiKey',
        in: 'cookie',
        name: 'openlink.session_token',
        description: 'Set by signing in, for pages. Over https its name begins with `__Secure-`.',
      },
      partnerToken: { type: 'http', scheme: 'bearer', description: 'A `pat_…`, which the owner of a partner’s site made.' },
      memberKey: { type: 'http', scheme: 'bearer', description: 'The `key` that joining a room answers.' },
    },
  },
  paths,
};
