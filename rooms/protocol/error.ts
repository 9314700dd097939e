import { z } from './z';

/**
 * Every code that OpenLink answers with, over HTTP and socket alike, and its HTTP status.
 * Grouped by what a client does about it.
 */
export const ERRORS = {
  // Mend what was sent.
  'input.invalid': 400,
  'input.too_large': 413,
  'id.expired': 400,
  'id.future': 400,
  'frame.invalid': 400,
  'frame.unknown': 400,
  'frame.too_large': 413,
  'version.unknown': 400,
  'route.not_found': 404,
  'room.not_found': 404,
  'message.not_found': 404,
  'member.not_found': 404,
  'report.not_found': 404,
  'glossary.not_found': 404,
  'profile.not_found': 404,
  'note.not_found': 404,
  'media.not_found': 404,
  'partner.not_found': 404,
  'work.unknown': 404,
  'format.unknown': 501,
  'handle.taken': 409,
  'handle.reserved': 400,
  'profile.changed': 409,
  'way.other': 409,
  'way.last': 409,
  'media.unsupported': 415,
  'media.damaged': 400,
  'profile.full': 409,
  'event.not_today': 409,
  // Sign in, join, or ask for a new ticket.
  'auth.required': 401,
  'ticket.invalid': 401,
  'code.invalid': 401,
  'passkey.invalid': 401,
  'token.invalid': 401,
  'token.expired': 401,
  'token.spent': 401,
  'token.revoked': 401,
  'partner.required': 403,
  'account.required': 403,
  'auth.stale': 403,
  'age.required': 403,
  // Not allowed, and asking again won't help.
  'auth.forbidden': 403,
  'room.code_wrong': 403,
  'room.banned': 403,
  'room.closed': 403,
  'room.refused': 403,
  'room.moved': 403,
  'embed.forbidden': 403,
  'age.too_young': 403,
  'gift.allowance': 403,
  // Wait.
  'rate.limited': 429,
  'handle.too_soon': 429,
  'pet.enough': 429,
  'server.failed': 500,
  'mail.failed': 503,
} as const;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];
export const errorCode = z.enum(ERROR_CODES);

/** What went wrong, as a value: rules and handlers return it, the edges turn it into a frame or problem+json. */
export type Refusal = { code: ErrorCode; retryAfterMs?: number; now?: number; issues?: { path: string; message: string }[] };

/** A refusal on its way up to the funnel of its edge. Anything else that is thrown is a bug, and is answered `server.failed`. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly more: Omit<Refusal, 'code'> = {},
  ) {
    super(code);
  }
}

export const error = z.object({
  type: z.literal('error'),
  code: errorCode,
  message: z.string(),
  /** The `id` or type of what is answered. */
  re: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
  now: z.optional(z.number()),
});

/** Closing codes of the socket, and those of RFC 6455's registry that we use: 1011, a fault of ours; 1013, too many connections of one member. */
export const CLOSE = {
  ticketInvalid: 4001,
  removed: 4003,
  noRoom: 4004,
  tooSlow: 4008,
  protocol: 4009,
  version: 4010,
  failed: 1011,
  tooMany: 1013,
} as const;
