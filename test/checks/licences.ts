import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../worker/local/settings.ts';
import { read } from './files.ts';

/** Licences that ask no more than to be named; MPL-2.0 where a package is used unmodified. */
const FREE = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'Python-2.0',
  'Zlib',
  'MIT-0',
  'MPL-2.0',
  'Unicode-3.0',
]);
/** Packages whose manifest names no licence and whose LICENSE file does. */
const BY_HAND: Record<string, string> = {
  '@inlang/plugin-message-format': 'MIT',
  'svelte-toolbelt': 'MIT',
  'sqlite-wasm-kysely': 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};
/** Fonts, whose own licence (SIL's) asks that it goes along: card-fonts.ts copies it beside them. */
const FONTS = /^@fontsource\//;
/** A shared library that sharp's Linux builds load: never part of what is uploaded or served. */
const TOOLS_ONLY = /^@img\/sharp-/;

const lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })) });
/** What the bench alone installs, when it runs: npm has written each licence into the lockfile. */
const benchLock = z.object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) });
const manifest = z.object({ name: z.string(), license: z.union([z.string(), z.object({ type: z.string() })]).optional() });

/** `A OR B` is free if one of them is, `A AND B` if both are. */
const isFree = (expression: string): boolean =>
  expression
    .replace(/[()]| WITH LLVM-exception/g, '')
    .split(/ OR /)
    .some((part) => part.split(/ AND /).every((licence) => FREE.has(licence.trim())));

/** Every installed package may be used as we use it. */
export const licences = (): string[] => [...installed(), ...benched()];

function installed(): string[] {
  const { packages } = lock.parse(JSON.parse(read('package-lock.json')));
  return Object.keys(packages).flatMap((path) => {
    if (path === '' || !existsSync(join(root, path, 'package.json'))) return [];
    const { name, license } = manifest.parse(JSON.parse(read(`${path}/package.json`)));
    const said = typeof license === 'string' ? license : (license?.type ?? BY_HAND[name] ?? 'none');
    return isFree(said) || TOOLS_ONLY.test(name) || (FONTS.test(name) && said === 'OFL-1.1') ? [] : [`${name}: ${said}`];
  });
}

function benched(): string[] {
  const { packages } = benchLock.parse(JSON.parse(read('test/bench/package-lock.json')));
  return Object.entries(packages).flatMap(([path, { license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const said = license ?? BY_HAND[name] ?? 'none';
    return path === '' || isFree(said) ? [] : [`test/bench: ${name}: ${said}`];
  });
}
