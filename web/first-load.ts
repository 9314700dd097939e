import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SRC = at('src');
const ALIASES: [string, string][] = [
  ['$lib/', `${SRC}/lib/`],
  ['$rooms/', at('../rooms/')],
];
/** What a room's page loads before anything is asked of it. */
const FIRST = ['routes/r/[slug]/+page.svelte', 'routes/+layout.svelte', 'routes/+error.svelte'].map((path) => join(SRC, path));

/** What comes with a room, sooner or later. */
const ROOM = /\/lib\/room\//;
/** What frames alone have. */
const FRAME = /\/(?:lib\/embed|routes\/embed\/[rw])\//;

const STATIC = /^\s*(?:import|export)\s(?!type\b)[^;]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'/gm;
const MESSAGE = /\bm\.(\w+)/g;
const ICON = /'@lucide\/svelte\/icons\/([\w-]+)'/g;

function resolved(name: string, from: string): string | undefined {
  const alias = ALIASES.find(([prefix]) => name.startsWith(prefix));
  if (!alias && !name.startsWith('.')) return undefined;
  const base = alias ? alias[1] + name.slice(alias[0].length) : join(dirname(from), name);
  return [base, `${base}.ts`, `${base}.svelte.ts`].find((path) => existsSync(path) && statSync(path).isFile());
}

/** A file, and all that it imports statically, over so many steps. */
function reached(files: string[], steps = Number.POSITIVE_INFINITY): Set<string> {
  const seen = new Set<string>();
  const queue = files.map((file) => ({ file, left: steps }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { file, left } = next;
    if (seen.has(file) || file.includes('/paraglide/')) continue;
    seen.add(file);
    if (left === 0) continue;
    for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(STATIC)) {
      const found = resolved(from ?? bare ?? '', file);
      if (found) queue.push({ file: found, left: left - 1 });
    }
  }
  return seen;
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'paraglide') yield* sources(path);
    } else if (/\.(svelte|ts)$/.test(entry.name)) yield path;
  }
}

function used(files: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [, key] of text.matchAll(MESSAGE)) names.add(`messages/${key}.js`);
    for (const [, icon] of text.matchAll(ICON)) names.add(`icons/${icon}.svelte`);
  }
  return names;
}

/** Whether a room's page has a module from the start and other pages have it too: a message, an icon, a part of ours. */
function isShared(): (id: string) => boolean {
  const first = reached(FIRST);
  const others = [...sources(SRC)].filter((file) => !first.has(file));
  const names = used(first).intersection(used(others));
  // A framed room shares the whole screen with a room's page: that is a file of its own, which no other page has to load.
  const pages = others.filter((file) => /\/routes\/.*\/\+page\.svelte$/.test(file) && !FRAME.test(file));
  // What else they have comes later, and wants small parts of a room: those by themselves would be a file each.
  const later = others.filter((file) => !ROOM.test(file) && !FRAME.test(file)).flatMap((file) => [...reached([file], 1)]);
  const files = first.intersection(reached(pages).union(new Set(later)));
  return (id) => {
    const name = /(?:messages|icons)\/[^/]+$/.exec(id)?.[0];
    return files.has(id) || (name !== undefined && /\/paraglide\/|@lucide/.test(id) && names.has(name));
  };
}

/**
 * Puts what a room's page shares with other pages into one file. Each message, icon and part would be a file of its own otherwise, as hardly
 * two of them are on the same pages: eighty small files, which come to a sixth of the page's bytes.
 */
export const firstLoad = (): Plugin => ({
  name: 'first-load',
  apply: 'build',
  config: (_, { isSsrBuild }) =>
    isSsrBuild
      ? undefined
      : { build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: isShared() }] } } } } },
});
