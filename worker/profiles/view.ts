import type { BatchItem } from 'drizzle-orm/batch';
import type { Db } from '../db/client';
import * as visits from '../visits/store';
import type { Coming } from '../visits/store';
import { blockIn, lookFor, type Kind } from './look';
import { hasPart, PARTS, type PartKind, type Parts } from './parts';
import { admits } from './rules';
import type { Visit } from './visit';

/** What blocks of these kinds show to a visitor: everything that they read is read in one batch, after what else goes `along`. */
async function read(db: Db, visit: Visit, kinds: readonly Kind[], along: readonly BatchItem<'sqlite'>[]) {
  const asked = kinds.filter(hasPart).map((kind) => ({ kind, reads: PARTS[kind].reads(db, visit) }));
  const [first, ...rest] = [...along, ...asked.flatMap(({ reads }): readonly BatchItem<'sqlite'>[] => reads)];
  const answers: unknown[] = first === undefined ? [] : await db.batch([first, ...rest]);
  const asides = answers.splice(0, along.length);
  const values = asked.map(({ kind, reads }): [PartKind, unknown] => [kind, PARTS[kind].show(answers.splice(0, reads.length), visit)]);
  return { parts: Object.fromEntries(values) as Parts, asides };
}

/** The picture of the owner's character, as for bylines (characters/picture.ts). */
function pictureIn(visit: Visit): string | null {
  const block = blockIn(visit, 'character');
  return block && !admits(block.see, visit.relation) ? null : visit.owner.picture;
}

export const partsOf = async (db: Db, visit: Visit, kinds: readonly Kind[]): Promise<Parts> => (await read(db, visit, kinds, [])).parts;

/** A space as somebody who visits it gets it: only what its owner lets them see. Their coming is counted with the same batch. */
export async function viewOf(db: Db, visit: Visit, coming: Coming) {
  const { owner, edition, relation } = visit;
  const { handle, name, lang, createdAt } = owner;
  const look = lookFor(visit);
  const kinds = look.blocks.map(({ kind }) => kind);
  const { parts, asides } = await read(db, visit, kinds, visits.reads(db, coming));
  return {
    profile: { handle, name, lang, createdAt, picture: pictureIn(visit) },
    relation,
    look,
    edition,
    visits: visits.countsOf(asides),
    parts,
  };
}
