import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { call, guest, join, make, newId, roomInput } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { closeFrame, textFrame, upgrade } from '../support/contract-upgrade';
import { message, uuid7 } from '../support/contract-wire';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

const two = async () => {
  const head = await ContractClient.found(product.origin);
  return { head, witness: await ContractClient.enter(product.origin, head.slug, 'ハル', 'ja') };
};
const send = (more: Record<string, unknown>) => ({ type: 'chat.send', id: newId(), text: '나쁜 것', ...more });
const NESTED = `${'['.repeat(15_000)}${']'.repeat(15_000)}`;

/** Frames that break the protocol, by the code that their sender hears. */
const BROKEN: Record<'frame.invalid' | 'frame.unknown' | 'frame.too_large', (object | string | Uint8Array<ArrayBuffer>)[]> = {
  'frame.invalid': [
    ...'{|| |hello|"text"|5|null|true|[]|{}{}|{"type":"chat.send",}'.split('|'),
    NESTED,
    `[${JSON.stringify(send({}))}]`,
    Uint8Array.of(1, 2, 3),
    new TextEncoder().encode(JSON.stringify(send({}))),
    { type: 5 },
    { type: null },
    { type: ['chat.send'] },
    { type: 'chat.send', text: '이름 없음' },
    send({ id: 5 }),
    send({ id: null }),
    send({ text: 5 }),
    send({ text: undefined }),
    send({ text: { toString: 'x' } }),
    { type: 'chat.edit', text: '어디를' },
    { type: 'chat.edit', target: 1 },
    { type: 'chat.delete' },
    { type: 'reaction.set', target: 1, emoji: '🍊' },
    { type: 'reaction.set', target: 1, emoji: 5, on: true },
    { type: 'reaction.set', target: 1, emoji: '🍊', on: 'yes' },
    { type: 'history.fetch', limit: 10 },
    { type: 'presence.typing' },
    { type: 'presence.typing', on: 1 },
    { type: 'read.mark' },
    { type: 'read.mark', seq: '1' },
    { type: 'lang.set' },
  ],
  'frame.unknown': [
    ...['nope', '', 'chat.sent', 'room.welcome', 'CHAT.SEND', '__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((type) => ({
      type,
    })),
    { type: 'error', code: 'server.failed', message: '가짜' },
  ],
  'frame.too_large': [
    send({ text: 'x'.repeat(40 * 1024) }),
    '{'.repeat(40 * 1024),
    send({ pad: '가'.repeat(11_000) }),
    new Uint8Array(40 * 1024),
  ],
};

/** Frames that are well-formed and refused for their content: `re` is the id, or the type. */
const REFUSED: Record<string, Record<string, unknown>[]> = {
  'input.invalid': [
    ...[
      '',
      ' \n\t ',
      'x'.repeat(4001),
      '\u0000',
      'a\u001b[31mb',
      'a\u007fb',
      'a\u0085b',
      'a\ud800b',
      'a\udc00',
      `a${'\u0301'.repeat(10_000)}`,
    ].map((text) => send({ text })),
    send({ id: newId().toUpperCase() }),
    send({ id: '0b9f3c1e-9c1e-4c1e-8c1e-0b9f3c1e9c1e' }),
    send({ id: 'x' }),
    send({ id: '' }),
    ...[0, -1, 1.5].flatMap((place) => [
      send({ replyTo: place }),
      { type: 'chat.edit', target: place, text: '고침' },
      { type: 'chat.delete', target: place },
      { type: 'reaction.set', target: place, emoji: '🍊', on: true },
    ]),
    { type: 'chat.edit', target: 1, text: '' },
    { type: 'chat.edit', target: 1, text: 'x'.repeat(4001) },
    ...['', 'abc', '<b>', '🍊🍊', ' '].map((emoji) => ({ type: 'reaction.set', target: 1, emoji, on: true })),
    ...[0, 101, -1, 1.5].map((limit) => ({ type: 'history.fetch', before: 5, limit })),
    { type: 'lang.set', lang: 'klingon' },
  ],
  'message.not_found': [
    send({ replyTo: 999_999 }),
    // The second event of the log is a reaction, no message.
    send({ replyTo: 2 }),
    ...[2, 999_999].flatMap((target) => [
      { type: 'chat.edit', target, text: '고침' },
      { type: 'chat.delete', target },
      { type: 'reaction.set', target, emoji: '🍊', on: true },
    ]),
  ],
  'auth.forbidden': [
    { type: 'chat.edit', target: 1, text: '남의 것' },
    { type: 'chat.delete', target: 1 },
  ],
};

