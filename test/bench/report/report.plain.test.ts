import { describe, expect, test } from 'vitest';
import type { Results } from '../results.ts';
import { AIMS, MORE_AIMS } from './aims.ts';
import { readFaults } from './faults.ts';
import { fullRun } from './fixture.ts';
import { pageOf, type Report } from './page.ts';

const page = (results: Map<string, Results>, more: Partial<Report> = {}) =>
  pageOf({ results, faults: [], reasons: {}, charts: new Map(), ...more });

/** The lines of the page's tables, as their cells. */
const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '));
/** What the page says of an aim: its measured figure and whether that meets it. */
const judged = (text: string, { bench, against, aim }: (typeof AIMS)[number]) => {
  const line = lines(text).find((cells) => cells[0] === bench && cells[1] === against && cells[2] === aim);
  return line && { measured: line[3], met: line[4] };
};
const aimOf = (key: string) => [...AIMS, ...MORE_AIMS].find((aim) => aim.key === key)!;

/** The same run, where one scenario's rows are others. */
const changed = (scenario: string, change: (rows: Results['rows']) => Results['rows']) => {
  const results = fullRun();
  const { run, rows } = results.get(scenario)!;
  return results.set(scenario, { run, rows: change(rows) });
};

describe('the report', () => {
  test('has every aim, each with what was measured, and marks those that are missed', () => {
    const text = page(fullRun());
    const missed = [...AIMS, ...MORE_AIMS].filter((aim) => {
      const said = judged(text, aim);
      expect(said?.measured, aim.key).toMatch(/\d/);
      expect(['met', '**missed**'], aim.key).toContain(said?.met);
      return said?.met === '**missed**';
    });
    expect(missed.map(({ key }) => key)).toEqual(['rows.written', 'rows.price']);
    expect(judged(text, aimOf('stored-100x100.cpu'))).toEqual({ measured: '0.327× (0.327–0.327)', met: 'met' });
    expect(judged(text, aimOf('stored-100x100.p99'))?.measured).toMatch(/^33 ms \(28\.\d–37\.\d\)$/);
  });

  test('gives the reason for what is missed, and says where one is lacking', () => {
    const text = page(fullRun(), { reasons: { 'rows.written': 'An alarm is a row.' } });
    expect(text).toContain('≤ 1.05.** An alarm is a row.');
    expect(text).toContain('`rows.price` in test/bench/report/reasons.json');
    expect(text).not.toContain('`stored-100x100.cpu`');
  });

  test('takes what never came for infinite', () => {
    const never = changed('stored-100x100', (rows) =>
      rows.map((row) => (row.peer === 'openlink' ? { ...row, metrics: { ...row.metrics, p99Ms: null } } : row)),
    );
    expect(judged(page(never), aimOf('stored-100x100.p99'))).toEqual({ measured: '∞ ms (∞–∞)', met: '**missed**' });
  });

  test('compares round with round, and shows their median and range', () => {
    const wild = changed('quiet', (rows) =>
      rows.map((row) =>
        row.peer === 'openlink' ? { ...row, metrics: { ...row.metrics, p50Ms: row.metrics['p50Ms']! + row.round - 2 } } : row,
      ),
    );
    // −1, 0, 1, 2, 3 more than the stock room, round by round.
    expect(judged(page(wild), aimOf('quiet.p50'))).toEqual({ measured: '1 ms (−1 to 3)', met: 'met' });
  });

  test('leaves void runs out of every figure, and shows them', () => {
    const wrong = changed('stored-1000x10', (rows) =>
      rows.map((row) =>
        row.peer === 'openlink' && row.round < 5
          ? { ...row, metrics: { ...row.metrics, cpuSecondsPerMillion: 1 }, voided: 'seq 7 after 5' }
          : row,
      ),
    );
    const text = page(wrong);
    expect(judged(text, aimOf('stored-1000x10.cpu'))?.measured).toBe('0.727×');
    expect(lines(text).filter((cells) => cells[4] === 'seq 7 after 5')).toHaveLength(4);
  });

  test('says what was not measured in this run', () => {
    const results = fullRun();
    results.delete('storm');
    expect(judged(page(results), aimOf('storm.peak'))).toEqual({ measured: 'not measured in this run', met: '–' });
  });

  test('shows violations, and never rounds a share up to all of it', () => {
    const folder = new URL('fixtures/faults', import.meta.url).pathname;
    const text = page(fullRun(), { faults: readFaults(folder) });
    expect(lines(text)).toContainEqual(['kill', '7', '30', '412', '350,000', '9,000,000', '1,200', '**1**', '']);
    expect(lines(text)).toContainEqual(['all', '', '', '412', '350,000', '9,000,000', '1,200', '**1**', '']);
    expect(lines(text)).toContainEqual(['drops', 'OpenLink', '200,000', '199,999', '99.999 %']);
    expect(lines(text)).toContainEqual(['drops', 'ws + SQLite', '200,000', '200,000', '100 %']);
    expect(text).toContain('live frames 20,000');
    expect(text).toContain('Not caught: forgets-ids.');
  });
});
