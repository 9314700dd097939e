/** What a fuzz program is asked. The same seed throws the same. */
export type Asked = { count: number; seed: number; say?: (line: string) => void };

/** How many it threw, what came of them by kind, and each broken promise in words, with the seed that breaks it at once. */
export type Summary = { thrown: number; counts: Record<string, number>; broken: string[] };

export const newSummary = (): Summary => ({ thrown: 0, counts: {}, broken: [] });

export function add(counts: Record<string, number>, more: Record<string, number>): void {
  for (const [what, n] of Object.entries(more)) counts[what] = (counts[what] ?? 0) + n;
}
