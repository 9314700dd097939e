import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { LANGS } from '$rooms/protocol/lang';
import { BELONGINGS } from '$worker/people/all-belongings';
import { SECTIONS } from '$worker/people/export-words';
import { unzip } from '../support/unzip';
import { account, freshEmail, signedInBy } from './accounts';
import { call, codeOf, guest, join, makeRoom, ORIGIN, uuid } from './client';

const say = (as: string, slug: string, text: string) => call('POST', `/api/rooms/${slug}/messages`, { as, body: { id: uuid(), text } });

async function exported(as: string, lang = 'en') {
  const answer = await exports.default.fetch(
    new Request(`${ORIGIN}/api/me/export`, { headers: { authorization: `Bearer ${as}`, 'accept-language': lang } }),
  );
  if (answer.status !== 200) throw new Error(await answer.text());
  const files = unzip(new Uint8Array(await answer.arrayBuffer()));
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  return { files, text, headers: answer.headers };
}

test('everything of somebody’s is in the ZIP: what features keep, and what they said in every room, as every member that they were', async () => {
  const email = freshEmail();
  const first = await signedInBy(email);
  const head = await guest();
  const { room } = await makeRoom(head);
  const { room: left } = await makeRoom(head);
  await join(first, room.slug, { nickname: 'Dewi' });
  await say(first, room.slug, 'sebagai akun');
  await join(first, left.slug, { nickname: 'Dewi' });
  await say(first, left.slug, 'lalu pergi');
  await call('DELETE', `/api/rooms/${left.slug}/members/me`, { as: first });
  const as = await guest();
  await join(as, room.slug, { nickname: 'Tamu' });
  await say(as, room.slug, 'sebagai tamu');
  await say(head, room.slug, 'kata orang lain');
  const now = await signedInBy(email, as);
  const own = { handle: 'dibawa.semua', name: '<b>Dewi</b> & "co"', lang: 'id', born: '1990-01-01' };
  await call('POST', '/api/profiles', { as: now, body: own });

  const { files, text, headers } = await exported(now, 'id');
  expect(headers.get('content-type')).toBe('application/zip');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="openlink\.zip"; filename\*=UTF-8''OpenLink-\d{4}-\d\d-\d\d\.zip$/,
  );
  expect(headers.get('cache-control')).toBe('no-store');
  for (const name of [...files.keys()].filter((one) => one.endsWith('.json'))) expect(() => JSON.parse(text(name)), name).not.toThrow();
  expect(JSON.parse(text('profile.json'))).toMatchObject({ handle: 'dibawa.semua', name: '<b>Dewi</b> & "co"' });
  expect(text('account.json')).toContain(email);
  const said = [...files.keys()].filter((name) => name.startsWith('messages/')).map(text);
  expect(said).toHaveLength(3);
  for (const word of ['sebagai akun', 'lalu pergi', 'sebagai tamu']) expect(said.filter((file) => file.includes(word))).toHaveLength(1);
  const all = [...files.keys()].map(text).join('\n');
  expect(all, 'nothing of others').not.toContain('kata orang lain');
  expect(all, 'no ids of ours').not.toMatch(/psn_|mbr_/);

  const page = text('index.html');
  expect(page).toContain('Semua milikku di OpenLink');
  expect(page).toContain('&lt;b&gt;Dewi&lt;/b&gt; &amp; &quot;co&quot;');
  expect(page).not.toContain('<b>');
  for (const word of ['sebagai akun', 'lalu pergi', 'sebagai tamu']) expect(page).toContain(word);
  expect(page, 'it stands alone').not.toMatch(/<script|https?:\/\//);
});

test.each(LANGS)('every feature has a heading in the page, in %s', (lang) => {
  for (const { name } of BELONGINGS) expect(SECTIONS[name]?.[lang], name).toBeTruthy();
});

test('the page shows what there is to read, in the reader’s language, and no empty boxes', async () => {
  const { token } = await account({ handle: 'berisi', name: 'Berisi', lang: 'id' });
  await call('PUT', '/api/me/mood', { as: token, body: { kind: 'happy', text: 'senang sekali' } });
  const page = (await exported(token, 'id')).text('index.html');
  expect(page).toContain('senang sekali');
  for (const name of ['friends', 'gifts', 'guestbook', 'rooms', 'formerHandles']) expect(page).not.toContain(`id="${name}"`);
  expect(page.indexOf('id="profile"')).toBeLessThan(page.indexOf('id="account"'));
  // The look is for programs: folded, so that the page can be read.
  expect(page).toMatch(/<dt>Tampilan<\/dt><dd><details>/);
});

test('somebody with nothing has a ZIP too', async () => {
  const { token } = await account({ handle: 'empty.handed' });
  const { files, text } = await exported(token);
  expect(files.has('index.html')).toBe(true);
  expect(text('rooms.json').trim()).toBe('[]');
});

test('more words than one look reads are all there, once each', async () => {
  const { token } = await account();
  const { room } = await makeRoom(token);
  const many = 620;
  const { env } = await import('cloudflare:workers');
  const { runInDurableObject } = await import('cloudflare:test');
  await runInDurableObject(env.Room.getByName(`rm_${room.slug}`), (_room, { storage }) => {
    const [head] = storage.sql.exec<{ id: string }>('SELECT id FROM member').toArray();
    for (let seq = 1; seq <= many; seq++)
      storage.sql.exec(
        'INSERT INTO message (seq, at, id, member, text, lang) VALUES (?, ?, ?, ?, ?, ?)',
        seq,
        seq,
        uuid(seq),
        head!.id,
        `kata ${seq}`,
        'id',
      );
  });
  const { evictDurableObject } = await import('cloudflare:test');
  await evictDurableObject(env.Room.getByName(`rm_${room.slug}`));
  const { text } = await exported(token);
  const { messages } = JSON.parse(text(`messages/1-${room.slug}.json`)) as { messages: { seq: number; text: string }[] };
  expect(messages.map(({ text: said }) => said)).toEqual(Array.from({ length: many }, (_, i) => `kata ${i + 1}`));
});

test('guests and strangers have nothing to take along', async () => {
  expect(codeOf(await call('GET', '/api/me/export'))).toBe('auth.required');
  expect(codeOf(await call('GET', '/api/me/export', { as: await guest() }))).toBe('account.required');
});
