import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { call, guest, join, makeRoom, making, uuid, type Answer } from './client';

test('nothing that identifies a person is in any answer outside /api/auth', async () => {
  const [head, as] = [await guest(), await guest()];
  const { room, key } = await makeRoom(head);
  const { key: other } = await join(as, room.slug);
  const at = `/api/rooms/${room.slug}`;
  const answers: Answer[] = [
    await call('POST', '/api/rooms', { as, body: making() }),
    await call('GET', '/api/rooms'),
    await call('GET', at),
    await call('POST', `${at}/join`, { as, body: { nickname: 'A', lang: 'en' } }),
    await call('POST', `${at}/ticket`, { as: key }),
    await call('POST', `${at}/messages`, { as: head, body: { id: uuid(), text: 'x' } }),
    await call('POST', `${at}/messages`, { as: other, body: { id: uuid(), text: 'y' } }),
    await call('GET', `${at}/messages`, { as }),
    await call('GET', `${at}/members/me`, { as }),
    await call('GET', '/api/me', { as }),
    await call('GET', '/api/me/rooms', { as }),
    await call('DELETE', `${at}/members/me`, { as }),
    await call('GET', '/api/openapi.json'),
  ];
  const secrets: string[] = [];
  for (const [table, ...columns] of [
    ['user', 'id', 'email', 'person_id'],
    ['session', 'id', 'token', 'user_id'],
    ['person', 'id'],
  ] as const) {
    const { results } = await env.DB.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).all();
    secrets.push(...results.flatMap((row) => Object.values(row).map(String)));
  }
  expect(secrets.length).toBeGreaterThanOrEqual(12);
  for (const { text, headers } of answers) {
    const all = `${text}\n${[...headers].join('\n')}`;
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).not.toMatch(/psn_[0-9a-z]{20}|@guest\.invalid/);
  }
});
