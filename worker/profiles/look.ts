import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { mended } from './mend';
import { OPTIONS } from './options';
import { background } from './paint';
import { HEAD, localId, placed } from './placed';
import { admits, audience, type Relation } from './rules';

/** Drawn in web/src/lib/profile/themes. */
export const THEMES = [
  'paper',
  'sky',
  'window',
  'garden',
  'sea',
  'picnic',
  'candy',
  'midnight',
  'arcade',
  'poster',
  'hanok',
  'batik',
  'wave',
  'blueprint',
  'cafe',
  'snow',
] as const;
export const theme = z.enum(THEMES);

export const SIZES = ['s', 'm', 'l'] as const;

const blockOf = <K extends keyof typeof OPTIONS>(kind: K) =>
  z.object({
    id: localId,
    kind: z.literal(kind),
    size: z.enum(SIZES).default('m'),
    /** What its owner calls it, where they don't leave it at what it is. */
    title: z._default(text({ min: 0, max: 40 }), ''),
    see: audience.default('everyone'),
    do: audience.default('everyone'),
    options: z.prefault<(typeof OPTIONS)[K]>(OPTIONS[kind], {} as never),
  });

export const block = z.discriminatedUnion('kind', [
  blockOf('about'),
  blockOf('mood'),
  blockOf('feelings'),
  blockOf('pictures'),
  blockOf('dday'),
  blockOf('links'),
  blockOf('rooms'),
  blockOf('guestbook'),
  blockOf('cheers'),
  blockOf('gifts'),
  blockOf('friends'),
  blockOf('pet'),
  blockOf('music'),
  blockOf('character'),
]);
export type Block = z.infer<typeof block>;
export type Kind = Block['kind'];
export const KINDS = Object.keys(OPTIONS) as Kind[];

const STICKERS_MAX = 60;

/** Each but once: a list is refused at the second of them. */
const once = <T>(key: (item: T) => string) =>
  z.superRefine<T[]>((items, context) => {
    const seen = new Set<string>();
    for (const [i, item] of items.entries()) {
      if (seen.has(key(item))) context.addIssue({ code: 'custom', path: [i], params: { why: 'unknown' } });
      seen.add(key(item));
    }
  });

/** How a space looks. What is stored may be of an older edition, or of a newer one that was taken back: read it by `lookOf` alone. */
export const look = z.object({
  v: z.literal(1).default(1),
  theme: theme.default('paper'),
  background: background.prefault({}),
  /** In the order in which they are read. One of a kind. */
  blocks: z
    .array(block)
    .max(KINDS.length)
    .check(
      once(({ kind }) => kind),
      once(({ id }) => id),
    )
    .default([]),
  stickers: z
    .array(placed)
    .max(STICKERS_MAX)
    .check(once(({ id }) => id))
    .default([]),
});
export type Look = z.infer<typeof look>;

/** The look of somebody who has set nothing yet: the blocks that a visitor can do something with. */
export const newLook = (): Look =>
  look.parse({
    blocks: [
      { id: 'character', kind: 'character', size: 's' },
      { id: 'about', kind: 'about', size: 'm' },
      { id: 'mood', kind: 'mood', size: 's' },
      { id: 'pet0', kind: 'pet', size: 's' },
      { id: 'cheers', kind: 'cheers', size: 's' },
      { id: 'gifts', kind: 'gifts', size: 'm' },
      { id: 'guestbook', kind: 'guestbook', size: 'l', do: 'accounts' },
    ],
  });

/** What keeps to a block that isn't there keeps to the name plate. */
export const anchored = (look: Look): Look => {
  const ids = new Set([HEAD, ...look.blocks.map(({ id }) => id)]);
  return { ...look, stickers: look.stickers.map((one) => (ids.has(one.at) ? one : { ...one, at: HEAD })) };
};

const isEmpty = (value: unknown) => typeof value !== 'object' || value === null || Object.keys(value).length === 0;
const read = new WeakMap<object, Look>();

/** A stored look, whatever became of it: what today's limits and kinds don't know is left out, and nothing else is lost. */
export function lookOf(value: unknown): Look {
  if (isEmpty(value)) return newLook();
  const key = Object(value);
  const found = read.get(key) ?? anchored(mended(look, value) ?? newLook());
  read.set(key, found);
  return found;
}

type Visited = { look: unknown; relation: Relation };

/** A space's block of a kind, if it has one. */
export const blockIn = <K extends Kind>(visit: { look: unknown }, kind: K) =>
  lookOf(visit.look).blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);

/** Whether the space has a block of that kind, and its owner lets this visitor see it, or do what is done there. Who may do, may see. */
export function permits(visit: Visited, kind: Kind, what: 'see' | 'do'): boolean {
  const found = blockIn(visit, kind);
  if (!found || !admits(found.see, visit.relation)) return false;
  return what === 'see' || admits(found.do, visit.relation);
}

/** The look as this visitor gets it: nothing is said of blocks that aren't for them. */
export function lookFor(visit: Visited): Look {
  const whole = lookOf(visit.look);
  const blocks = whole.blocks.filter(({ see }) => admits(see, visit.relation));
  const ids = new Set([HEAD, ...blocks.map(({ id }) => id)]);
  return { ...whole, blocks, stickers: whole.stickers.filter(({ at }) => ids.has(at)) };
}

/** Ids of the pictures that a look shows. */
export function picturesIn({ background: { day, night }, blocks, stickers }: Look): string[] {
  const paints = [day, night].flatMap((paint) => (paint?.kind === 'picture' ? [paint.picture] : []));
  const shown = blocks.flatMap((block) => (block.kind === 'pictures' ? block.options.pictures.map(({ picture }) => picture) : []));
  const stuck = stickers.flatMap(({ thing }) => (thing.kind === 'picture' ? [thing.picture] : []));
  return [...new Set([...paints, ...shown, ...stuck])];
}
