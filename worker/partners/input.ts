import { siteOrigins } from '../../rooms/protocol/origin';
import { slug } from '../../rooms/protocol/ids';
import { embed, writers } from '../../rooms/protocol/room';
import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { PATTERNS_MAX } from './rules';

export const siteName = text({ min: 1, max: 40, visible: true });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
/** How rooms look in a site's pages: the attributes of its lines, and nothing else. */
export const look = z
  .object({
    theme: z.enum(['auto', 'light', 'dark']),
    accent: colour,
    surface: colour,
    ink: colour,
    radius: z.string().regex(/^(\d|1\d|2[0-8])$/),
    font: z.enum(['serif', 'rounded', 'monospace']),
    density: z.enum(['comfortable', 'compact']),
  })
  .partial();
const pattern = text({ min: 1, max: 200, visible: true });

const origins = siteOrigins.check(
  z.minLength(1),
  z.meta({ description: 'Where its rooms may be framed: exact origins, https, or http on localhost.' }),
);
export const newSite = z.object({ name: siteName, origins, writers: z.optional(writers) });
export const siteChange = z.object({
  name: z.optional(siteName),
  origins: z.optional(origins),
  writers: z.optional(writers),
  look: look.optional(),
  patterns: z
    .array(pattern)
    .max(PATTERNS_MAX)
    .optional()
    .meta({ description: 'Works that need no registering: ids in which `*` stands for any characters.' }),
});

const site = z.object({
  id: z.string(),
  name: z.string(),
  origins: z.array(z.string()),
  writers,
  look,
  patterns: z.array(z.string()),
  createdAt: z.number(),
});
const key = z.object({
  id: z.string(),
  kind: z.enum(['jwks', 'public', 'secret']),
  kid: z.string().nullable(),
  alg: z.enum(['ES256', 'EdDSA', 'HS256']).nullable(),
  createdAt: z.number(),
  list: z
    .object({
      url: z.string(),
      readAt: z.number().nullable(),
      failure: z.string().nullable().meta({ description: 'Why it couldn’t be read when it was last tried.' }),
      keys: z.array(z.object({ kid: z.string().nullable(), alg: z.enum(['ES256', 'EdDSA']) })),
    })
    .optional(),
});
const token = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string().meta({ description: 'Its last characters.' }),
  createdAt: z.number(),
});

export const siteAnswer = z.object({ partner: site });
export const wholeSiteAnswer = z.object({ partner: site, keys: z.array(key), tokens: z.array(token) });
export const sitesAnswer = z.object({ items: z.array(site) });

export const newKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('jwks'), url: z.string().max(2048) }),
  z.object({ kind: z.literal('public'), key: z.string().max(8192).meta({ description: 'A JWK, or PEM (SPKI), of P-256 or Ed25519.' }) }),
  z.object({ kind: z.literal('secret') }),
]);
export type NewKey = z.output<typeof newKey>;
export const newKeyAnswer = z.object({
  key,
  secret: z.string().optional().meta({ description: 'Of HS256, as its characters are; answered this once.' }),
});
export const keyAnswer = z.object({ key });
export const newToken = z.object({ name: text({ min: 1, max: 40, visible: true }) });
export const newTokenAnswer = z.object({ token, secret: z.string().meta({ description: '`pat_…`; answered this once.' }) });

const claims = z.record(z.string(), z.unknown()).nullable();
export const checking = z.object({ token: z.string(), slug: z.optional(slug) });
export const checkAnswer = z.object({
  accepted: z.boolean(),
  code: z.enum(['token.invalid', 'token.expired', 'token.revoked']).nullable().meta({ description: 'What the widget would be answered.' }),
  reasons: z.array(z.object({ path: z.string(), message: z.string() })),
  header: claims.meta({ description: 'As it was given, whether or not it is to be trusted; null: unreadable.' }),
  claims,
  user: z.object({ name: z.string(), expiresAt: z.number() }).nullable().meta({ description: 'Who would come in.' }),
  room: z
    .object({
      slug: z.string(),
      title: z.string(),
      embed,
      isOwn: z.boolean().meta({ description: 'It is a room of this site’s works.' }),
      refusedOrigins: z.array(z.string()).meta({ description: 'Origins of the site in whose pages this room can’t be shown.' }),
    })
    .nullable(),
});

export const usageQuery = z.object({
  days: z
    .string()
    .refine((days) => /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 90, { params: { why: 'number' } })
    .optional()
    .transform((days) => Number(days ?? 30)),
});
export const usageAnswer = z.object({
  items: z.array(
    z.object({
      day: z.string().meta({ description: 'UTC' }),
      exchanges: z.number().meta({ description: 'Tokens that were taken.' }),
      refusals: z.number(),
      members: z.number().meta({ description: 'People who came to a room for the first time.' }),
      rooms: z.number().meta({ description: 'Rooms that works opened.' }),
    }),
  ),
});

export const revoking = z.object({ sub: z.string().min(1).max(255).meta({ description: 'As in the tokens.' }) });
export const revokedAnswer = z.object({ rooms: z.number().meta({ description: 'Rooms that they were in.' }) });
