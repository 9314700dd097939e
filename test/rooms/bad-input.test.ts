import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld } from './world';

const deep = (open: string, close: string, n: number) => `${open.repeat(n)}${close.repeat(n)}`;
const send = (more: object) => ({ type: 'chat.send', id: v7(), text: 'x', ...more });
const escaped = (text: string) => `{"type":"chat.send","id":"${v7()}","text":"${text}"}`;

/** What is sent, the code it gets, and what the error answers (`id`: the frame's own). */
const MALFORMED: [string, string | ArrayBuffer | object, string, string | undefined][] = [
  ['broken JSON', '{"type":"chat.send"', 'frame.invalid', undefined],
  ['nothing', '', 'frame.invalid', undefined],
  ['an array', '[{"type":"chat.send"}]', 'frame.invalid', undefined],
  ['a number', '5', 'frame.invalid', undefined],
  ['null', 'null', 'frame.invalid', undefined],
  ['two objects', '{"type":"x"}{"type":"x"}', 'frame.invalid', undefined],
  ['binary', new TextEncoder().encode('{"type":"chat.send"}').buffer, 'frame.invalid', undefined],
  ['20,000 arrays deep, alone', deep('[', ']', 15_000), 'frame.invalid', undefined],
  ['no type', {}, 'frame.invalid', undefined],
  ['a type that is no word', { type: 5 }, 'frame.invalid', undefined],
  ['a type as a list', { type: ['chat.send'] }, 'frame.invalid', undefined],
  ['an unknown type', { type: 'space.join' }, 'frame.unknown', 'space.join'],
  ['a type of ours that comes down', { type: 'chat.sent', seq: 1 }, 'frame.unknown', 'chat.sent'],
  ['__proto__ as type', { type: '__proto__' }, 'frame.unknown', '__proto__'],
  ['constructor as type', { type: 'constructor' }, 'frame.unknown', 'constructor'],
  ['toString as type', { type: 'toString' }, 'frame.unknown', 'toString'],
  ['a type too long to repeat', { type: 'x'.repeat(65) }, 'frame.unknown', undefined],
  ['a type in its __proto__', '{"__proto__":{"type":"chat.send","id":"x","text":"x"}}', 'frame.invalid', undefined],
  ['text missing', { type: 'chat.send', id: v7() }, 'frame.invalid', 'id'],
  ['text null', send({ text: null }), 'frame.invalid', 'id'],
  ['text a number', send({ text: 5 }), 'frame.invalid', 'id'],
  ['text a list', send({ text: ['x'] }), 'frame.invalid', 'id'],
  ['lang a number', send({ lang: 5 }), 'frame.invalid', 'id'],
  ['target missing', { type: 'chat.edit', text: 'x' }, 'frame.invalid', 'chat.edit'],
  ['on missing', { type: 'presence.typing' }, 'frame.invalid', 'presence.typing'],
  ['on a word', { type: 'presence.typing', on: 'true' }, 'frame.invalid', 'presence.typing'],
  ['lang missing', { type: 'lang.set' }, 'frame.invalid', 'lang.set'],
  ['seq missing', { type: 'read.mark' }, 'frame.invalid', 'read.mark'],
  ['40 KiB', send({ text: 'x'.repeat(40_960) }), 'frame.too_large', undefined],
  ['over 32 KiB only in UTF-8', send({ text: '가'.repeat(11_000) }), 'frame.too_large', undefined],
];

const CONTENT: [string, string | object, string][] = [
  ['4,001 characters', send({ text: 'x'.repeat(4001) }), 'input.invalid'],
  ['10,000 combining marks', send({ text: `e${'\u0301'.repeat(10_000)}` }), 'input.invalid'],
  ['a lone high surrogate', escaped('a\\ud800b'), 'input.invalid'],
  ['a lone low surrogate', escaped('\\udc00'), 'input.invalid'],
  ['surrogates the wrong way round', escaped('\\udc00\\ud800'), 'input.invalid'],
  ...['\\u0000', '\\u0007', '\\u0008', '\\u001b', '\\u007f', '\\u0085', '\\u009f', '\\r'].map((c): [string, string, string] => [
    `the control character ${c}`,
    escaped(`a${c}b`),
    'input.invalid',
  ]),
  ['an attachment', send({ attachments: [{ id: 'med_x' }] }), 'input.invalid'],
  ['no text beside no attachment', send({ text: '', attachments: [] }), 'input.invalid'],
  ['a reply to nothing', send({ replyTo: 99 }), 'message.not_found'],
];

