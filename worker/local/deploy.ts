import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { build } from './build.ts';
import { run } from './run.ts';
import { newSecret, secretNames } from './secrets.ts';
import { root } from './settings.ts';
import { UPLOAD_MAX, uploadSize } from './upload.ts';

const DATABASE = 'openlink';
const BUCKET = 'openlink-media';
const config = join(root, 'wrangler.toml');
const databases = z.array(z.object({ name: z.string(), uuid: z.string() }));
const secrets = z.array(z.object({ name: z.string() }));

const wrangler = (...args: string[]) => run('wrangler', args, { env: { CI: 'true' } });
/** wrangler prints notices around what was asked for. */
const json = <T>(schema: z.ZodType<T>, output: string) =>
  schema.parse(JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)));

/** The database's id, made where it is missing; wrangler.toml learns it. */
async function database(): Promise<string> {
  const find = async () => json(databases, await wrangler('d1', 'list', '--json')).find(({ name }) => name === DATABASE)?.uuid;
  const found = await find();
  // Most people who will talk are in Asia.
  if (!found) await wrangler('d1', 'create', DATABASE, '--location', 'apac');
  const id = found ?? (await find());
  if (!id) throw new Error(`The database ${DATABASE} was made, but is not in the list.`);
  const before = readFileSync(config, 'utf8');
  const after = before.replace(/^database_id = ".*"$/m, `database_id = "${id}"`);
  if (after !== before) writeFileSync(config, after);
  return found ? 'is there' : 'made';
}

/** The bucket for pictures, made where it is missing. */
async function bucket(): Promise<string> {
  const list = stripVTControlCharacters(await wrangler('r2', 'bucket', 'list'));
  const isThere = Array.from(list.matchAll(/^name:\s*(\S+)\s*$/gm), ([, name]) => name).includes(BUCKET);
  if (!isThere) await wrangler('r2', 'bucket', 'create', BUCKET, '--location', 'apac');
  return isThere ? 'is there' : 'made';
}

/** Secrets that the deployed Worker lacks, with new values. A Worker that isn't there yet lacks all. */
async function missingSecrets(): Promise<Record<string, string>> {
  const known = await wrangler('secret', 'list', '--format', 'json').then(
    (output) => json(secrets, output).map(({ name }) => name),
    (error: unknown): string[] => {
      if (String(error).includes('10007')) return [];
      throw error;
    },
  );
  return Object.fromEntries(secretNames.filter((name) => !known.includes(name)).map((name) => [name, newSecret()]));
}

async function deploy(): Promise<void> {
  console.log(`Database: ${await database()}.`);
  console.log(`Bucket: ${await bucket()}.`);
  console.log('Migrating …');
  await wrangler('d1', 'migrations', 'apply', DATABASE, '--remote');
  const missing = await missingSecrets();
  const folder = mkdtempSync(join(tmpdir(), 'openlink-deploy-'));
  const file = join(folder, 'secrets.json');
  try {
    writeFileSync(file, JSON.stringify(missing), { mode: 0o600 });
    const made = Object.keys(missing);
    if (made.length) console.log(`Secrets made: ${made.join(', ')}.`);
    console.log(await wrangler('deploy', ...(made.length ? ['--secrets-file', file] : [])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
await build(console.log);
const size = uploadSize();
console.log(`Upload: ${(size / 1024).toFixed(0)} KiB gzipped, at most ${UPLOAD_MAX / 1024}.`);
if (size > UPLOAD_MAX) throw new Error('The Worker has become too large to upload.');
if (values['dry-run']) console.log(await wrangler('deploy', '--dry-run'));
else await deploy();
