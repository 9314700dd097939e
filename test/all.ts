import { spawn, spawnSync } from 'node:child_process';
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

const checks = spawnSync(process.execPath, ['test/checks/run.ts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
process.stdout.write(checks.stdout);
const [, passed = '0', failed = '0'] = /^checks: (\d+) passed, (\d+) failed$/m.exec(checks.stdout) ?? [];
count(Number(passed), Number(failed), checks.status);

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() });

/** Runs the tests of some projects and counts them. What a quiet run prints comes when it is over. */
async function run(projects: string[], quiet = false): Promise<void> {
  const json = join(results, `${projects.join('-')}.json`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'];
  const child = spawn(process.execPath, [...args, ...projects.flatMap((project) => ['--project', project])], {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, VITEST_JSON: json },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const exitCode = await new Promise<number | null>((ended) => child.once('close', ended));
  process.stdout.write(printed);
  const ran = report.safeParse(JSON.parse(readOr(json, '{}')));
  if (ran.success) count(ran.data.numPassedTests, ran.data.numFailedTests, exitCode);
  else count(0, 1, exitCode);
}

/** Runs the short fault programs behind everything else that wants the machine, and counts them. */
async function faults(): Promise<void> {
  const child = spawn('nice', ['-n', '10', process.execPath, 'test/faults/run.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const exitCode = await new Promise<number | null>((ended) => child.once('close', ended));
  process.stdout.write(printed);
  const [, passed = '0', failed = '0'] = /^faults: (\d+) passed, (\d+) failed$/m.exec(printed) ?? [];
  count(Number(passed), Number(failed), exitCode);
}

// The programs that speak by the contract mostly wait, for a clock or an engine: they leave room for the others.
await Promise.all([run(['plain', 'rooms', 'worker', 'e2e']), run(['contract'], true), faults()]);

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
