import { build } from '../../worker/local/build.ts';
import { endChildren, run } from '../../worker/local/run.ts';
import { catalogues } from './catalogues.ts';
import { licences } from './licences.ts';
import { sizes } from './sizes.ts';
import { secrets } from './secrets.ts';

/** The quick part of what `npm test` does. Each check gives what it found wrong, a line each; nothing found is passed. */
const CHECKS: [name: string, check: () => Promise<string[]> | string[]][] = [
  ['format', tool('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['lint', tool('oxlint', ['--deny-warnings', '--format', 'unix'])],
  // Types of the pages need what the build makes: routes, messages, the Worker.
  ['build', () => build(console.log).then(() => [], wrong)],
  ['types: worker, rooms', tool('tsc', ['--noEmit', '-p', 'tsconfig.json'])],
  ['types: tests in workerd', tool('tsc', ['--noEmit', '-p', 'test/tsconfig.json'])],
  ['types: programs, tests in node', tool('tsc', ['--noEmit', '-p', 'test/e2e/tsconfig.json'])],
  [
    'types: pages',
    tool('svelte-check', ['--workspace', 'web', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'machine']),
  ],
  ['migrations match the schema', tool('drizzle-kit', ['check', '--config', 'worker/db/drizzle.config.ts'])],
  ['sizes', sizes],
  ['catalogues', catalogues],
  ['licences', licences],
  ['no secrets', secrets],
];

const wrong = (error: unknown) => [error instanceof Error ? error.message : String(error)];

function tool(name: string, args: string[]) {
  return () => run(name, args).then(() => [], wrong);
}

process.on('SIGTERM', () => {
  endChildren();
  process.exit(143);
});

let failed = 0;
for (const [name, check] of CHECKS) {
  const began = Date.now();
  const found = await check();
  const took = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  console.log(found.length ? `✗ ${name} (${took})\n${found.join('\n')}` : `✓ ${name} (${took})`);
  if (found.length) failed++;
}
console.log(`checks: ${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
