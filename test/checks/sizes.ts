import { ownFiles, read } from './files.ts';

/** Past this many lines of code a file wants to be two. Styles, catalogues and data don't count. */
const MAX = 400;

const isCode = (path: string) => /\.(ts|svelte|js)$/.test(path) && /^(worker|rooms|web)\//.test(path);
const codeLines = (text: string) =>
  text
    .replace(/<style[\s>][^]*?<\/style>/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '').length;

export const sizes = (): string[] =>
  ownFiles()
    .filter(isCode)
    .map((path) => ({ path, lines: codeLines(read(path)) }))
    .filter(({ lines }) => lines > MAX)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX}`);
