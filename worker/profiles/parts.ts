import { inArray } from 'drizzle-orm';
import { characterPart } from '../characters/part';
import { cheersPart } from '../cheers/part';
import { room } from '../directory/schema';
import { listedOf } from '../directory/store';
import { giftsPart } from '../gifts/part';
import { guestbookPart } from '../guestbook/part';
import { friendsPart } from '../friends/part';
import { pets } from '../pets/part';
import { dday } from '../events/part';
import { feelings, mood } from '../feelings/part';
import { pictures } from '../media/part';
import { blockIn, type Kind } from './look';
import { part, type Part } from './part';

/** Rooms that their owner puts up: those that the directory has anyway, in the owner's order. */
const rooms = part({
  reads: (db, visit) => [
    db
      .select()
      .from(room)
      .where(inArray(room.slug, blockIn(visit, 'rooms')?.options.slugs ?? [])),
  ],
  show: ([rows], visit) => {
    const slugs = blockIn(visit, 'rooms')?.options.slugs ?? [];
    const shown = slugs.flatMap((slug) => rows.find((row) => row.slug === slug && row.visibility === 'public') ?? []);
    return shown.map((row) => {
      const { slug, title, description, topic, lang, translations, online, memberCount } = listedOf(row, '');
      return { slug, title, description, topic, lang, translations, online, memberCount };
    });
  },
});

/** What a block shows beside what its owner set in it. Each feature's own `part.ts`, by the kind of block. */
export const PARTS = {
  rooms,
  friends: friendsPart,
  guestbook: guestbookPart,
  cheers: cheersPart,
  gifts: giftsPart,
  pet: pets,
  character: characterPart,
  mood,
  feelings,
  pictures,
  dday,
} satisfies Partial<Record<Kind, Part>>;

export type PartKind = keyof typeof PARTS;
/** Their values, by kind. */
export type Parts = { [K in PartKind]?: ReturnType<(typeof PARTS)[K]['show']> };

export const hasPart = (kind: Kind): kind is PartKind => Object.hasOwn(PARTS, kind);
