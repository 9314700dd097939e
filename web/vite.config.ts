import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { emojiData } from './emoji-data';
import { firstLoad } from './first-load';
import { shortMessages } from './short-messages';

/** The Worker that answers /api and the room sockets while the pages are being worked on. */
const worker = process.env.WORKER_ORIGIN ?? 'http://127.0.0.1:8788';

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['globalVariable', 'baseLocale'],
      emitReadme: false,
    }),
    shortMessages(),
    firstLoad(),
    emojiData(),
    sveltekit(),
  ],
  server: {
    proxy: {
      '/api': { target: worker },
      '/healthz': { target: worker },
      '/parties': { target: worker, ws: true },
    },
  },
});
