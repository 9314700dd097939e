import type { Presence } from './presence/presence-class';
import type { Room } from './room-class';

/** What wrangler.toml binds, and the secrets. */
export interface Env {
  /** People, sessions, the directory, memberships. */
  DB: D1Database;
  /** One object a room, named by the room's id (`rm_…`). */
  Room: DurableObjectNamespace<Room>;
  /** Pictures that people brought (worker/media). */
  MEDIA: R2Bucket;
  /** Encodes them anew. */
  IMAGES: ImagesBinding;
  /** One object a person, named by the person's id: their open pages. */
  Presence: DurableObjectNamespace<Presence>;
  /** The pages' files. */
  ASSETS: Fetcher;
  LIMIT_NEWCOMERS: RateLimit;
  LIMIT_VISITOR: RateLimit;
  LIMIT_ADDRESS: RateLimit;
  LIMIT_JOINS: RateLimit;
  LIMIT_FRIENDS: RateLimit;
  LIMIT_LISTS: RateLimit;
  LIMIT_LEAVING: RateLimit;
  LIMIT_LEAVING_ADDRESS: RateLimit;
  LIMIT_TRANSLATIONS: RateLimit;
  LIMIT_SEARCHES: RateLimit;
  LIMIT_UPLOADS: RateLimit;
  LIMIT_FEELINGS: RateLimit;
  LIMIT_SIGN_IN: RateLimit;
  LIMIT_SAVES: RateLimit;
  LIMIT_DEEDS: RateLimit;
  LIMIT_CHARACTERS: RateLimit;
  LIMIT_HANDLES: RateLimit;
  LIMIT_EXPORTS: RateLimit;
  LIMIT_PARTNERS: RateLimit;
  LIMIT_PREVIEWS: RateLimit;
  LIMIT_CARDS: RateLimit;
  /** `off`: no page that a message links to is asked what it says of itself, in any room. */
  LINK_PREVIEWS?: string;
  /** Reaches public addresses alone, held where it connects; local runs have it, and Cloudflare needs none (worker/http/outside.ts). */
  OUTSIDE?: { fetch: typeof fetch };
  /** Exact origins that may be asked for wherever they lie, separated by commas: stand-ins of tests and local runs. Never on a public site. */
  OUTSIDE_ALLOW?: string;
  /** Which resolver says where a name leads, by DNS over HTTPS in JSON; Cloudflare's unless set. */
  OUTSIDE_DNS?: string;
  /** Origins of ours beside the one addressed, separated by commas. */
  PUBLIC_ORIGINS?: string;
  /** `off` lifts limits per address. */
  RATE_LIMITS?: string;
  /** Workers AI; missing where there is no login. */
  AI?: Ai;
  /** Which engines translate, in which order (worker/providers/translate/on.ts). */
  TRANSLATE_ENGINES?: string;
  /** Which of Workers AI's models translates. */
  WORKERS_AI_TRANSLATE_MODEL?: string;
  /** A server that speaks LibreTranslate's API; empty: none. */
  LIBRETRANSLATE_URL?: string;
  /** Its key, where it wants one. A secret. */
  LIBRETRANSLATE_KEY?: string;
  /** An engine that hasn't answered by then is failing, ms. */
  TRANSLATE_TIMEOUT_MS?: string;
  /** Characters that may be translated: by the site in a day, UTC … */
  TRANSLATE_CHARS_PER_DAY?: string;
  /** … for one member in a minute … */
  TRANSLATE_CHARS_PER_MEMBER_MINUTE?: string;
  /** … and for one room. */
  TRANSLATE_CHARS_PER_ROOM_MINUTE?: string;
  /** Who carries mail: `cloudflare`, `http`, `local` (a page of local runs), or nobody. */
  MAIL_PROVIDER?: string;
  /** The address that mail comes from. */
  MAIL_FROM?: string;
  /** Cloudflare's e-mail sending. */
  EMAIL?: SendEmail;
  /** Where an HTTP mail service takes letters … */
  MAIL_HTTP_URL?: string;
  /** … and its key, a secret. */
  MAIL_HTTP_KEY?: string;
  /** Signing in with others: each is offered where both are set; the second is a secret. */
  KAKAO_CLIENT_ID?: string;
  KAKAO_CLIENT_SECRET?: string;
  LINE_CLIENT_ID?: string;
  LINE_CLIENT_SECRET?: string;
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  /** Any provider of OpenID Connect: its issuer, which has a discovery document, and the name that people know it by. */
  OPENID_ISSUER?: string;
  OPENID_NAME?: string;
  OPENID_CLIENT_ID?: string;
  OPENID_CLIENT_SECRET?: string;
  /** Days in which somebody who asked to be deleted may change their mind; 7 unless set. */
  DELETION_DAYS?: string;
  /** Signs sessions; changing it signs everybody out. */
  AUTH_SECRET: string;
  /** Keys the hashes that make a person a member: changed, everybody is a stranger in every room. */
  MEMBER_SECRET: string;
}
