import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** The project's root, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

function portOf(text: string | undefined, otherwise: number): number {
  const port = Number(text ?? otherwise);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a whole number from 1 to 65535, not “${text}”.`);
  return port;
}

/** What the environment says about translation; what it doesn't say is wrangler.toml's. */
const TRANSLATION = [
  'TRANSLATE_ENGINES',
  'LIBRETRANSLATE_URL',
  'LIBRETRANSLATE_KEY',
  'TRANSLATE_TIMEOUT_MS',
  'TRANSLATE_CHARS_PER_DAY',
  'TRANSLATE_CHARS_PER_MEMBER_MINUTE',
  'TRANSLATE_CHARS_PER_ROOM_MINUTE',
];

/** What the environment says about mail and signing in with others. */
const SIGN_IN = [
  'MAIL_PROVIDER',
  'MAIL_FROM',
  'MAIL_HTTP_URL',
  'MAIL_HTTP_KEY',
  ...['KAKAO', 'LINE', 'GOOGLE', 'OPENID'].flatMap((name) => [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`]),
  'OPENID_ISSUER',
  'OPENID_NAME',
];

const given = (names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** What the environment changes. */
export const settings = {
  port: portOf(process.env.PORT, 8787),
  /** Address to listen at; 0.0.0.0 lets other devices in. */
  host: process.env.HOST ?? '127.0.0.1',
  /** Where D1, the rooms and the local secrets lie. */
  stateDir: resolve(root, process.env.STATE_DIR ?? '.openlink'),
  /** `off` lifts the limits per address. */
  rateLimits: process.env.RATE_LIMITS === 'off' ? 'off' : 'on',
  translation: given(TRANSLATION),
  /** What the environment says about people. */
  people: given(['DELETION_DAYS']),
  /** What the environment says about asking for what others named (worker/http/outside.ts). */
  outside: given(['LINK_PREVIEWS', 'OUTSIDE_ALLOW', 'OUTSIDE_DNS']),
  /** How often the clock is rung, ms. */
  clockMs: Number(process.env.CLOCK_MS) || 60_000,
  /** Letters lie in a mailbox of this machine's, unless somebody is named who carries them. */
  signIn: { MAIL_PROVIDER: 'local', ...given(SIGN_IN) },
} as const;
