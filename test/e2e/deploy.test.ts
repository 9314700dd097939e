import { expect, test } from 'vitest';
import { run } from '../../worker/local/run.ts';

test('the dry run of a deploy passes without a login, names every binding, and fits the free plan', async () => {
  const output = await run('npm', ['run', 'deploy', '--', '--dry-run']);
  expect(Number(/Upload: (\d+) KiB gzipped/.exec(output)?.[1])).toBeGreaterThan(100);
  for (const binding of ['env.Room', 'env.DB', 'env.AI', 'env.ASSETS', 'env.MEDIA', 'env.IMAGES', 'env.LIMIT_NEWCOMERS'])
    expect(output).toContain(binding);
});
