import adapter from '@sveltejs/adapter-cloudflare';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
  kit: {
    adapter: adapter({ config: fileURLToPath(new URL('adapter.wrangler.toml', import.meta.url)) }),
    alias: { $rooms: '../rooms', $worker: '../worker' },
    // Small styles come with the page: a phone far away would wait for each of its seven files once more.
    inlineStyleThreshold: 8192,
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:'],
        'connect-src': ['self'],
        // The players of rooms/protocol/player.ts, opened by who wants to hear.
        'frame-src': [
          'https://www.youtube-nocookie.com',
          'https://open.spotify.com',
          'https://w.soundcloud.com',
          'https://embed.music.apple.com',
        ],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
    typescript: { config: (config) => ({ ...config, include: [...config.include, '../../test/web/**/*.ts'] }) },
  },
};
