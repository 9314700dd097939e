import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ownFiles, read } from './files.ts';

/** Past this many lines of code a file wants to be two. Styles, catalogues and data don't count. */
const MAX = 400;

const isCode = (path: string) => /\.(ts|svelte|js)$/.test(path) && /^(worker|rooms|web)\//.test(path);
const codeLines = (text: string) =>
  text
    .replace(/<style[\s>][^]*?<\/style>/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '').length;

/** What every page of a partner's loads, made by the build: bytes, gzipped. */
const LOADER = 'web/static/embed.js';
const LOADER_MAX = 5 * 1024;

function loader(): string[] {
  if (!existsSync(LOADER)) return [`${LOADER}: not built`];
  const bytes = gzipSync(read(LOADER), { level: 9 }).length;
  return bytes > LOADER_MAX ? [`${LOADER}: ${bytes} bytes gzipped, at most ${LOADER_MAX}`] : [];
}

const long = (): string[] =>
  ownFiles()
    .filter(isCode)
    .map((path) => ({ path, lines: codeLines(read(path)) }))
    .filter(({ lines }) => lines > MAX)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX}`);

/** Files that are too long, and what we make others' pages load if it is too much. */
export const sizes = (): string[] => [...long(), ...loader()];
