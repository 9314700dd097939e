import { readdirSync } from 'node:fs';
import { join as path } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { arrive, type Person } from '../support/browser';
import { inBrowser } from '../support/in-browser';
import { enter, online, ready, said } from '../support/room-page';

const on = inBrowser();

/** Everything that a person's browser is told: pages, answers with their headers, frames. better-auth's own answers are about oneself, and its cookie is. */
function tape({ page }: Person): { heard: string[]; settled: () => Promise<void> } {
  const heard: string[] = [];
  const reading: Promise<void>[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.startsWith('/api/auth/') || pathname.startsWith('/_app/')) return;
    reading.push(
      answer.text().then(
        (text) => void heard.push(`${pathname} ${JSON.stringify(answer.headers())} ${text}`),
        () => {},
      ),
    );
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void heard.push(`frame ${String(payload)}`)));
  return { heard, settled: async () => void (await Promise.all(reading)) };
}

/** Every account, person, session and e-mail there is, from the database itself. */
function secretsOf(stateDir: string): string[] {
  const found: string[] = [];
  const files = readdirSync(path(stateDir, 'storage'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sqlite'));
  for (const file of files) {
    const db = new DatabaseSync(path(stateDir, 'storage', file), { readOnly: true });
    const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all();
    if (tables.some(({ name }) => name === 'session')) {
      const rows = [
        ...db.prepare('SELECT id, email, person_id FROM user').all(),
        ...db.prepare('SELECT id, token FROM session').all(),
        ...db.prepare('SELECT id FROM person').all(),
      ];
      found.push(...rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string'));
    }
    db.close();
  }
  return [...new Set(found)];
}

test('no page, answer or frame holds an account, a person, a session or an e-mail, or leads from one member to another', async () => {
  const { origin } = on.product;
  const [seoul, tokyo] = [await arrive(on.browser, origin, 'seoul'), await arrive(on.browser, origin, 'tokyo')];
  const tapes = [tape(seoul), tape(tokyo)];
  const urls: string[] = [];
  for (const title of ['첫 번째 방', '두 번째 방']) {
    const { page, words } = seoul;
    await page.goto(`${origin}/new`);
    await ready(page);
    await page.getByLabel(words.room_title).fill(title);
    await page.getByLabel(words.topic_name).fill(title);
    await page.getByTestId('nickname').fill(`방장 ${title}`);
    await page.getByRole('button', { name: words.make_room_now }).click();
    await page.getByRole('link', { name: words.enter_room }).click();
    await online(page);
    await said(seoul, `${title}입니다`);
    urls.push(page.url());
    await enter(tokyo, page.url(), `客 ${urls.length}`, 'こんにちは');
    await said(seoul, '어서 오세요');
  }
  for (const { page } of [seoul, tokyo]) {
    for (const place of ['/', '/rooms', ...urls.map((url) => new URL(url).pathname)]) {
      await page.goto(`${origin}${place}`, { waitUntil: 'networkidle' });
    }
  }
  await Promise.all(tapes.map(({ settled }) => settled()));

  const secrets = secretsOf(on.product.stateDir);
  expect(secrets.filter((secret) => secret.startsWith('psn_'))).not.toHaveLength(0);
  expect(secrets.filter((secret) => secret.includes('@'))).not.toHaveLength(0);
  expect(secrets.length).toBeGreaterThanOrEqual(8);
  for (const { heard } of tapes) {
    expect(heard.some((text) => text.startsWith('frame '))).toBe(true);
    const all = heard.join('\n');
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).not.toContain('psn_');
  }

  // One person, two rooms: no member that one room told of is told of by the other. `/rooms` alone, one's own list, holds both.
  const told = tapes[1]?.heard ?? [];
  const [first, second] = (['방장 첫 번째 방', '방장 두 번째 방'] as const).map((name, i, names) => {
    const ofOne = told.filter((text) => text.includes(name) && !text.includes(names[1 - i] ?? ''));
    return new Set(ofOne.join('\n').match(/mbr_\w+/g));
  });
  // Each tells of two: who leads it, and the reader.
  expect(first?.size).toBe(2);
  expect(second?.size).toBe(2);
  expect([...(first ?? [])].filter((member) => second?.has(member))).toEqual([]);
});
