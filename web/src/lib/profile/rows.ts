import type { Block } from '$worker/profiles/look';

/** What lies side by side: one block, or two small ones. `wide`: over the whole space, where it has columns. */
export type Row = { blocks: readonly Block[]; wide: boolean };

/** The blocks of a space in their order, as they are laid. What is alone between two wide ones has no other column beside it, and is wide too. */
export function rowsOf(blocks: readonly Block[]): Row[] {
  const rows: Block[][] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.size === 's' && last?.length === 1 && last[0]?.size === 's') last.push(block);
    else rows.push([block]);
  }
  const isLarge = (row: readonly Block[] | undefined) => !row || row[0]?.size === 'l';
  return rows.map((row, i) => ({ blocks: row, wide: isLarge(row) || (isLarge(rows[i - 1]) && isLarge(rows[i + 1])) }));
}
