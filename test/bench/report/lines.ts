import type { Rows } from './figures.ts';

/** Colours that stay apart for the colour-blind (Okabe and Ito), dark enough for white; in the order in which series come. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

const INK = '#1b1f24';
const FAINT = '#57606a';
/** White behind, so that it reads the same on a dark page. */
export const CONFIG = {
  background: '#ffffff',
  padding: 18,
  font: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif',
  title: { anchor: 'start', fontSize: 17, subtitleFontSize: 13, color: INK, subtitleColor: FAINT, offset: 14, subtitlePadding: 5 },
  axis: {
    labelFontSize: 13,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    labelColor: INK,
    titleColor: FAINT,
    gridColor: '#e4e7eb',
    titlePadding: 10,
    labelFlush: false,
  },
  legend: {
    labelFontSize: 13,
    titleFontSize: 13,
    labelColor: INK,
    titleColor: FAINT,
    labelLimit: 400,
    symbolSize: 140,
    symbolOpacity: 1,
    orient: 'bottom',
    columns: 3,
  },
  header: { labelFontSize: 14, labelColor: INK, titleColor: FAINT },
  view: { stroke: null },
} as const;
const SIZE = { width: 660, height: 320 };
/** Vega knows no font here and takes letters for wider than they are: longer lines would widen the whole picture. */
const LINE_MAX = 62;

/** A text in lines. */
export function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= LINE_MAX) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Places of an axis that grows by factors. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** A median of rounds with its range, at a place of the x axis. */
type Point = { x: number; series: string; line: string; median: number | null; min: number | null; max: number | null };

export function points(
  rows: Rows,
  scenario: string,
  peer: string,
  param: string,
  metric: string,
  names: { series: string; line: string },
  where = {},
) {
  return rows.values(scenario, param).flatMap((x): Point[] => {
    const figure = rows.figure(scenario, peer, metric, { ...where, [param]: x });
    return figure && typeof x === 'number' ? [{ x, ...names, median: figure.median, min: figure.min, max: figure.max }] : [];
  });
}

type Axis = { title: string; values: readonly number[]; format?: string };
type Lines = { title: string; subtitle: string; x: Axis; y: { title: string; isLog?: boolean }; points: readonly Point[] };

/** Lines with the range of the rounds behind them; both axes may grow by factors. */
export function lines({ title, subtitle, x, y, points }: Lines): object {
  const series = [...new Set(points.map((point) => point.series))];
  const kinds = [...new Set(points.map((point) => point.line))];
  const encoding = {
    x: {
      field: 'x',
      type: 'quantitative',
      scale: { type: 'log', nice: false, domain: [x.values[0], x.values.at(-1)] },
      axis: { title: x.title, values: x.values, format: x.format ?? ',d' },
    },
    color: {
      field: 'series',
      type: 'nominal',
      title: null,
      legend: { symbolType: 'circle' },
      scale: { domain: series, range: series.map((_, i) => COLOURS[i % COLOURS.length]) },
    },
  };
  const scale = y.isLog ? { type: 'log', nice: false } : { zero: true };
  const at = (field: string) => ({
    field,
    type: 'quantitative',
    title: y.title,
    scale,
    axis: y.isLog ? { values: STEPS } : { format: '~s', tickCount: 6 },
  });
  const dash = {
    field: 'line',
    type: 'nominal',
    title: null,
    scale: { domain: kinds, range: kinds.map((_, i) => (i === 0 ? [1, 0] : [6, 4])) },
    legend: kinds.length > 1 ? { symbolType: 'stroke', symbolSize: 500, symbolStrokeWidth: 2.5 } : null,
  };
  return {
    ...SIZE,
    config: CONFIG,
    title: { text: title, subtitle: wrapped(subtitle) },
    data: { values: points },
    layer: [
      { mark: { type: 'area', opacity: 0.14 }, encoding: { ...encoding, y: at('min'), y2: { field: 'max' }, detail: { field: 'line' } } },
      { mark: { type: 'line', strokeWidth: 2.5 }, encoding: { ...encoding, y: at('median'), strokeDash: dash } },
      // In a layer of their own: with the line's, the legend of dashes would be drawn as points.
      { mark: { type: 'circle', size: 55, opacity: 1 }, encoding: { ...encoding, y: at('median') } },
    ],
  };
}
