import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, ok } from './world';

const HOUR = 3_600_000;

both('each message once', (isEvicting) => {
  test('[ID1] over one connection, another, HTTP and sleep; its sender alone hears it again', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const [seq, msecs] of [
      [1, Date.now()],
      [2, Date.now() - HOUR],
      [3, Date.now() + 30_000],
    ] as const) {
      const id = v7({ msecs });
      const first = await seoul.say('하나', { id });
      expect(first.seq).toBe(seq);
      expect(await seoul.say('둘', { id })).toMatchObject({ seq, text: '하나', createdAt: first.createdAt });
      const second = await world.again(seoul);
      expect(await second.say('셋', { id })).toMatchObject({ seq, text: '하나' });
      await world.evict();
      expect(ok(await world.stub.send({ key: seoul.key }, { id, text: 5, replyTo: 'x' }))).toMatchObject({
        fresh: false,
        message: { seq, text: '하나' },
      });
      await second.send({ type: 'chat.send', id });
      expect(await second.next('chat.sent')).toMatchObject({ seq, text: '하나' });
    }
    await tokyo.settled();
    expect(tokyo.heard('chat.sent')).toHaveLength(3);
    expect(ok(await world.stub.view()).room.lastMessageAt).toBe(tokyo.heard('chat.sent')[2]!.createdAt);
  });

  test('[ID1] first over HTTP: 201, then the same; a socket knows it too', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const id = v7();
    const first = ok(await world.stub.send({ key: seoul.key }, { id, text: '하나' }));
    expect(first.fresh).toBe(true);
    await world.before();
    const again = ok(await world.stub.send({ member: seoul.member }, { id, text: '둘' }));
    expect(again).toEqual({ ...first, fresh: false });
    expect(await seoul.next('chat.sent')).toMatchObject({ id });
    expect(await seoul.say('셋', { id })).toMatchObject(first.message);
  });

  test('[ID1] sent again after an edit it is as it is now', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const id = v7();
    await seoul.say('하나', { id });
    await seoul.send({ type: 'chat.edit', target: 1, text: '둘' });
    await seoul.next('chat.edited');
    expect(await seoul.say('하나', { id })).toMatchObject({ seq: 1, text: '둘', editedAt: expect.any(Number) });
  });

  test('[ID2] too old, too far ahead: refused with the room’s now, over HTTP too', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    for (const [shift, code] of [
      [-7 * 24 * HOUR - 5000, 'id.expired'],
      [65_000, 'id.future'],
    ] as const) {
      const id = v7({ msecs: Date.now() + shift });
      const error = await seoul.refused({ type: 'chat.send', id, text: 'x' });
      expect(error).toMatchObject({ code, re: id });
      expect(Math.abs(error.now! - Date.now())).toBeLessThan(5000);
      expect(await world.stub.send({ key: seoul.key }, { id, text: 'x' })).toMatchObject({ ok: false, code, now: expect.any(Number) });
    }
    expect((await seoul.say('x', { id: v7({ msecs: Date.now() - 7 * 24 * HOUR + 5000 }) })).seq).toBe(1);
    expect((await seoul.say('x', { id: v7({ msecs: Date.now() + 55_000 }) })).seq).toBe(2);
  });

  test('[ID3] another member may use the same id, at any age of it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const msecs of [Date.now(), Date.now() - HOUR]) {
      const id = v7({ msecs });
      const [mine, yours] = [await seoul.say('나', { id }), await tokyo.say('私', { id, lang: 'ja' })];
      const theirs = await tokyo.say('x', { id });
      expect([mine.author.member, theirs.author.member]).toEqual([seoul.member, tokyo.member]);
      expect(theirs.seq).toBe(mine.seq + 1);
      expect(yours.id).toBe(mine.id);
    }
  });

  test('[ID4] an id of another kind is bad input; none, or no text, is a malformed frame', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const id = v7();
    for (const other of [
      id.toUpperCase(),
      id.replace(/-7/, '-4'),
      `${id} `,
      `{${id}}`,
      id.slice(1),
      'x',
      '',
      `${id.slice(0, 19)}c${id.slice(20)}`,
    ])
      expect(await seoul.refused({ type: 'chat.send', id: other, text: 'x' }), other).toMatchObject({ code: 'input.invalid', re: other });
    expect(await seoul.refused({ type: 'chat.send', text: 'x' })).toMatchObject({ code: 'frame.invalid', re: 'chat.send' });
    expect(await seoul.refused({ type: 'chat.send', id: 7, text: 'x' })).toMatchObject({ code: 'frame.invalid', re: 'chat.send' });
    expect(await world.stub.send({ key: seoul.key }, { text: 'x' })).toMatchObject({ code: 'input.invalid', issues: [{ path: 'id' }] });
  });
});
