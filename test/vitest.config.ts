import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { startLibreTranslate } from './support/libretranslate.ts';
import { startOpenId } from './support/openid.ts';
import { startOutside } from './support/outside.ts';
import { startWorkersAi } from './support/workers-ai.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = { $rooms: `${root}rooms`, $worker: `${root}worker` };

/** The Worker imports what SvelteKit generates; tests of the API and of rooms need no build of the pages. */
const withoutPages = {
  name: 'without-pages',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id.endsWith('.svelte-kit/cloudflare/_worker.js') ? at('support/no-pages.ts') : undefined),
};
// wrangler.toml names the folder of the pages' files, and Miniflare wants it to be there.
mkdirSync(`${root}web/.svelte-kit/cloudflare`, { recursive: true });

/** Who has an account at the OpenID provider that tests sign in with. */
const HOLDERS = [
  { sub: 'one', name: 'Sora', email: 'sora@example.com', email_verified: true },
  { sub: 'two', name: 'Haruka', email: 'haruka@example.com', email_verified: true },
  { sub: 'unchecked', name: 'Budi', email: 'sora@example.com', email_verified: false },
  { sub: 'nameless' },
];

/** Other people's sites, and where their names lead. What rooms ask for by themselves is of the stand-in's own origin: nothing leaves this machine. */
async function outside() {
  const { origin } = await startOutside();
  return { OUTSIDE_STAND_IN: origin, OUTSIDE_ALLOW: origin, OUTSIDE_DNS: `${origin}/dns-query` };
}

/** How Miniflare's types tell this address from others. */
const BRAND = { __brand: 'RemoteProxyConnectionString' } as const;

/** Tests inside workerd, with the real bindings and D1's real migrations. */
const inWorkerd = (name: 'rooms' | 'worker', isolate: boolean) => ({
  root,
  resolve: { alias },
  plugins: [
    withoutPages,
    cloudflareTest(async () => ({
      wrangler: { configPath: `${root}wrangler.toml` },
      remoteBindings: false,
      miniflare: {
        // The runtime's own binding, with a stand-in where Cloudflare would answer. The product under test leaves it alone.
        ai: { binding: 'AI', remoteProxyConnectionString: Object.assign(new URL(await startWorkersAi()), BRAND) },
        bindings: {
          TRANSLATE_ENGINES: 'libretranslate phrasebook',
          LIBRETRANSLATE_STAND_IN: (await startLibreTranslate()).url,
          ...(await outside()),
          OPENID_STAND_IN: (await startOpenId(HOLDERS)).issuer,
          MAIL_PROVIDER: 'local',
          AUTH_SECRET: 'a secret of the tests, long enough for better-auth',
          MEMBER_SECRET: 'another secret of the tests, for keyed hashes',
          D1_MIGRATIONS: await readD1Migrations(`${root}migrations`),
        },
      },
    })),
  ],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ['test/**/*.plain.test.ts'],
    setupFiles: ['test/support/migrate.ts'],
    testTimeout: 60_000,
    isolate,
  },
});

/** Programs that speak to the product by the contract. Some wait for minutes, for a clock or an engine: all.ts runs them beside the others. */
const BY_CONTRACT = ['test/e2e/contract-*.test.ts', 'test/faults/**/*.test.ts'];

/** Tests of the whole product. Every file starts one of its own: port, state, mailbox, engines and browser are nobody else's. */
const endToEnd = (name: 'e2e' | 'contract', include: string[], exclude: string[], maxWorkers: number, groupOrder: number) => ({
  root,
  resolve: { alias },
  test: {
    name,
    include,
    exclude,
    environment: 'node' as const,
    globalSetup: ['test/support/built.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  test: {
    root,
    reporters: process.env['VITEST_JSON'] ? ['default', ['json', { outputFile: process.env['VITEST_JSON'] }]] : ['default'],
    projects: [
      {
        root,
        resolve: { alias },
        // For modules with runes.
        plugins: [svelte({ configFile: false })],
        test: { name: 'plain', include: ['test/**/*.plain.test.ts', 'test/web/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
      },
      // Every test of a room makes its own: a workerd for each file would cost more than the tests. The directory is one for all.
      inWorkerd('rooms', false),
      inWorkerd('worker', true),
      // Two at a time: people wait more than they compute.
      endToEnd('e2e', ['test/e2e/**/*.test.ts'], ['test/**/*.plain.test.ts', ...BY_CONTRACT], 2, 1),
      endToEnd('contract', BY_CONTRACT, ['test/**/*.plain.test.ts'], 1, 2),
      // A program rather than a test: `npm run shots` alone runs it.
      {
        root,
        resolve: { alias },
        test: { name: 'shots', include: ['test/shots/*.shots.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
});
