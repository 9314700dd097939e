import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../worker/local/settings.ts';

/** Everything there is: the checks, then every test. The last line counts tests, each check as one. */
const results = mkdtempSync(join(tmpdir(), 'openlink-test-'));
const counts = { passed: 0, failed: 0 };

function count(passed: number, failed: number, exitCode: number | null) {
  counts.passed += passed;
  // A run that broke off without naming a failed test has failed all the same.
  counts.failed += failed === 0 && exitCode !== 0 ? 1 : failed;
}

function say(args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status;
}

const checks = spawnSync(process.execPath, ['test/checks/run.ts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
process.stdout.write(checks.stdout);
const [, passed = '0', failed = '0'] = /^checks: (\d+) passed, (\d+) failed$/m.exec(checks.stdout) ?? [];
count(Number(passed), Number(failed), checks.status);

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() });
const json = join(results, 'vitest.json');
const exitCode = say(['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--project', '!shots'], {
  VITEST_JSON: json,
});
const ran = report.safeParse(JSON.parse(readOr(json, '{}')));
if (ran.success) count(ran.data.numPassedTests, ran.data.numFailedTests, exitCode);
else count(0, 1, exitCode);

rmSync(results, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
