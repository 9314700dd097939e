// npm run partner-demo: OpenLink as `npm start` runs it, and beside it a site on another origin that has its rooms in its pages.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JWK } from 'jose';
import { root } from '../../worker/local/settings.ts';
import { publishKeys, register, type Registration } from './register.ts';
import { startPartner } from './server.ts';
import { newKey } from './tokens.ts';

const openlink = `http://localhost:${process.env.PORT ?? 8787}`;
// Another site than `localhost`, for browsers: cookies and storage in its frames are a third party's, as they will be for you.
const origin = `http://127.0.0.1:${process.env.PARTNER_PORT ?? 8790}`;
const stateDir = resolve(root, process.env.STATE_DIR ?? '.openlink/partner-demo');
const kept = join(stateDir, `partner-${new URL(origin).port}.json`);

const child = spawn(process.execPath, ['worker/local/start.ts'], {
  cwd: root,
  // OpenLink asks the open internet alone for keys that somebody names. This one site of this machine it may.
  env: { ...process.env, STATE_DIR: stateDir, DEMO: process.env.DEMO ?? 'off', OUTSIDE_ALLOW: origin },
  stdio: ['ignore', 'pipe', 'inherit'],
});
child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));

await new Promise<void>((ready) =>
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    if (text.includes('OpenLink is ready')) ready();
  }),
);

type Kept = { site: Registration; key: JWK; password: string };

async function started({ site, key, password }: Kept) {
  await startPartner({ origin, openlink, partner: site.id, apiToken: site.apiToken, key, password });
  return { site, key, password };
}

/** The site as it was registered at an earlier start, or registered now. */
async function start(): Promise<Kept> {
  if (existsSync(kept)) return started(JSON.parse(readFileSync(kept, 'utf8')) as Kept);
  const email = `partner.${Date.now()}@example.com`;
  const made = await started({
    site: await register(openlink, origin, email),
    key: await newKey(),
    password: randomBytes(9).toString('base64url'),
  });
  await publishKeys(openlink, made.site, `${origin}/.well-known/jwks.json`);
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(kept, JSON.stringify(made), { mode: 0o600 });
  return made;
}

try {
  const { site, password } = await start();
  console.log(
    [
      '',
      `The sample partner is ready: ${origin}`,
      `  registered with OpenLink (${openlink}) as ${site.id}`,
      `  its moderator’s page: ${origin}/moderator  (moderator, ${password})`,
    ].join('\n'),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  child.kill('SIGTERM');
}
