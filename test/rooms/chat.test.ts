import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld } from './world';

both('messages', (isEvicting) => {
  test('[CH1] a text is stored trimmed, in NFC, with plain newlines', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const typed = `  ${'한글 カ\u3099'.normalize('NFD')}\r\nline\ttab\n  `;
    const sent = await seoul.say(typed);
    expect(sent.text).toBe('한글 ガ\nline\ttab');
    expect((await world.again(seoul).then((again) => again.next('history.page'))).messages[0]).toMatchObject({ text: sent.text });
  });

  test('[CH1] 1 to 4,000 code points, counted after trimming', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const longest = '🍞'.repeat(4000);
    expect((await seoul.say(` ${longest} `)).text).toBe(longest);
    for (const text of [`${longest}x`, '', '   ', '\n\t']) {
      const id = v7();
      expect(await seoul.refused({ type: 'chat.send', id, text })).toMatchObject({ code: 'input.invalid', re: id });
    }
    expect(seoul.heard('chat.sent')).toHaveLength(1);
  });

  test('[CH2] `lang` is the sender’s word, else what the text shows; in doubt what the connection reads, over HTTP the member', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    expect((await seoul.say('안녕하세요')).lang).toBe('ko');
    expect((await seoul.say('grüezi', { lang: 'de-CH' })).lang).toBe('de-CH');
    expect((await seoul.say('안녕하세요', { lang: 'ja' })).lang, 'the sender knows better').toBe('ja');
    expect((await seoul.say('selamat pagi, sudah makan?')).lang).toBe('id');
    expect((await seoul.say('🍞 ㅋㅋㅋ https://openlink.example')).lang, 'nothing to read').toBe('und');
    expect((await seoul.say('大丈夫')).lang).toBe('und');
    await seoul.send({ type: 'lang.set', lang: 'ja' });
    expect((await seoul.say('大丈夫')).lang).toBe('ja');
    expect(await world.stub.send({ key: seoul.key }, { id: v7(), text: '大丈夫' }, 'ja')).toMatchObject({ message: { lang: 'und' } });
    expect(await world.stub.send({ key: seoul.key }, { id: v7(), text: 'みんな元気？' }, 'id')).toMatchObject({ message: { lang: 'ja' } });
    expect(await seoul.refused({ type: 'chat.send', id: v7(), text: 'x', lang: 'not a tag' })).toMatchObject({ code: 'input.invalid' });
  });

  test('[CH3] a reply names a message, an event or nothing is none', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { seq } = await seoul.say('하나');
    await seoul.send({ type: 'chat.edit', target: seq, text: '둘' });
    expect((await seoul.next('chat.edited')).seq).toBe(2);
    expect(await seoul.say('셋', { replyTo: seq })).toMatchObject({ seq: 3, replyTo: 1 });
    for (const replyTo of [2, 99, 1e15, 1e300])
      expect(await seoul.refused({ type: 'chat.send', id: v7(), text: 'x', replyTo })).toMatchObject({ code: 'message.not_found' });
    for (const replyTo of [0, -1, 1.5, '1', null])
      expect(await seoul.refused({ type: 'chat.send', id: v7(), text: 'x', replyTo })).toMatchObject({ code: 'input.invalid' });
    await seoul.send({ type: 'chat.delete', target: seq });
    expect(await seoul.say('넷', { replyTo: seq }), 'a tombstone is still a place').toMatchObject({ replyTo: 1 });
  });

  test('[CH4] its author edits a message, nobody else, not even who leads', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { seq: target } = await tokyo.say('いち');
    expect(await seoul.refused({ type: 'chat.edit', target, text: 'x' })).toMatchObject({ code: 'auth.forbidden', re: 'chat.edit' });
    await tokyo.send({ type: 'chat.edit', target, text: ' に\r\n' });
    const edited = await seoul.next('chat.edited');
    expect(edited).toEqual({ type: 'chat.edited', seq: 2, target, text: 'に', lang: 'ja', editedAt: expect.any(Number) });
    await tokyo.send({ type: 'chat.edit', target, text: 'に ' });
    expect((await tokyo.say('さん')).seq, 'the same text again is no event').toBe(3);
    const { messages } = await world.again(seoul).then((again) => again.next('history.page'));
    expect(messages[0]).toMatchObject({ seq: target, text: 'に', editedAt: edited.editedAt });
    for (const text of ['', ' ', 'x'.repeat(4001), 'a\u0000b'])
      expect(await tokyo.refused({ type: 'chat.edit', target, text })).toMatchObject({ code: 'input.invalid' });
    expect(await tokyo.refused({ type: 'chat.edit', target: 2, text: 'x' })).toMatchObject({ code: 'message.not_found' });
  });

  test('[CH5] its author deletes, or who may; deleting again is nothing', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    await tokyo.say('いち');
    await tokyo.say('に');
    expect(await jakarta.refused({ type: 'chat.delete', target: 1 })).toMatchObject({ code: 'auth.forbidden' });
    await tokyo.send({ type: 'chat.delete', target: 1 });
    expect(await jakarta.next('chat.deleted')).toEqual({
      type: 'chat.deleted',
      seq: 3,
      target: 1,
      by: tokyo.member,
      deletedAt: expect.any(Number),
    });
    await seoul.send({ type: 'chat.delete', target: 2 });
    expect(await jakarta.next('chat.deleted')).toMatchObject({ seq: 4, target: 2, by: seoul.member });
    for (const again of [seoul, tokyo]) await again.send({ type: 'chat.delete', target: 2 });
    expect((await tokyo.say('さん')).seq).toBe(5);
    expect([...seoul.heard('error'), ...tokyo.heard('error')]).toEqual([]);
    expect(await seoul.refused({ type: 'chat.delete', target: 3 })).toMatchObject({ code: 'message.not_found' });
  });

  test('[CH7] reactions count, are mine or not, and set twice are one', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { seq: target } = await seoul.say('빵');
    const react = (emoji: string, on: boolean, to = target) => ({ type: 'reaction.set', target: to, emoji, on }) as const;
    await seoul.send(react('🍞', true));
    await seoul.send(react('🍞', true));
    await tokyo.send(react('🍞', true));
    await tokyo.send(react('❤️', true));
    await tokyo.send(react('❤️', false));
    await tokyo.send(react('❤️', false));
    await tokyo.settled();
    await seoul.settled();
    expect(seoul.heard('reaction.changed')).toEqual(tokyo.heard('reaction.changed'));
    expect(
      seoul.heard('reaction.changed').map(({ seq, emoji, member, on, count }) => [seq, emoji, member === seoul.member, on, count]),
    ).toEqual([
      [2, '🍞', true, true, 1],
      [3, '🍞', false, true, 2],
      [4, '❤️', false, true, 1],
      [5, '❤️', false, false, 0],
    ]);
    await seoul.send(react('🍞', false));
    await seoul.send(react('🍞', false));
    for (const [client, mine] of [
      [seoul, false],
      [tokyo, true],
    ] as const) {
      const { messages } = await world.again(client).then((again) => again.next('history.page'));
      expect(messages[0]!.reactions).toEqual([{ emoji: '🍞', count: 1, mine }]);
    }
    for (const emoji of ['x', '', '🍞🍞', 'ㅋ', '🏳️‍🌈x', '__proto__'])
      expect(await seoul.refused({ ...react('🍞', true), emoji })).toMatchObject({ code: 'input.invalid', re: 'reaction.set' });
    expect(await seoul.refused(react('🍞', true, 2))).toMatchObject({ code: 'message.not_found' });
    expect(seoul.heard('error').length).toBe(7);
  });

  test('[CH7] at most 20 different emoji on a message', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { seq: target } = await seoul.say('빵');
    const emoji = [...'😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔'];
    for (const one of emoji.slice(0, 20)) await seoul.send({ type: 'reaction.set', target, emoji: one, on: true });
    expect(await seoul.refused({ type: 'reaction.set', target, emoji: emoji[20]!, on: true })).toMatchObject({ code: 'input.invalid' });
    await seoul.send({ type: 'reaction.set', target, emoji: emoji[0]!, on: false });
    await seoul.send({ type: 'reaction.set', target, emoji: emoji[20]!, on: true });
    expect(await seoul.next('reaction.changed', (event) => event.emoji === emoji[20])).toMatchObject({ count: 1 });
  });
});
