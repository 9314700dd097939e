import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyCardFonts } from './card-fonts.ts';
import { copyDocsAssets } from './docs-assets.ts';
import { buildEmbedLoader } from './embed-loader.ts';
import { run } from './run.ts';
import { root } from './settings.ts';

/** Where the bundled Worker lies, as wrangler would upload it. */
export const bundleDir = join(root, 'dist/worker');
const stamp = join(root, 'dist/built-from');

const SOURCES = ['package-lock.json', 'wrangler.toml', 'worker', 'rooms', 'web'];
/** Made by the build or by tools, or not part of the product. */
const LEFT_OUT = new Set([
  'web/.svelte-kit',
  'web/src/lib/paraglide',
  'web/project.inlang/cache',
  'web/project.inlang/.gitignore',
  'web/project.inlang/.meta.json',
  'web/project.inlang/README.md',
  'web/static/docs',
  'web/static/embed.js',
  'web/static/card-fonts',
  'worker/local',
  'worker/db/drizzle.config.ts',
  'node_modules',
]);

function* filesOf(path: string): Generator<string> {
  if (LEFT_OUT.has(path)) return;
  const entries = readdirSync(join(root, path), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (!LEFT_OUT.has(inner)) yield inner;
  }
}

/** Hash of everything that the build is made from. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of source.includes('.') ? [source] : filesOf(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Builds the pages and bundles the Worker, unless what is there was built from the same sources. */
export async function build(say: (line: string) => void): Promise<void> {
  const hash = sourcesHash();
  const built =
    existsSync(stamp) && existsSync(join(bundleDir, 'index.js')) && existsSync(join(root, 'web/.svelte-kit/cloudflare/_worker.js'));
  if (built && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  copyDocsAssets();
  await buildEmbedLoader();
  copyCardFonts();
  say('Building the pages …');
  // Whoever asks, a test runner among them, gets what is deployed: vite would take NODE_ENV=test for development.
  await run('vite', ['build'], { cwd: join(root, 'web'), env: { NODE_ENV: 'production' } });
  say('Bundling the Worker …');
  rmSync(bundleDir, { recursive: true, force: true });
  await run('wrangler', ['deploy', '--dry-run', '--outdir', bundleDir]);
  writeFileSync(stamp, hash);
}

if (import.meta.main) await build(console.log);