const TARGETS: [unknown, string][] = [
  ...[0, -1, 1.5, '1', null, '', true, [1], { seq: 1 }].map((target): [unknown, string] => [target, 'input.invalid']),
  ...[2, 99, 1e15, 2 ** 53, 1e300].map((target): [unknown, string] => [target, 'message.not_found']),
];

const idOf = (frame: unknown) => (typeof frame === 'string' ? /"id":"([^"]+)"/.exec(frame)?.[1] : (frame as { id?: string }).id);

both('bad input', (isEvicting) => {
  const quiet = async (
    work: (
      world: Awaited<ReturnType<typeof makeWorld>>,
      tokyo: Awaited<ReturnType<Awaited<ReturnType<typeof makeWorld>>['enter']>>,
    ) => Promise<void>,
  ) => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await tokyo.say('いち');
    await tokyo.send({ type: 'reaction.set', target: 1, emoji: '🍞', on: true });
    await seoul.next('reaction.changed');
    const [heard, stored] = [seoul.events.length, await world.dump()];
    await work(world, tokyo);
    expect(await world.dump(), 'nothing is stored').toBe(stored);
    await seoul.settled();
    expect(
      seoul.events.slice(heard).map(({ type }) => type),
      'nobody else hears',
    ).toEqual(['history.page']);
    expect((await tokyo.say('に')).seq).toBe(3);
  };

  test('[LIM3] [LIM5] [LIM6] each malformed frame gets its code and what it answers', async () => {
    for (let i = 0; i < MALFORMED.length; i += 18)
      await quiet(async (_, tokyo) => {
        for (const [name, frame, code, re] of MALFORMED.slice(i, i + 18)) {
          const error = await tokyo.refused(frame as Record<string, unknown>);
          expect(error, name).toMatchObject({ code, message: expect.stringMatching(/[ぁ-ん]/) });
          expect(error.re, name).toBe(re === 'id' ? idOf(frame) : re);
        }
        expect(tokyo.closed).toBeNull();
      });
  });

  test('[LIM3] [LIM5] [LIM6] [CH1] what is well-formed is refused for its content, however often, and never closes', async () => {
    await quiet(async (_, tokyo) => {
      for (const [name, frame, code] of [...CONTENT, ...CONTENT.slice(0, 2)])
        expect(await tokyo.refused(frame as string), name).toMatchObject({ code, re: idOf(frame) });
      for (let i = 0; i < 22; i++)
        expect(await tokyo.refused({ type: 'chat.edit', target: 99, text: 'x' })).toMatchObject({ code: 'message.not_found' });
      expect(tokyo.closed).toBeNull();
    });
  });

  test('[CH3] wrong targets', async () => {
    for (const frame of [{ type: 'chat.edit', text: 'x' }, { type: 'chat.delete' }, { type: 'reaction.set', emoji: '🍞', on: true }])
      await quiet(async (_, tokyo) => {
        for (const [target, code] of TARGETS)
          expect(await tokyo.refused({ ...frame, target }), `${frame.type} ${String(target)}`).toMatchObject({ code, re: frame.type });
      });
  });

  test('[CH1] strange and harmless: bidi overrides, joiners, keys of objects, deep rubbish beside', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const texts = [
      '\u202eevil\u202c',
      '👨‍👩‍👧‍👦',
      'e' + '\u0301'.repeat(3000),
      '__proto__',
      '<script>alert(1)</script>',
      "'; DROP TABLE message; --",
      '\ufeffx'.slice(1),
      'a\tb\nc',
      '\u200b',
    ];
    for (const text of texts) expect((await seoul.say(text)).text).toBe(text.normalize('NFC'));
    const id = v7();
    await seoul.send(`{"type":"chat.send","id":"${id}","text":"deep","x":${deep('[', ']', 15_000)}}`);
    expect(await seoul.next('chat.sent')).toMatchObject({ id, text: 'deep' });
    await seoul.send(
      `{"type":"chat.send","id":"${v7()}","text":"프로토","__proto__":{"lang":"xx"},"constructor":{"prototype":{"role":"head"}}}`,
    );
    expect(await seoul.next('chat.sent')).toMatchObject({ text: '프로토', lang: 'ko' });
    expect(seoul.heard('error')).toEqual([]);
    expect(({} as { role?: unknown }).role).toBeUndefined();
  });

  test('[LIM4] the 21st bad frame in a minute closes 4009, 20 do not', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const other = await world.again(tokyo);
    await other.next('presence.listed');
    for (let i = 0; i < 20; i++) await tokyo.refused(['{', '{"type":"x"}', '{"type":"chat.send"}', 'x'.repeat(40_000)][i % 4]!);
    expect((await tokyo.say('まだいる')).seq).toBe(1);
    await other.refused('{');
    await tokyo.send(new ArrayBuffer(1));
    tokyo.socket.send(JSON.stringify(send({ text: 'too late' })));
    expect(await tokyo.untilClosed()).toMatchObject({ code: 4009 });
    expect(tokyo.heard('error')).toHaveLength(21);
    expect((await other.say('私はいる')).seq).toBe(2);
    await seoul.settled();
    expect(seoul.heard('chat.sent').map(({ text }) => text)).not.toContain('too late');
    expect(seoul.heard('presence.changed').filter(({ left }) => left)).toEqual([]);
  });

  test('[LIM2] 32 KiB of UTF-8 pass, one byte more does not', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const padded = (bytes: number, fill: string) => {
      const frame = `{"type":"chat.send","id":"${v7()}","text":"x","pad":""}`;
      const size = new TextEncoder().encode(fill).length;
      const n = Math.floor((bytes - frame.length) / size);
      return frame.replace('"pad":"', `"pad":"${fill.repeat(n)}${'x'.repeat(bytes - frame.length - n * size)}`);
    };
    for (const fill of ['x', '가', '🍞']) {
      await seoul.send(padded(32_768, fill));
      await seoul.next('chat.sent');
      expect(await seoul.refused(padded(32_769, fill))).toMatchObject({ code: 'frame.too_large' });
    }
    expect(await seoul.refused('x'.repeat(2 ** 20))).toMatchObject({ code: 'frame.too_large' });
  });

  test('[LIM3] the same over HTTP is input.invalid, and says where', async () => {
    const world = await makeWorld(isEvicting);
    const asker = { key: world.head.key };
    for (const body of [null, 5, 'x', [], [{ id: v7() }]])
      expect(await world.stub.send(asker, body)).toMatchObject({ ok: false, code: 'input.invalid' });
    for (const [body, path] of [
      [send({ text: 5 }), 'text'],
      [send({ text: '' }), 'text'],
      [send({ replyTo: 1.5 }), 'replyTo'],
      [send({ lang: 'x y' }), 'lang'],
      [send({ attachments: [1] }), 'attachments'],
      [{ text: 'x' }, 'id'],
    ] as const)
      expect(await world.stub.send(asker, body, 'ja')).toMatchObject({
        code: 'input.invalid',
        issues: [{ path, message: expect.stringMatching(/[ぁ-ん]/) }],
      });
    expect(await world.stub.send(asker, send({ replyTo: 99 }))).toMatchObject({ code: 'message.not_found' });
    const nested: unknown = JSON.parse(`{"id":"${v7()}","text":"deep","x":${deep('[', ']', 500)}}`);
    expect(await world.stub.send(asker, nested)).toMatchObject({ ok: true, fresh: true });
  });
});