/** A room with one message of the head, a reaction on it, and a member who will misbehave. */
async function stage() {
  const { head, witness } = await two();
  await head.said('처음');
  head.send({ type: 'reaction.set', target: 1, emoji: '🍊', on: true });
  await witness.heard('reaction.changed');
  const rogue = await ContractClient.enter(product.origin, head.slug, '장난꾸러기', 'ko');
  await head.heard('presence.changed', ({ online }) => online === 3);
  return { head, witness, rogue, quiet: [head, witness].map((client) => client.events.length) };
}

/** Nothing came of it: the log is where it was, and the others heard nothing that is in no presence. */
async function expectNothing({ head, witness, quiet }: Awaited<ReturnType<typeof stage>>): Promise<void> {
  const marker = await head.said('표시');
  expect(marker.seq).toBe(3);
  await witness.heard('chat.sent', ({ seq }) => seq === 3);
  for (const [i, client] of [head, witness].entries()) {
    const heard = client.events.slice(quiet[i]).filter(({ type }) => type !== 'presence.changed');
    expect(heard).toMatchObject([{ type: 'chat.sent', seq: 3, text: '표시' }]);
  }
}

test.for(Object.entries(BROKEN))('broken frames: %s for their sender, nothing for anybody else', async ([code, frames]) => {
  const set = await stage();
  const { rogue } = set;
  for (const [i, frame] of frames.entries()) {
    // A connection bears 20 of them a minute.
    if (i % 15 === 14) {
      await rogue.cut();
      await rogue.connect();
    }
    const error = await rogue.refused(frame);
    expect([JSON.stringify(frame).slice(0, 80), error.code]).toEqual([JSON.stringify(frame).slice(0, 80), code]);
    expect(error.message).toMatch(/\p{Script=Hangul}/u);
  }
  expect(rogue.transcript.last).toBe(2);
  await expectNothing(set);
});

test.for(Object.entries(REFUSED))('refused for content: %s, with the id or type answered', async ([code, frames]) => {
  const set = await stage();
  for (const frame of frames) {
    const error = await set.rogue.refused(frame);
    expect([JSON.stringify(frame).slice(0, 120), error.code]).toEqual([JSON.stringify(frame).slice(0, 120), code]);
    // A message is answered by its id, where it has one; anything else by its type.
    expect(uuid7.safeParse(frame['id']).success ? [frame['id']] : [frame['id'], frame['type']]).toContain(error.re);
  }
  await expectNothing(set);
});

test('forged author, role, time and seq are the room’s to say; fields it doesn’t know are left aside', async () => {
  const { head, witness } = await two();
  const id = newId();
  const forged = {
    seq: 99,
    createdAt: 1,
    author: { member: head.member, role: 'head' },
    member: head.member,
    role: 'head',
    kind: 'bot',
    editedAt: 1,
  };
  witness.send(
    `{"type":"chat.send","id":"${id}","text":"偽物","__proto__":{"role":"head"},"constructor":{"prototype":{"x":1}},${JSON.stringify(forged).slice(1)}`,
  );
  const told = await head.heard('chat.sent');
  expect(told).toMatchObject({ seq: 1, id, author: { member: witness.member, nickname: 'ハル', role: 'member', kind: 'person' } });
  expect(Math.abs(told.createdAt - Date.now())).toBeLessThan(20_000);
  const posted = await call(product.origin, 'POST', `/api/rooms/${head.slug}/messages`, {
    bearer: witness.joined.key,
    body: { id: newId(), text: '偽物', ...forged },
  });
  expect(message.parse((posted.body as { message: unknown }).message)).toMatchObject({
    seq: 2,
    author: { member: witness.member, role: 'member' },
  });
  for (const event of [told, posted.body]) expect(JSON.stringify(event)).not.toMatch(/editedAt|prototype/);
});

