import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { call, codeOf, guest, join, makeRoom } from './client';
import { account } from './space';

const recipe = (more: object = {}) => ({ v: 1, skin: '#eab98f', slots: { hair: { item: 'bob', colours: ['#2a2630'] } }, ...more });
const kept = z.strictObject({
  character: z.strictObject({ id: z.string().regex(/^chr_[a-z0-9]{26}$/), recipe: z.unknown(), updatedAt: z.number() }),
});
const put = async (as: string, value: object = recipe()) =>
  kept.parse((await call('PUT', '/api/characters/mine', { as, body: { recipe: value } })).body).character;

test('a character is stored for its person, guests too; it changes its id with every change, and goes when it is taken away', async () => {
  const [mina, budi] = [await guest(), await guest()];
  expect((await call('GET', '/api/characters/mine', { as: mina })).body).toEqual({ character: null });
  const first = await put(mina);
  expect((await call('GET', '/api/characters/mine', { as: mina })).body).toEqual({ character: first });
  expect((await call('GET', '/api/characters/mine', { as: budi })).body).toEqual({ character: null });
  const shown = await call('GET', `/api/characters/${first.id}`);
  expect([shown.status, shown.body]).toEqual([200, { recipe: recipe() }]);
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');

  const second = await put(mina, recipe({ skin: '#502d20' }));
  expect(second.id).not.toBe(first.id);
  expect(codeOf(await call('GET', `/api/characters/${first.id}`))).toBe('media.not_found');
  expect((await call('DELETE', '/api/characters/mine', { as: mina })).status).toBe(204);
  expect((await call('DELETE', '/api/characters/mine', { as: mina })).status).toBe(204);
  expect(codeOf(await call('GET', `/api/characters/${second.id}`))).toBe('media.not_found');
  expect(codeOf(await call('PUT', '/api/characters/mine', { body: { recipe: recipe() } }))).toBe('auth.required');
});

test('a recipe that is wrong, of another version or huge is refused, and the one before stays', async () => {
  const as = await guest();
  const { id } = await put(as);
  const slots = (hair: object) => recipe({ slots: { hair } });
  for (const value of [
    null,
    'bob',
    [],
    {},
    recipe({ v: 2 }),
    recipe({ v: '1' }),
    recipe({ skin: 'red' }),
    recipe({ skin: '#fff' }),
    recipe({ slots: [] }),
    slots({ item: '<script>' }),
    slots({ item: 'bob"onload="x' }),
    slots({ item: 'bob', colours: ['#12345g'] }),
    slots({ item: 'bob', colours: Array(5).fill('#ffffff') }),
    recipe({ slots: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`s${i}`, { item: 'x' }])) }),
  ])
    expect(codeOf(await call('PUT', '/api/characters/mine', { as, body: { recipe: value } })), JSON.stringify(value)).toBe('input.invalid');
  const huge = recipe({ note: 'x'.repeat(70_000) });
  expect(codeOf(await call('PUT', '/api/characters/mine', { as, body: { recipe: huge } }))).toBe('input.too_large');
  expect((await call('GET', `/api/characters/${id}`)).body).toEqual({ recipe: recipe() });
  // What would reach into the objects themselves is left out.
  const odd = '{"recipe":{"v":1,"skin":"#eab98f","slots":{"__proto__":{"item":"bob"}}}}';
  expect((await call('PUT', '/api/characters/mine', { as, raw: odd })).body).toMatchObject({
    character: { recipe: recipe({ slots: {} }) },
  });
});

test.each(['{"v":0,"hair":"bob"}', '{"v":2,"skin":"#eab98f","slots":{}}', '[]', '"bob"'])(
  'a recipe of another edition in the table, %s, is as good as none, and can be put right',
  async (stored) => {
    const { as, handle } = await account(`old${crypto.randomUUID().slice(0, 8)}`);
    const { id } = await put(as);
    await env.DB.prepare('UPDATE character SET recipe = ? WHERE id = ?').bind(stored, id).run();
    expect((await call('GET', '/api/characters/mine', { as })).body).toEqual({ character: null });
    expect(codeOf(await call('GET', `/api/characters/${id}`))).toBe('media.not_found');
    expect((await call('GET', `/api/profiles/${handle}`)).body).toMatchObject({ parts: { character: null } });
    await put(as);
    expect((await call('GET', `/api/profiles/${handle}`)).body).toMatchObject({ parts: { character: { recipe: recipe() } } });
  },
);

test('what nobody here knows is kept, and what isn’t of a recipe is left out', async () => {
  const as = await guest();
  const odd = { tail: { item: 'atelier:fox-tail' }, hair: { item: 'bob' } };
  const { id } = await put(as, recipe({ slots: odd, person: 'psn_x', hair: 'y' }));
  expect((await call('GET', `/api/characters/${id}`)).body).toEqual({ recipe: recipe({ slots: odd }) });
});

test('ids that can’t be are answered as those that aren’t there, in rooms as well', async () => {
  const { room } = await makeRoom(await guest());
  for (const id of ['chr_', 'mine.svg', 'chr_00000000000000000000000000', `chr_${'x'.repeat(500)}`, '%00', "chr_' or 1=1"])
    expect(codeOf(await call('GET', `/api/characters/${encodeURIComponent(id)}`)), id).toBe('media.not_found');
  for (const id of ['pic_', 'pic_0000000000000000000000', '..', 'x'])
    expect(codeOf(await call('GET', `/api/rooms/${room.slug}/pictures/${encodeURIComponent(id)}x`)), id).toBe('media.not_found');
  expect(codeOf(await call('GET', '/api/rooms/000000000000/pictures/pic_0000000000000000000000'))).toBe('room.not_found');
});

test('nobody’s character is known to a room that they joined', async () => {
  const as = await guest();
  const { id } = await put(as);
  const head = await guest();
  const { room } = await makeRoom(head);
  const mine = await join(as, room.slug);
  const seen = [mine, (await call('GET', `/api/rooms/${room.slug}`)).body, (await call('GET', '/api/me/rooms', { as })).body];
  expect(JSON.stringify(seen)).not.toContain(id);
  expect(JSON.stringify(seen)).not.toContain('pic_');
});
