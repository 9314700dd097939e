import type { Metric } from '../scenario.ts';
import type { Figure } from './figures.ts';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A figure as people read it: three digits that tell, whole from 100 on. */
export function number(value: Metric | undefined): string {
  if (value === undefined) return '–';
  if (value === null) return '∞';
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return grouped.format(value).replace('-', '−');
  return String(Number(value.toPrecision(3))).replace('-', '−');
}

function withUnit(text: string, unit: string): string {
  if (unit === '$') return `$${text}`;
  return unit === '×' ? `${text}×` : unit ? `${text} ${unit}` : text;
}

/** `12.3 ms (11–14)`: the median, and the range of the rounds where there was more than one. */
export function figure(value: Figure | undefined, unit = ''): string {
  if (!value) return '–';
  const median = withUnit(number(value.median), unit);
  if (value.rounds === 1) return median;
  const to = (value.min ?? 0) < 0 ? ' to ' : '–';
  return `${median} (${number(value.min)}${to}${number(value.max)})`;
}
export const medianOf = (value: Figure | undefined, unit = ''): string => (value ? withUnit(number(value.median), unit) : '–');

const isFigure = (cell: string) => /^[\d∞–−-]/.test(cell) && !/[a-z]{4}/i.test(cell);

/** A table of Markdown; columns of figures stand at the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, i) => (i > 0 && rows.every((row) => isFigure(row[i] ?? '–')) ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

export const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
