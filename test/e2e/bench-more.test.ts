import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../worker/local/run';
import { Rows } from '../bench/report/figures';
import { readAll } from '../bench/results';

test('the bench counts pages, prices, storms and distances', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openlink-bench-'));
  try {
    await run('node', [
      'test/bench/run.ts',
      '--smoke',
      '--only',
      'history,rows,storm,distance',
      '--peers',
      'openlink,stock,docs',
      '--results',
      folder,
    ]);
    const rows = new Rows(readAll(folder));
    expect(rows.voided()).toEqual([]);
    for (const what of ['newest page', 'page anywhere'])
      for (const messages of [1_000, 10_000])
        expect(rows.figure('history', 'openlink', 'rowsRead', { what, messages })?.max).toBeLessThanOrEqual(60);
    // By the storage's own count: a message is a row of ours, and two where a table counts them by AUTOINCREMENT.
    expect(rows.figure('rows', 'stock', 'rowsWritten')?.median).toBe(1);
    expect(rows.figure('rows', 'docs', 'rowsWritten')?.median).toBeGreaterThanOrEqual(2);
    expect(rows.figure('rows', 'openlink', 'rowsWritten')?.median).toBeGreaterThanOrEqual(1);
    expect(rows.figure('storm', 'openlink', 'databaseTouched')?.max).toBe(0);
    const ways = rows.of('distance', 'openlink', { room: 'Seoul', from: 'Tokyo', to: 'Jakarta' });
    expect(ways.map(({ metrics }) => metrics['p50Ms'])).toEqual([expect.toSatisfy((ms: number) => ms >= 54)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