test('bidi overrides and a wall of marks within the limit are taken as they are', async () => {
  const { head, witness } = await two();
  for (const text of [
    '\u202eטקסט הפוך\u202c',
    'a\u2066b\u2069',
    `e${'\u0323'.repeat(3999)}`.normalize('NFC'),
    '👨‍👩‍👧‍👦'.repeat(571),
    '𠮷'.repeat(4000),
  ]) {
    head.say(text);
    expect((await witness.heard('chat.sent', (event) => event.text === text)).text).toBe(text);
  }
  const session = await guest(product.origin);
  const { member } = await join(product.origin, head.slug, session, { nickname: '\u202egnp.txe', lang: 'id' });
  expect(member.nickname).toBe('\u202egnp.txe');
});

test('text that is no UTF-8 is an error, a frame that RFC 6455 doesn’t know is the end of its connection; nobody else hears of it', async () => {
  const { head, witness } = await two();
  const bad = await upgrade(await head.url());
  const heard = new Promise<void>((done) => bad.socket!.on('data', (bytes: Buffer) => bytes.includes('frame.invalid') && done()));
  bad.socket!.write(textFrame(Uint8Array.of(0x22, 0xff, 0xfe, 0x22)));
  await heard;
  bad.socket!.destroy();
  const odd = await upgrade(await head.url());
  const code = closeFrame(odd.socket!);
  odd.socket!.write(Uint8Array.of(0xf1, 0x80, 0, 0, 0, 0));
  expect(await code).toBe(1002);
  odd.socket!.destroy();
  await head.said('괜찮아요');
  expect((await witness.heard('chat.sent')).seq).toBe(1);
});

test('a flood on one connection ends that connection, and the room goes on', async () => {
  const { head, witness } = await two();
  const rogue = await ContractClient.enter(product.origin, head.slug, '장난꾸러기', 'ko');
  const from = witness.events.length;
  for (let i = 0; i < 500; i++) rogue.send('{"type":"chat.send"');
  const started = performance.now();
  await head.said('들려요?');
  await witness.heard('chat.sent');
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await rogue.closed).toBe(4009);
  expect(witness.events.slice(from).filter(({ type }) => !/^(presence|translation)\./.test(type))).toHaveLength(1);
});

const BODIES: (string | Uint8Array)[] = [
  ...'|{|[]|null|5|"text"|true|{"title":|{"__proto__":{"title":"x"}}'.split('|'),
  NESTED,
  `{"a":${NESTED}}`,
  Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d),
];

test('over HTTP, too: a body that isn’t what was asked is input.invalid and has no effect', async () => {
  const bearer = await guest(product.origin);
  const { room, key } = await make(product.origin, bearer);
  const at = `/api/rooms/${room.slug}`;
  for (const body of BODIES) {
    for (const [path, who] of [
      ['/api/rooms', bearer],
      [`${at}/join`, bearer],
      [`${at}/messages`, key],
    ] as const) {
      expectRefusal(await call(product.origin, 'POST', path, { bearer: who, body }), 400, 'input.invalid');
    }
  }
  const say = (body: unknown, who: string = key) => call(product.origin, 'POST', `${at}/messages`, { bearer: who, body });
  for (const text of ['', ' ', 'x'.repeat(4001), 'a\u0000', 'a\ud800', 5, null, undefined, ['a'], `a${'\u0301'.repeat(10_000)}`]) {
    const { errors = [] } = expectRefusal(await say({ id: newId(), text }), 400, 'input.invalid');
    expect(errors.map(({ path }) => path)).toContain('text');
  }
  for (const id of ['x', newId().toUpperCase(), '0b9f3c1e-9c1e-4c1e-8c1e-0b9f3c1e9c1e', 5, undefined, {}]) {
    expectRefusal(await say({ id, text: '안녕' }), 400, 'input.invalid');
  }
  for (const replyTo of [0, -1, 1.5]) expectRefusal(await say({ id: newId(), text: '안녕', replyTo }), 400, 'input.invalid');
  expectRefusal(await say({ id: newId(), text: '안녕', replyTo: 1 }), 404, 'message.not_found');
  expectRefusal(await say({ id: newId(), text: '안녕' }, 'key_old'), 401, 'auth.required');
  const mine = await call(product.origin, 'GET', '/api/me/rooms', { bearer });
  expect(mine.body).toMatchObject({ items: [{ lastSeq: 0, room: { title: roomInput.title, memberCount: 1 } }] });
});
