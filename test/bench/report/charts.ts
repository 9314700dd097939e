import { compile } from 'vega-lite';
import { parse, View } from 'vega';
import type { Rows } from './figures.ts';
import { CONFIG, lines, points, wrapped } from './lines.ts';
import { nameOf } from './names.ts';

const MEMBERS = { title: 'members in the room', values: [10, 30, 100, 300, 1000, 2000] };
const MESSAGES = { title: 'messages in the room', values: [1e3, 1e4, 1e5, 1e6], format: '~s' };

function cost(rows: Rows): object {
  return lines({
    title: 'What a delivery costs, as rooms grow',
    subtitle: 'CPU time of the server per million deliveries, at equal deliveries a second. Median of the rounds; the band is their range.',
    x: MEMBERS,
    y: { title: 'CPU-seconds per million deliveries' },
    points: ['openlink', 'stock'].flatMap((peer) =>
      points(rows, 'grow', peer, 'members', 'cpuSecondsPerMillion', { series: nameOf(peer), line: 'median' }),
    ),
  });
}

function latency(rows: Rows): object {
  return lines({
    title: 'How long a message takes, as rooms grow',
    subtitle:
      'From when it was meant to be sent to when a member had it, at equal deliveries a second. Median of the rounds, and their range.',
    x: MEMBERS,
    y: { title: 'ms', isLog: true },
    points: ['openlink', 'stock'].flatMap((peer) =>
      ['p50', 'p99'].flatMap((line) => points(rows, 'grow', peer, 'members', `${line}Ms`, { series: nameOf(peer), line })),
    ),
  });
}

function history(rows: Rows): object {
  const kinds = { open: 'opening a connection', 'first open after sleep': 'the first one after sleep', 'newest page': 'the newest page' };
  return lines({
    title: 'Opening a room, as its history grows',
    subtitle: 'Until the newest 50 messages are there. Median of the rounds’ medians, and their range.',
    x: MESSAGES,
    y: { title: 'ms' },
    points: Object.entries(kinds).flatMap(([what, series]) =>
      points(rows, 'history', 'openlink', 'messages', 'p50Ms', { series, line: 'p50' }, { what }),
    ),
  });
}

const PARTS = {
  dollarsOfRowsWritten: 'rows written',
  dollarsOfRowsRead: 'rows read',
  dollarsOfRequests: 'requests',
  dollarsOfDuration: 'awake',
  dollarsOfDirectory: 'directory (D1)',
};

function price(rows: Rows): object {
  const bars = rows.values('rows', 'pace').flatMap((pace) =>
    rows.peers('rows').flatMap((peer) => {
      const written = rows.figure('rows', peer, 'rowsWritten', { pace })?.median ?? 0;
      const label = [nameOf(peer), `${written.toFixed(2)} rows written a message`];
      return Object.entries(PARTS).map(([metric, part], order) => {
        const dollars = rows.figure('rows', peer, metric, { pace })?.median ?? 0;
        return { pace: `a ${pace} room`, label: label.join('|'), part, order, dollars };
      });
    }),
  );
  const parts = Object.values(PARTS);
  return {
    config: CONFIG,
    title: {
      text: 'What a million messages cost',
      subtitle: wrapped(
        'Modelled by Cloudflare’s prices beyond what a plan includes, in a room of 30: a message every half second (lively), or every five (calm).',
      ),
    },
    data: { values: bars },
    facet: {
      row: { field: 'pace', type: 'nominal', title: null, sort: 'descending', header: { labelOrient: 'top', labelAnchor: 'start' } },
    },
    spec: {
      width: 560,
      height: { step: 46 },
      mark: { type: 'bar', height: 22 },
      encoding: {
        y: {
          field: 'label',
          type: 'nominal',
          title: null,
          sort: null,
          axis: { labelExpr: `split(datum.label, '|')`, labelLimit: 400, ticks: false, domain: false },
        },
        x: { field: 'dollars', type: 'quantitative', title: 'US dollars', axis: { format: '$.2f', tickCount: 5 } },
        order: { field: 'order' },
        color: {
          field: 'part',
          type: 'nominal',
          title: null,
          sort: null,
          scale: { domain: parts, range: ['#0072b2', '#56b4e9', '#e69f00', '#cc79a7', '#8c959f'] },
          legend: { columns: 5 },
        },
      },
    },
    resolve: { scale: { x: 'independent' } },
  };
}

/** The charts by their file's name, and what they need a scenario for. */
const CHARTS: Record<string, { of: string; draw: (rows: Rows) => object }> = {
  cost: { of: 'grow', draw: cost },
  latency: { of: 'grow', draw: latency },
  history: { of: 'history', draw: history },
  price: { of: 'rows', draw: price },
};

/** SVG by name; those of scenarios without rows are left out. */
export async function chartsOf(rows: Rows): Promise<Map<string, string>> {
  const drawn = new Map<string, string>();
  for (const [name, { of, draw }] of Object.entries(CHARTS)) {
    if (rows.peers(of).length === 0) continue;
    const view = new View(parse(compile(draw(rows)).spec), { renderer: 'none' });
    drawn.set(name, `${await view.toSVG()}\n`);
  }
  return drawn;
}
