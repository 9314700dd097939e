import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './settings.ts';

/** What /api/docs loads (worker/docs/routes.ts), put among the pages' own files: nothing comes from elsewhere. */
export function copyDocsAssets(): void {
  const from = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  const to = join(root, 'web/static/docs');
  mkdirSync(to, { recursive: true });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) copyFileSync(join(from, name), join(to, name));
}
