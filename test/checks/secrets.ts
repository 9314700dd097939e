import { ownFiles, read } from './files.ts';

/** What must never be committed, and what would tie the project to one machine. */
const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a token', /\b(ghp|gho|sk|xox[abp])[-_][A-Za-z0-9]{20,}\b/],
  ['a registry’s address in the lockfile', /"resolved": "https?:/],
  ['a path of somebody’s machine', /\/(home|Users)\/\w+\/|\/work\/(main|shared)\b/],
];
const isText = (path: string) => !/\.(png|ico|woff2?|jpg|webp)$/.test(path) && !path.startsWith('test/checks/');

export const secrets = (): string[] =>
  ownFiles()
    .filter(isText)
    .flatMap((path) => {
      const text = read(path);
      return FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: holds ${what}`);
    });
