import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { contentOf, fits } from '../partners/rules';
import type { PartnerRow } from '../partners/store';
import { verify } from '../partners/verify';
import { untitled, type Naming } from '../partners/work-room';
import * as works from '../partners/works';

type Opening = {
  content: string;
  token?: string | undefined;
  lang: Lang;
  /** Our origins, for one of which a token is, and that which links to rooms begin with. */
  audience: readonly string[];
  origin: string;
  /** The language of reasons. */
  reads: Lang;
  /** Asked before a room is made; throws where that is too often. */
  mayMake: () => Promise<void>;
};

/** What a work is called that its partner registered, lets its pattern cover, or names in a token of its own; nothing else has a room. */
async function namingOf(env: Env, db: Db, owner: PartnerRow, id: string, row: works.WorkRow | undefined, opening: Opening) {
  if (row) return { id, title: row.title, picture: row.picture };
  const isCovered = owner.patterns.some((pattern) => fits(id, pattern));
  if (opening.token === undefined) return isCovered ? untitled(owner, id) : undefined;
  const { partner, work } = await verify(env, db, opening.token, opening.audience, opening.reads);
  const named: Naming | undefined = partner.id === owner.id && work?.id === id ? work : undefined;
  return named ?? (isCovered ? untitled(owner, id) : undefined);
}

/** The room of a work, by the slug. The first who opens a work makes its room; `work.unknown` for what no partner vouches for. */
export async function roomOf(env: Env, db: Db, opening: Opening): Promise<string> {
  const content = contentOf(opening.content);
  const { partner, work } = content ? await works.find(db, content.partnerId, content.workId) : {};
  const there = work?.joinedTo ?? work?.slug;
  if (there) return there;
  const naming = content && partner && (await namingOf(env, db, partner, content.workId, work, opening));
  if (!naming) throw new AppError('work.unknown');
  await opening.mayMake();
  return works.open(env, db, partner!, naming, opening.lang, opening.origin);
}
