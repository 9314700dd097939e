import { env } from 'cloudflare:workers';
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { glossaryEntry } from '../../rooms/protocol/glossary';
import { call, codeOf, guest, makeRoom, roomPage, uuid } from './client';

const page = z.strictObject({ items: z.array(glossaryEntry), nextCursor: z.string().nullable() });
const ask = async (slug: string, query = '', as?: string) => call('GET', `/api/rooms/${slug}/glossary${query}`, { as });

/** The head's socket, which says things and hears nothing. */
async function socketOf(ticket: string, id: string) {
  const stub = env.Room.getByName(id);
  const url = `https://openlink.test/parties/room/${id}?ticket=${ticket}&v=1&lang=ko`;
  const { webSocket } = await stub.fetch(url, { headers: { Upgrade: 'websocket', 'x-openlink-address': 'here' } });
  const socket = webSocket!;
  let heard = '';
  socket.addEventListener('message', ({ data }) => (heard += String(data)));
  socket.accept();
  return {
    send: (frame: object) => socket.send(JSON.stringify(frame)),
    until: async (text: string) => {
      for (const end = Date.now() + 15_000; !heard.includes(text); await scheduler.wait(20)) if (Date.now() > end) throw new Error(heard);
    },
  };
}

test('[GL6] visitors read what a room has agreed on, page by page; who may not read the room doesn’t', async () => {
  const as = await guest();
  const { room, ticket } = await makeRoom(as);
  expect(page.parse((await ask(room.slug)).body)).toEqual({ items: [], nextCursor: null });
  const head = await socketOf(ticket, room.id);
  for (let i = 1; i <= 5; i++) head.send({ type: 'glossary.propose', terms: { ko: `낱말 ${i}`, en: `word ${i}` } });
  await head.until('word 5');
  const seen: unknown[] = [];
  let cursor: string | null = null;
  do {
    const { items, nextCursor }: z.infer<typeof page> = page.parse(
      (await ask(room.slug, `?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)).body,
    );
    seen.push(...items.map(({ terms }) => terms.en));
    cursor = nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(['word 1', 'word 2', 'word 3', 'word 4', 'word 5']);
  for (const query of ['?limit=0', '?limit=101', '?cursor=x', '?cursor=WyJhIl0', '?cursor=Wy0xXQ'])
    expect(codeOf(await ask(room.slug, query)), query).toBe('input.invalid');
  expect(codeOf(await ask('nosuchroom00'))).toBe('room.not_found');
  head.send({ type: 'room.set', readers: 'members' });
  await head.until('"readers":"members"');
  expect(codeOf(await ask(room.slug))).toBe('auth.required');
  expect(codeOf(await ask(room.slug, '', await guest()))).toBe('auth.forbidden');
  expect(page.parse((await ask(room.slug, '', as)).body).items).toHaveLength(5);
});

test('[TI2] [OUT3] a room made in several languages is found by each, its last words come and go with the card', async () => {
  const as = await guest();
  const translations = { ja: { title: '聖水洞のカフェ' }, en: { title: 'Cafes of Seongsu', description: 'Coffee and talk' } };
  const { room, ticket, key } = await makeRoom(as, { translations });
  const kept = { ja: { ...translations.ja, description: '', engine: null }, en: { ...translations.en, engine: null } };
  expect(room).toMatchObject({ translations: kept });
  const listed = async (q: string) => roomPage.parse((await call('GET', `/api/rooms?q=${encodeURIComponent(q)}`)).body).items;
  for (const q of ['かふぇ', 'seongsu', 'coffee talk']) expect(await listed(q), q).toMatchObject([{ slug: room.slug, translations: kept }]);

  const head = await socketOf(ticket, room.id);
  const stub = env.Room.getByName(room.id);
  expect((await call('POST', `/api/rooms/${room.slug}/messages`, { as: key, body: { id: uuid(), text: '비밀 이야기' } })).status).toBe(201);
  await runDurableObjectAlarm(stub);
  expect(await listed('seongsu')).toMatchObject([{ words: [{ seq: 1, nickname: '하나', text: '비밀 이야기', lang: 'ko' }] }]);
  head.send({ type: 'chat.delete', target: 1 });
  await head.until('chat.deleted');
  // A room that knows of no earlier card waits for no pause between two.
  await evictDurableObject(stub);
  await runDurableObjectAlarm(stub);
  expect(await listed('seongsu')).toMatchObject([{ words: [] }]);
  const { results } = await env.DB.prepare('SELECT * FROM room').all();
  expect(JSON.stringify(results), 'a deleted text is nowhere').not.toContain('비밀');

  for (const bad of [{ de: { title: 'x' } }, { ja: { title: '' } }, { ja: {} }, { ja: 'x' }])
    expect(
      codeOf(
        await call('POST', '/api/rooms', {
          as,
          body: { title: 'x', topic: { kind: 'hobby', name: 'x' }, nickname: 'x', lang: 'ko', translations: bad },
        }),
      ),
    ).toBe('input.invalid');
});
