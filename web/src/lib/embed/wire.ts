import { lang } from '$rooms/protocol/lang';
import { z } from '$rooms/protocol/z';

/**
 * What the framed room and the page around it say to each other. The frame asks for a line by `hello`; the page answers once, to our
 * origin alone, with what it wishes and one end of a channel; everything else goes over that channel, which nobody else holds.
 */
export const HELLO = { openlink: 'hello' } as const;

/** A page may wish what it likes: what we don't know is as if it had said nothing. */
// oxlint-disable-next-line promise/valid-params -- zod's, not a promise's.
const wish = <T extends z.ZodMiniType>(shape: T) => z.catch(z.optional(shape), undefined);

const colour = z.string().check(z.regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i));
/** Pixels of a bubble's corner. */
export const RADIUS_MAX = 28;
/** Names of fonts that the reader's device has, best first. */
const FONTS = /^[\p{L}\p{N} '"_.-]{1,60}(,[\p{L}\p{N} '"_.-]{1,60}){0,7}$/u;

export const settings = z.object({
  theme: wish(z.enum(['light', 'dark', 'auto'])),
  lang: wish(lang),
  mode: wish(z.enum(['chat', 'read'])),
  header: wish(z.enum(['none', 'shown'])),
  accent: wish(colour),
  surface: wish(colour),
  ink: wish(colour),
  radius: wish(
    z.string().check(
      z.regex(/^\d{1,2}$/),
      z.refine((px) => Number(px) <= RADIUS_MAX),
    ),
  ),
  font: wish(z.string().check(z.regex(FONTS))),
  density: wish(z.enum(['cozy', 'compact'])),
});
/** How a page wishes its framed room to be. */
export type Settings = z.infer<typeof settings>;

/** By the address of the frame, before anybody has spoken: so that the first paint is right. */
export const settingsOf = (query: URLSearchParams): Settings => settings.parse(Object.fromEntries(query));

/** A token of a partner's, as long as one may be; whether it is any good is for the server to say. */
const TOKEN_MAX = 8192;
const token = z.nullable(z.string().check(z.maxLength(TOKEN_MAX)));

/** The page's answer to `hello`; the channel's end comes with it. `shown`: whether somebody could see the frame. */
export const connect = z.object({ openlink: z.literal('connect'), settings, token, shown: z.boolean() });

/** Over the channel, to the frame. */
export const toFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('settings'), settings }),
  z.object({ type: z.literal('token'), token }),
  z.object({ type: z.literal('shown'), shown: z.boolean() }),
]);
export type ToFrame = z.infer<typeof toFrame>;

/** Over the channel, to the page: nothing of what is said in the room, nor of who says it. */
export type FromFrame =
  | { type: 'ready'; room: string }
  /** Others' messages since somebody last looked. */
  | { type: 'unread'; count: number }
  /** A fresh token is wanted. */
  | { type: 'token' }
  /** `message` says why, in the reader's language; for who made the page. */
  | { type: 'error'; code: string; message?: string }
  /** Escape was pressed, and nothing in the frame was open. */
  | { type: 'close' };
