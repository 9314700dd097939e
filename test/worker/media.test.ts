import { env, exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '../../worker/api';
import { pictureBelongings } from '../../worker/media/belongings';
import { webpSize } from '../../worker/media/formats/webp';
import { PICTURES_A_DAY, PICTURES_MAX } from '../../worker/media/rules';
import { ownPictures } from '../../worker/media/store';
import { dbOf } from '../../worker/db/client';
import { account } from './account';
import { call, codeOf, guest, ORIGIN } from './client';
import { as, joined, phoneJpeg, png, pngText } from './picture-files';

const pictureSchema = z.strictObject({ id: z.string().regex(/^med_[0-9a-z]{26}$/), width: z.int(), height: z.int() });
const upload = (token: string | undefined, raw: BodyInit, headers: Record<string, string> = {}) =>
  call('POST', '/api/media/pictures', { as: token, raw, headers });
async function brought(token: string, raw: BodyInit, headers = {}) {
  const answer = await upload(token, raw, headers);
  expect(answer.status, answer.text).toBe(201);
  return pictureSchema.parse(answer.body);
}
async function file(id: string, size: string, headers: Record<string, string> = {}) {
  const answer = await exports.default.fetch(new Request(`${ORIGIN}/media/${id}/${size}`, { headers }));
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const keys = async (id: string) => (await env.MEDIA.list({ prefix: `pictures/${id}/` })).objects.map(({ key }) => key);

test('a picture is kept in three sizes of WebP, whatever it came as and whatever its content type said', async () => {
  const { token } = await account();
  const original = await png({ width: 2400, height: 1200 });
  for (const [type, bytes] of [
    ['text/html', original],
    ['image/png', await as('image/jpeg', original)],
    ['image/gif', await as('image/webp', original)],
  ] as const) {
    const { id, ...size } = await brought(token, bytes, { 'content-type': type });
    expect(size).toEqual({ width: 1920, height: 960 });
    const shown = await Promise.all(['s', 'm', 'l'].map((name) => file(id, name)));
    expect(shown.map(({ bytes }) => webpSize(bytes))).toEqual([
      { width: 400, height: 200 },
      { width: 960, height: 480 },
      { width: 1920, height: 960 },
    ]);
  }
});

test('a small picture is not made larger', async () => {
  const { token } = await account();
  const { id, ...size } = await brought(token, await png({ width: 30, height: 50 }));
  expect(size).toEqual({ width: 30, height: 50 });
  expect(webpSize((await file(id, 'l')).bytes)).toEqual(size);
});

test('nothing of where, when and with what it was taken comes out again, and it stands upright', async () => {
  const { token } = await account();
  const taken = await phoneJpeg(600, 300);
  expect(latin(taken)).toMatch(/Exif.*SECRETCAMERA.*SECRETCOMMENT.*ftypmp42/s);
  const { id, width, height } = await brought(token, taken);
  expect([width, height]).toEqual([300, 600]);
  for (const size of ['s', 'm', 'l']) {
    const { bytes } = await file(id, size);
    expect(latin(bytes)).not.toMatch(/Exif|EXIF|SECRET|XMP|ftypmp42/);
    expect(latin(bytes.subarray(0, 4))).toBe('RIFF');
  }
});

test('a file that is two things at once comes out as a picture alone', async () => {
  const { token } = await account();
  const page = '<html><script>alert(document.domain)</script>';
  const original = await png({ width: 40, height: 40, extra: [pngText(page)] });
  const [asJpeg, asWebp] = [await as('image/jpeg', original), await as('image/webp', original)];
  const comment = new TextEncoder().encode(page);
  const inside = joined(asJpeg.subarray(0, 2), new Uint8Array([0xff, 0xfe, 0, comment.length + 2]), comment, asJpeg.subarray(2));
  for (const bytes of [original, joined(original, page), inside, joined(asJpeg, 'PK\u0003\u0004 a zip'), joined(asWebp, page)]) {
    const { id } = await brought(token, bytes, { 'content-type': 'text/html' });
    for (const size of ['s', 'm', 'l']) {
      const answer = await file(id, size);
      expect(latin(answer.bytes)).not.toMatch(/script|PK\u0003/);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  }
});

test('what is no JPEG, PNG or WebP is refused, whatever it calls itself', async () => {
  const { token } = await account();
  const original = await png({ width: 20, height: 20 });
  const texts = ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', '<html>', '%PDF-1.7', 'RIFF\u0004\0\0\0WAVE'];
  for (const bytes of [...texts.map((text) => joined(text)), await as('image/avif', original), joined('\u0000', original)]) {
    const answer = await upload(token, bytes, { 'content-type': 'image/png' });
    expect([answer.status, codeOf(answer)]).toEqual([415, 'media.unsupported']);
  }
});

test('one that breaks off anywhere is refused, and leaves nothing behind', async () => {
  const { token, person } = await account();
  const original = await png({ width: 64, height: 64 });
  for (const whole of [original, await as('image/jpeg', original), await as('image/webp', original)]) {
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const answer = await upload(token, whole.slice(0, Math.floor(whole.length * share)));
      expect([answer.status, codeOf(answer)]).toEqual([400, 'media.damaged']);
    }
  }
  // Its frame is whole, what is in it is none.
  const nonsense = await png({ width: 64, height: 64 });
  nonsense.fill(7, 60, nonsense.length - 20);
  expect(codeOf(await upload(token, nonsense))).toBe('media.damaged');
  expect(await env.DB.prepare('SELECT count(*) n FROM picture WHERE person_id = ?').bind(person).first('n')).toBe(0);
});

test('while pictures can’t be encoded at all, that is no fault of theirs, and nothing is left behind', async () => {
  const { token, person } = await account();
  const away = () => Promise.reject(new Error('The Images binding is away.'));
  const broken = { ...env.IMAGES, info: away, input: () => ({ transform: () => ({ output: away }) }) } as unknown as ImagesBinding;
  const request = new Request(`${ORIGIN}/api/media/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: await png({ width: 9, height: 9 }),
  });
  expect((await api.fetch(request, { ...env, IMAGES: broken })).status).toBe(500);
  expect(await env.DB.prepare('SELECT count(*) n FROM picture WHERE person_id = ?').bind(person).first('n')).toBe(0);
});

test('any bytes at all are answered, and none is a fault of ours', async () => {
  const { token } = await account();
  const original = await as('image/jpeg', await png({ width: 64, height: 64 }));
  for (let seed = 0; seed < 25; seed++) {
    const broken = original.slice();
    for (let i = 0; i < 12; i++) broken[20 + ((seed * 7919 + i * 104_729) % (broken.length - 20))] = (seed * 31 + i * 17) % 256;
    expect([201, 400, 413, 415]).toContain((await upload(token, broken)).status);
  }
}, 120_000);

test('a few bytes that claim a billion pixels are refused before anything decodes them', async () => {
  const { token } = await account();
  for (const claims of [
    { width: 60_000, height: 60_000 },
    { width: 20_000, height: 10 },
    { width: 8000, height: 8000 },
  ]) {
    const answer = await upload(token, await png({ width: 4, height: 4, claims }));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'input.too_large']);
  }
  expect(codeOf(await upload(token, await png({ width: 4, height: 4, claims: { width: 0, height: 4 } })))).toBe('media.damaged');
  // A picture that says it is smaller than it unpacks to costs no more than it says.
  const answer = await upload(token, await png({ width: 4000, height: 2000, claims: { width: 10, height: 10 } }));
  expect([201, 400]).toContain(answer.status);
});

test('5 MiB are taken and a byte more is not, with a length said and without', async () => {
  const { token } = await account();
  const original = await png({ width: 20, height: 20 });
  const most = 5 * 1024 * 1024;
  const padded = (length: number) => joined(original, new Uint8Array(length - original.length));
  expect((await upload(token, padded(most))).status).toBe(201);
  expect(codeOf(await upload(token, padded(most + 1)))).toBe('input.too_large');
  expect(codeOf(await upload(token, new Blob([padded(most + 1)]).stream()))).toBe('input.too_large');
  // Elsewhere the smaller limit holds.
  expect(codeOf(await call('POST', '/api/rooms', { as: token, raw: padded(70_000) }))).toBe('input.too_large');
});

test('only who has an account brings pictures; another origin’s page brings none', async () => {
  const bytes = await png({ width: 9, height: 9 });
  expect(codeOf(await upload(undefined, bytes))).toBe('auth.required');
  expect(codeOf(await upload(await guest(), bytes))).toBe('account.required');
  const { token } = await account();
  expect(codeOf(await upload(token, bytes, { origin: 'https://elsewhere.example' }))).toBe('auth.forbidden');
});

test('files are kept for good by who has them, by nobody between, and asked for again they are as before', async () => {
  const { token } = await account();
  const { id } = await brought(token, await png({ width: 9, height: 9 }));
  const answer = await file(id, 's');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(answer.headers.getSetCookie()).toEqual([]);
  const again = await file(id, 's', { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  for (const path of [`${id}/x`, `${id}/`, `${id}`, 'med_x/s', `med_${'0'.repeat(26)}/s`, '..%2f..%2fx/s', `${id}/s/..`]) {
    const missing = await call('GET', `/media/${path}`);
    expect([missing.status, missing.type], path).toEqual([404, 'application/problem+json']);
  }
});

test('an id says nothing: neither whose it is, nor that two pictures are one', async () => {
  const [one, other] = [await account(), await account()];
  const bytes = await png({ width: 12, height: 12 });
  const ids = [await brought(one.token, bytes), await brought(one.token, bytes), await brought(other.token, bytes)].map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  const answers = await Promise.all(ids.map((id) => file(id, 'l')));
  for (const { headers } of answers) expect(JSON.stringify([...headers])).not.toMatch(/psn_|someone/);
});

test('the same request again brings one picture, at once too', async () => {
  const { token, person } = await account();
  const bytes = await png({ width: 12, height: 12 });
  const key = { 'idempotency-key': 'one-file' };
  const all = await Promise.all([upload(token, bytes, key), upload(token, bytes, key), upload(token, bytes, key)]);
  const again = await upload(token, bytes, key);
  expect(again.status).toBe(200);
  expect(new Set([...all, again].map(({ body }) => pictureSchema.parse(body).id)).size).toBe(1);
  expect(await env.DB.prepare('SELECT count(*) n FROM picture WHERE person_id = ?').bind(person).first('n')).toBe(1);
  // Another's same key is another picture.
  const other = await account();
  expect((await brought(other.token, bytes, key)).id).not.toBe(pictureSchema.parse(again.body).id);
});

test('one’s own pictures are listed and taken away; another’s are neither, nor may a look use them', async () => {
  const [own, other] = [await account(), await account()];
  const first = await brought(own.token, await png({ width: 9, height: 9 }));
  const second = await brought(own.token, await png({ width: 9, height: 9 }));
  const foreign = await brought(other.token, await png({ width: 9, height: 9 }));
  const page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });
  const newest = page.parse((await call('GET', '/api/media/pictures?limit=1', { as: own.token })).body);
  const older = page.parse((await call('GET', `/api/media/pictures?limit=1&cursor=${newest.nextCursor}`, { as: own.token })).body);
  expect([...newest.items, ...older.items].map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
  expect(older.nextCursor).toBeNull();

  expect((await ownPictures(dbOf(env), own.person, [first.id, foreign.id, second.id])).toSorted()).toEqual(
    [first.id, second.id].toSorted(),
  );
  expect((await call('DELETE', `/api/media/pictures/${foreign.id}`, { as: own.token })).status).toBe(204);
  expect((await file(foreign.id, 's')).status).toBe(200);
  expect((await call('DELETE', `/api/media/pictures/${first.id}`, { as: own.token })).status).toBe(204);
  expect((await call('DELETE', `/api/media/pictures/${first.id}`, { as: own.token })).status).toBe(204);
  expect((await file(first.id, 's')).status).toBe(404);
  expect(await keys(first.id)).toEqual([]);
  expect(await ownPictures(dbOf(env), own.person, [first.id])).toEqual([]);
});

test('nobody keeps or sends more than there is room for, however many come at once', async () => {
  const { token, person } = await account();
  const bytes = await png({ width: 9, height: 9 });
  const rows = (count: number) =>
    env.DB.prepare(
      `INSERT INTO picture WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT 'med_${crypto.randomUUID()}' || i, ?, 1, 1, 1, 0, 1 FROM n`,
    ).bind(person);
  await rows(PICTURES_MAX - 2).run();
  const answers = await Promise.all(Array.from({ length: 5 }, () => upload(token, bytes)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409, 409]);
  expect(codeOf(await upload(token, bytes))).toBe('profile.full');

  await env.DB.prepare('DELETE FROM picture WHERE person_id = ?').bind(person).run();
  await env.DB.prepare('UPDATE picture_day SET taken = ? WHERE person_id = ?')
    .bind(PICTURES_A_DAY - 1, person)
    .run();
  const today = await Promise.all(Array.from({ length: 3 }, () => upload(token, bytes)));
  expect(today.map(({ status }) => status).toSorted()).toEqual([201, 429, 429]);
  await env.DB.prepare("UPDATE picture_day SET day = '2020-01-01' WHERE person_id = ?").bind(person).run();
  expect((await upload(token, bytes)).status).toBe(201);
});

test('a picture whose making broke off is swept away by the next', async () => {
  const { token, person } = await account();
  const id = `med_${'a'.repeat(26)}`;
  await env.DB.prepare('INSERT INTO picture VALUES (?, ?, 0, 0, 0, ?, NULL)')
    .bind(id, person, Date.now() - 2 * 3600_000)
    .run();
  await env.MEDIA.put(`pictures/${id}/s`, 'half');
  const { id: next } = await brought(token, await png({ width: 9, height: 9 }));
  expect(await keys(id)).toEqual([]);
  const { results } = await env.DB.prepare('SELECT id FROM picture WHERE person_id = ?').bind(person).all();
  expect(results).toEqual([{ id: next }]);
});

test('everything goes with its owner, and is in what they take along', async () => {
  const { token, person } = await account();
  const { id } = await brought(token, await png({ width: 9, height: 9 }));
  const db = dbOf(env);
  expect(await pictureBelongings.export(db, person)).toMatchObject([{ id, width: 9, height: 9 }]);
  const files = [];
  for await (const one of pictureBelongings.files?.(env, db, person) ?? []) files.push(one);
  expect(files.map(({ name }) => name)).toEqual([`${id}.webp`]);
  expect(webpSize(new Uint8Array(files[0]?.bytes ?? new ArrayBuffer(0)))).toEqual({ width: 9, height: 9 });
  for (let twice = 0; twice < 2; twice++) {
    await pictureBelongings.eraseElsewhere?.(env, db, person);
    const [first, ...rest] = pictureBelongings.erase(db, person);
    if (first) await db.batch([first, ...rest]);
  }
  expect(await keys(id)).toEqual([]);
  for (const table of ['picture', 'picture_day'])
    expect(await env.DB.prepare(`SELECT count(*) n FROM ${table} WHERE person_id = ?`).bind(person).first('n')).toBe(0);
});
