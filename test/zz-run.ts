// dev-only: starts product, seeds spaces of each theme, waits
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startProduct } from '/tmp/hS/test/support/product.ts';
const product = await startProduct({ env: { PUBLIC_ORIGINS: 'http://localhost:5199' } });
const folder = join(product.stateDir, 'storage');
const find = (d: string): string[] => readdirSync(d, { withFileTypes: true, recursive: true }).filter((e) => e.name.endsWith('.sqlite') && e.parentPath.includes('d1')).map((e) => join(e.parentPath, e.name));
const file = find(folder).find((f) => !f.endsWith('metadata.sqlite'))!;
const themes = ['paper','sky','window','garden','sea','picnic','candy','midnight','arcade','poster','hanok','batik','wave','blueprint','cafe','snow'];
const out: Record<string, string> = {};
for (const theme of ['mine', ...themes]) {
  const answer = await fetch(`${product.origin}/api/auth/sign-in/anonymous`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const token = answer.headers.get('set-auth-token')!;
  const raw = decodeURIComponent(token).split('.')[0]!;
  const db = new DatabaseSync(file);
  db.exec('PRAGMA busy_timeout=5000');
  const row = db.prepare('SELECT user.id AS id, user.person_id AS person FROM session JOIN user ON user.id = session.user_id WHERE session.token = ?').get(raw) as { id: string; person: string };
  const look = { v: 1, theme: theme === 'mine' ? 'paper' : theme, blocks: [
    { id: 'about', kind: 'about', size: 'm', options: { text: '서울에서 필름 사진을 찍고, 목요일마다 웹툰을 기다려요.\n들렀다면 방명록에 한마디 남겨 주세요! https://example.com/film' } },
    { id: 'rooms', kind: 'rooms', size: 's', options: { slugs: [] } },
    { id: 'links', kind: 'links', size: 's', options: { links: [{ url: 'https://instagram.com/x', label: '사진 모음' }, { url: 'https://blog.example.com/', label: '' }] } },
    { id: 'music', kind: 'music', size: 'l', options: { songs: [{ url: 'https://youtu.be/dQw4w9WgXcQ', title: '비 오는 날 듣는 노래' }, { url: 'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC', title: '' }] } },
  ], stickers: [
    { id: 'bear', at: 'about', x: 0.92, y: 0.05, turn: 12, scale: 1, thing: { kind: 'sticker', sticker: 'bear' } },
    { id: 'star', at: 'head', x: 0.5, y: 0.9, turn: -14, scale: 0.8, thing: { kind: 'sticker', sticker: 'sparkle' } },
    { id: 'cass', at: 'music', x: 0.95, y: 0.95, turn: -8, scale: 1.1, thing: { kind: 'sticker', sticker: 'cassette' } },
  ] };
  db.prepare('UPDATE user SET is_anonymous = 0 WHERE id = ?').run(row.id);
  const cols = db.prepare("SELECT name FROM pragma_table_info('profile')").all().map((c: any) => c.name);
  const now = Date.now();
  const values: Record<string, any> = { person_id: row.person, handle: theme, handle_key: theme, name: theme === 'mine' ? '귤까는사람' : theme + ' 귤까는사람', lang: 'ko', look: JSON.stringify(look), edition: 1, created_at: now, updated_at: now };
  const used = Object.keys(values).filter((k) => cols.includes(k));
  db.prepare(`INSERT INTO profile (${used.join(',')}) VALUES (${used.map(() => '?').join(',')})`).run(...used.map((k) => values[k]));
  db.close();
  out[theme] = answer.headers.getSetCookie().find((c) => c.includes('session_token'))!.split(';')[0]!;
}
writeFileSync('/tmp/hS-dev.json', JSON.stringify({ origin: product.origin, tokens: out, pid: process.pid }));
console.log('READY', product.origin);
process.on('SIGTERM', () => void product.dispose().then(() => process.exit(0)));
import('node:fs').then((fs) => setInterval(() => fs.writeFileSync('/tmp/hS-prod.log', product.output()), 700));
