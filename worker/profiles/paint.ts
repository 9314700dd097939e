import { z } from '../http/z';

/** `#rrggbb`, lower case. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** A picture that its owner has uploaded. Whether it is theirs is asked when a look is saved. */
export const pictureId = z.string().regex(/^med_[0-9a-z]{26}$/);

/** Patterns that are drawn in two colours of the owner's own. */
export const PATTERNS = [
  'dots',
  'checks',
  'stripes',
  'grid',
  'waves',
  'hearts',
  'stars',
  'flowers',
  'clouds',
  'leaves',
  'triangles',
  'confetti',
] as const;

/** What lies behind the blocks. `theme`: what the theme has of its own. */
export const paint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('theme') }),
  z.object({ kind: z.literal('colour'), colour }),
  /** `turn`: degrees, 0 is upwards. */
  z.object({ kind: z.literal('gradient'), from: colour, to: colour, turn: z.int().min(0).max(359).default(180) }),
  z.object({ kind: z.literal('pattern'), pattern: z.enum(PATTERNS), ground: colour, ink: colour }),
  /** `dim`: how far it is covered by the theme's own ground, in percent. */
  z.object({
    kind: z.literal('picture'),
    picture: pictureId,
    fit: z.enum(['cover', 'tile']).default('cover'),
    dim: z.int().min(0).max(80).default(0),
  }),
]);
export type Paint = z.infer<typeof paint>;

/** When it is night: by how bright the visitor likes their screen, by their clock, always or never. */
export const HOURS = ['visitor', 'clock', 'day', 'night'] as const;

/** `night` null: by night as by day. */
export const background = z.object({
  hours: z.enum(HOURS).default('visitor'),
  day: paint.default({ kind: 'theme' }),
  night: paint.nullable().default(null),
});
