import type { BatchItem } from 'drizzle-orm/batch';
import type { Db } from '../db/client';
import { lookFor, type Kind } from './look';
import { hasPart, PARTS, type PartKind, type Parts } from './parts';
import type { Visit } from './visit';

/** What blocks of these kinds show to a visitor: everything that they read is read in one batch. */
export async function partsOf(db: Db, visit: Visit, kinds: readonly Kind[]): Promise<Parts> {
  const asked = kinds.filter(hasPart).map((kind) => ({ kind, reads: PARTS[kind].reads(db, visit) }));
  const [first, ...rest] = asked.flatMap(({ reads }): readonly BatchItem<'sqlite'>[] => reads);
  const answers: unknown[] = first === undefined ? [] : await db.batch([first, ...rest]);
  const values = asked.map(({ kind, reads }): [PartKind, unknown] => [kind, PARTS[kind].show(answers.splice(0, reads.length), visit)]);
  return Object.fromEntries(values) as Parts;
}

/** A space as somebody who visits it gets it: only what its owner lets them see. */
export async function viewOf(db: Db, visit: Visit) {
  const { owner, edition, relation } = visit;
  const { handle, name, lang, createdAt } = owner;
  const look = lookFor(visit);
  const parts = await partsOf(
    db,
    visit,
    look.blocks.map(({ kind }) => kind),
  );
  return { profile: { handle, name, lang, createdAt }, relation, look, edition, parts };
}
