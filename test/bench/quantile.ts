/** The `q` quantile of some numbers (0 to 1), by the nearest rank; null of none. Infinity counts as a number, and is given as null. */
export function quantile(numbers: readonly number[], q: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  return value !== undefined && Number.isFinite(value) ? value : null;
}

export const median = (numbers: readonly number[]): number | null => quantile(numbers, 0.5);
