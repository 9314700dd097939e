import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../worker/local/run';
import { readAll } from '../bench/results';

test('the bench runs from end to end: every delivery comes, to every receiver, in order, and the report is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openlink-bench-'));
  const resultsDir = join(folder, 'results');
  try {
    const of = ['--only', 'stored-100x100,joins', '--peers', 'openlink,stock,ws', '--results', resultsDir, '--report', folder];
    await run('node', ['test/bench/run.ts', '--smoke', ...of]);
    const results = readAll(resultsDir);
    const talk = results.get('stored-100x100')?.rows ?? [];
    expect(talk.map(({ peer }) => peer)).toEqual(['openlink', 'stock', 'ws']);
    for (const { metrics } of talk) expect(metrics).toMatchObject({ missing: 0, expected: expect.toSatisfy((n: number) => n > 300) });
    const joins = results.get('joins')?.rows ?? [];
    expect(joins.map(({ peer, metrics }) => [peer, metrics['missing']])).toEqual([
      ['openlink', 0],
      ['stock', 0],
    ]);
    // A machine that runs other tests meanwhile takes the load's time: that voids the figures, which are nothing here, and nothing else may.
    const voided = [...talk, ...joins].flatMap(({ voided }) => voided ?? []);
    expect(voided.filter((why) => !why.startsWith('the load’s core was'))).toEqual([]);
    expect(readFileSync(join(folder, 'BENCHMARKS.md'), 'utf8')).toContain('100 members × 100 msg/s, stored');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
