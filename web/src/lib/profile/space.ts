import type { SpaceView } from '$lib/api/profiles';
import type { Lang } from '$rooms/protocol/lang';
import type { Block, Kind } from '$worker/profiles/look';
import type { Relation } from '$worker/profiles/rules';

/** Whose space a block is in, and what its visitor is there. `lang`: what its owner writes in. */
export type Space = {
  handle: string;
  name: string;
  lang: Lang;
  relation: Relation;
  isMine: boolean;
  /** The owner is decorating: nothing in a block does anything then. */
  isEditing: boolean;
};

/** A block of one kind, with its own options. */
export type BlockOf<K extends Kind> = Extract<Block, { kind: K }>;
/** What the part of a kind shows (worker/<feature>/part.ts). */
export type PartOf<K extends keyof SpaceView['parts']> = NonNullable<SpaceView['parts'][K]>;

export const spaceOf = ({ profile, relation }: Pick<SpaceView, 'profile' | 'relation'>, isEditing = false): Space => ({
  handle: profile.handle,
  name: profile.name,
  lang: profile.lang,
  relation,
  isMine: relation === 'owner',
  isEditing,
});

const REACH: Record<Relation, number> = { stranger: 0, account: 1, friend: 2, owner: 3 };
const ASKS = { everyone: 0, accounts: 1, friends: 2, nobody: 3 } as const;

/** Whether this visitor may do what the block is for. The server asks again; this only keeps what would be refused from being offered. */
export const mayDo = (block: Pick<Block, 'do'>, { relation }: Pick<Space, 'relation'>) => REACH[relation] >= ASKS[block.do];
