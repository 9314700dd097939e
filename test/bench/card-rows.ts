import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RoomCard } from '../../rooms/rpc';
import { migrate } from '../../worker/local/migrate.ts';
import { root } from '../../worker/local/settings.ts';
import { aRoom } from '../support/a-room.ts';

const CARD: RoomCard = {
  ...aRoom('rowsrowsrows', { online: 30, memberCount: 30, createdAt: 1, lastMessageAt: 1 }),
  drawnAt: 1,
  speakers: 2,
  words: [],
};

/** Of the Worker, which Node can't import as it is. */
type Bundled = { dbOf(env: { DB: object }): object; put(db: object, card: RoomCard): Promise<void> };

/** Rows that the directory writes in D1 (index and all, as D1 itself says) each time a public room in which people talk brings its card. */
export async function rowsPerCard(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'openlink-cards-'));
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({ workers: [{ name: 'cards', modules: true, script: 'export default {}', d1Databases: ['DB'] }] }),
  );
  try {
    await migrate(miniflare);
    const DB = await miniflare.getD1Database('DB');
    const outfile = join(folder, 'cards.mjs');
    const contents = `export { put } from './worker/directory/store'; export { dbOf } from './worker/db/client';`;
    await build({ stdin: { contents, resolveDir: root }, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
    const cards = (await import(pathToFileURL(outfile).href)) as Bundled;
    let written = 0;
    const counting = {
      prepare: (query: string) => ({
        bind: (...values: unknown[]) => ({
          run: async () => {
            const result = await DB.prepare(query)
              .bind(...values)
              .run();
            written += result.meta.rows_written;
            return result;
          },
        }),
      }),
    };
    const db = cards.dbOf({ DB: counting });
    await cards.put(db, CARD);
    const before = written;
    await cards.put(db, { ...CARD, lastMessageAt: 60_000, drawnAt: 60_000 });
    return written - before;
  } finally {
    await miniflare.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
