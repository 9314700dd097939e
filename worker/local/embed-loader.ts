import { build } from 'esbuild';
import { join } from 'node:path';
import { root } from './settings.ts';

/** Builds /embed.js, which partners' pages load, into the pages' own files; web/_headers says how it is served. */
export async function buildEmbedLoader(): Promise<void> {
  await build({
    entryPoints: [join(root, 'web/src/embed/loader.ts')],
    outfile: join(root, 'web/static/embed.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome94', 'firefox93', 'safari15.4'],
    legalComments: 'none',
    logLevel: 'warning',
    tsconfigRaw: {},
  });
}
