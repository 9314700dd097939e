import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { machine, thisMachine } from './machine.ts';
import type { Context, Result } from './scenario.ts';

const result = z.object({
  scenario: z.string(),
  peer: z.string(),
  round: z.int(),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
  metrics: z.record(z.string(), z.number().nullable()),
  voided: z.string().optional(),
});

const results = z.object({
  /** Of the scenario's run, so that figures of different runs are never taken for one. */
  run: z.object({
    startedAt: z.int(),
    tookMs: z.int(),
    size: z.enum(['smoke', 'small', 'full']),
    seed: z.int(),
    machine: machine.optional(),
  }),
  rows: z.array(result),
});
/** What one scenario left: `results/NAME.json`. */
export type Results = z.infer<typeof results>;

export function write(folder: string, name: string, { size, seed }: Context, startedAt: number, rows: Result[]): void {
  mkdirSync(folder, { recursive: true });
  const run = { startedAt, tookMs: Date.now() - startedAt, size, seed, machine: thisMachine() };
  // A row a line: kept with the project, they are read by people too.
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(join(folder, `${name}.json`), `{ "run": ${JSON.stringify(run)},\n"rows": [\n${lines}\n] }\n`);
}

/** Everything that a folder of results has, by the scenario's name. */
export const readAll = (folder: string): Map<string, Results> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -5), results.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))]),
  );
