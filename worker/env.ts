import type { Room } from './room-class';

/** What wrangler.toml binds, and the two secrets. */
export interface Env {
  /** People, sessions, the directory, memberships. */
  DB: D1Database;
  /** One object a room, named by the room's id (`rm_…`). */
  Room: DurableObjectNamespace<Room>;
  /** The pages' files. */
  ASSETS: Fetcher;
  LIMIT_NEWCOMERS: RateLimit;
  LIMIT_VISITOR: RateLimit;
  LIMIT_ADDRESS: RateLimit;
  LIMIT_JOINS: RateLimit;
  LIMIT_LISTS: RateLimit;
  LIMIT_SEARCHES: RateLimit;
  /** Origins of ours beside the one addressed, separated by commas. */
  PUBLIC_ORIGINS?: string;
  /** `off` lifts limits per address. */
  RATE_LIMITS?: string;
  /** Signs sessions; changing it signs everybody out. */
  AUTH_SECRET: string;
  /** Keys the hashes that make a person a member: changed, everybody is a stranger in every room. */
  MEMBER_SECRET: string;
}
