import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld } from './world';

both('presence', (isEvicting) => {
  test('[PRE1] a member’s first connection and last disconnection are told, further ones not', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const person = { member: tokyo.member, nickname: 'Tokyo', role: 'member' };
    expect(await seoul.next('presence.changed', (event) => event.online === 2)).toEqual({
      type: 'presence.changed',
      online: 2,
      joined: [tokyo.member],
      people: [person],
    });
    const second = await world.again(tokyo);
    await second.next('presence.listed');
    await tokyo.close();
    await second.settled();
    await seoul.settled();
    expect(seoul.heard('presence.changed')).toHaveLength(2);
    await second.close();
    expect(await seoul.next('presence.changed')).toEqual({ type: 'presence.changed', online: 1, left: [tokyo.member] });
    await world.again(tokyo);
    expect(await seoul.next('presence.changed')).toMatchObject({ online: 2, joined: [tokyo.member] });
    await seoul.settled();
    expect(seoul.heard('presence.changed')).toHaveLength(4);
  });

  test('[PRE1] a socket that hung up while the room slept is told gone', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await seoul.next('presence.changed', (event) => event.online === 2);
    await world.evict();
    tokyo.socket.close(1000, 'bye');
    expect(await seoul.next('presence.changed')).toEqual({ type: 'presence.changed', online: 1, left: [tokyo.member] });
    expect((await world.again(seoul).then((again) => again.next('room.welcome'))).online).toBe(1);
  });

  test('[PRE2] who types is told to all, and gone when it stops, sends, or hangs up', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    // No eviction in here: a room where somebody types has a timer, and does not sleep.
    const type = (on: boolean) => tokyo.socket.send(JSON.stringify({ type: 'presence.typing', on }));
    type(true);
    expect((await seoul.next('presence.typing')).members).toEqual([tokyo.member]);
    const again = await world.stub.ticket(seoul.key);
    expect(again.ok).toBe(true);
    type(false);
    expect((await seoul.next('presence.typing')).members).toEqual([]);
    type(true);
    tokyo.socket.send(JSON.stringify({ type: 'chat.send', id: crypto.randomUUID(), text: 'refused' }));
    expect((await seoul.next('presence.typing')).members).toEqual([tokyo.member]);
    expect((await tokyo.next('error')).code).toBe('input.invalid');
    tokyo.socket.close(1000, 'bye');
    expect((await seoul.next('presence.typing')).members).toEqual([]);
    expect(seoul.heard('presence.typing')).toHaveLength(4);
  });

  test('[PRE2] sending ends typing, over HTTP too', async () => {
    const world = await makeWorld(isEvicting);
    const { v7 } = await import('uuid');
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const isHttp of [false, true]) {
      tokyo.socket.send('{"type":"presence.typing","on":true}');
      expect((await seoul.next('presence.typing')).members).toEqual([tokyo.member]);
      if (isHttp) await world.stub.send({ key: tokyo.key }, { id: v7(), text: 'x' });
      else tokyo.socket.send(JSON.stringify({ type: 'chat.send', id: v7(), text: 'x' }));
      expect((await seoul.next('presence.typing')).members).toEqual([]);
    }
  });

  test('[PRE3] a read mark moves forward only, not beyond the head, and unread counts others’ messages after it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const text of ['1', '2', '3', '4']) await tokyo.say(text);
    await seoul.say('5');
    const mine = async () => {
      await seoul.settled();
      return world.stub.mine(seoul.member);
    };
    expect(await mine()).toMatchObject({ unread: 4, lastSeq: 5, member: { nickname: 'Seoul', role: 'head' } });
    await seoul.send({ type: 'read.mark', seq: 2 });
    expect(await mine()).toMatchObject({ unread: 2 });
    await seoul.send({ type: 'read.mark', seq: 1 });
    await seoul.send({ type: 'read.mark', seq: 0 });
    expect(await mine()).toMatchObject({ unread: 2 });
    await tokyo.send({ type: 'chat.delete', target: 4 });
    await tokyo.settled();
    expect(await mine()).toMatchObject({ unread: 1, lastSeq: 6 });
    for (const seq of [7, 1e300, -1, 1.5])
      expect(await seoul.refused({ type: 'read.mark', seq })).toMatchObject({ code: 'input.invalid', re: 'read.mark' });
    await seoul.send({ type: 'read.mark', seq: 6 });
    expect(await mine()).toMatchObject({ unread: 0 });
    expect((await world.again(seoul).then((again) => again.next('room.welcome'))).you.read).toBe(6);
  });

  test('[PRE4] lang.set changes what this connection reads, its errors too, and no other', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const again = await world.again(seoul, undefined, undefined, 'en');
    await again.next('room.welcome');
    expect((await seoul.refused('{')).message).toMatch(/[가-힣]/);
    await seoul.send({ type: 'lang.set', lang: 'ja' });
    expect((await seoul.refused('{')).message).toMatch(/[ぁ-ん]/);
    expect((await again.refused('{')).message).toMatch(/^[\x20-\x7e]+$/);
    expect(
      (await world.again(seoul, undefined, undefined, 'xx').then((other) => other.refused('{'))).message,
      'a language that we lack: the member’s',
    ).toMatch(/[가-힣]/);
    expect(await seoul.refused({ type: 'lang.set', lang: 'de' })).toMatchObject({ code: 'input.invalid' });
  });
});
