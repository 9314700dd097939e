import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
  run: z.object({ startedAt: z.int(), tookMs: z.int(), size: z.enum(['smoke', 'small', 'full']), seed: z.int() }),
  rows: z.array(result),
});
/** What one scenario left: `results/NAME.json`. */
export type Results = z.infer<typeof results>;

export function write(folder: string, name: string, { size, seed }: Context, startedAt: number, rows: Result[]): void {
  mkdirSync(folder, { recursive: true });
  const run = { startedAt, tookMs: Date.now() - startedAt, size, seed };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ run, rows }, null, 1)}\n`);
}

/** Everything that a folder of results has, by the scenario's name. */
export const readAll = (folder: string): Map<string, Results> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.slice(0, -5), results.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))]),
  );
