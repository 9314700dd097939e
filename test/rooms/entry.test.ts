import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

both('entry', (isEvicting) => {
  test('[ENT1] a code, right in any form of it; wrong or missing is room.code_wrong, the sixth waits', async () => {
    const world = await makeWorld(isEvicting, { entry: 'code', code: 'パン' });
    for (const code of [undefined, '', 'x', 'ハン'])
      expect(await world.join('x', 'ja', { ...(code === undefined ? {} : { code }), address: 'a' })).toMatchObject({
        code: 'room.code_wrong',
      });
    expect(await world.join('x', 'ja', { code: ' ハ\u309aン ', address: 'a' })).toMatchObject({ ok: true, waiting: false });
    for (let i = 0; i < 2; i++) expect(await world.join('x', 'ja', { code: 'x', address: 'a' })).toMatchObject({ code: 'room.code_wrong' });
    const slowed = await world.join('x', 'ja', { code: 'パン', address: 'a' });
    expect(slowed).toMatchObject({ code: 'rate.limited', retryAfterMs: expect.any(Number) });
    expect(await world.join('x', 'ja', { code: 'パン', address: 'b' })).toMatchObject({ ok: true });
    expect(await world.dump()).not.toContain('127.0.0.1');
  });

  test('[ENT2] who waits is shown to the head, who admits or refuses', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const [a, b, stranger] = [newMember(), newMember(), newMember()];
    expect(await world.join('A', 'ja', { member: a })).toEqual({ ok: true, waiting: true });
    expect((await seoul.next('entry.waiting', ({ waiting }) => waiting.length > 0)).waiting).toEqual([
      { member: a, nickname: 'A', since: expect.any(Number) },
    ]);
    await scheduler.wait(2);
    await world.join('B', 'id', { member: b });
    expect((await seoul.next('entry.waiting')).waiting.map(({ nickname }) => nickname)).toEqual(['A', 'B']);
    expect(await world.join('B', 'id', { member: b })).toEqual({ ok: true, waiting: true });
    expect(await world.stub.standing(a)).toMatchObject({ standing: 'waiting' });
    expect(await world.stub.standing(stranger)).toEqual({ ok: true, standing: 'none' });
    expect(await world.stub.send({ member: a }, {})).toMatchObject({ code: 'auth.forbidden' });
    await seoul.send({ type: 'entry.decide', member: a, admit: true });
    expect((await seoul.next('entry.waiting')).waiting.map(({ nickname }) => nickname)).toEqual(['B']);
    await seoul.send({ type: 'entry.decide', member: b, admit: false });
    expect((await seoul.next('entry.waiting')).waiting).toEqual([]);
    expect(await world.join('B', 'id', { member: b })).toMatchObject({ code: 'room.refused' });
    expect(await world.stub.standing(b)).toMatchObject({ standing: 'refused' });
    const tokyo = await world.enter('A', 'ja', a);
    expect(tokyo.heard('room.welcome')[0]).toMatchObject({ head: 0, room: { memberCount: 2 } });
    expect(await seoul.refused({ type: 'entry.decide', member: stranger, admit: true })).toMatchObject({ code: 'member.not_found' });
    await seoul.send({ type: 'entry.decide', member: a, admit: true });
    await seoul.settled();
    expect(ok(await world.stub.view()).room.memberCount).toBe(2);
  });

  test('[ENT2] who waits no longer wants in, and is off the list', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const waiter = newMember();
    await world.join('W', 'ja', { member: waiter });
    await seoul.next('entry.waiting', ({ waiting }) => waiting.length === 1);
    ok(await world.stub.leave({ member: waiter }));
    await seoul.next('entry.waiting', ({ waiting }) => waiting.length === 0);
    expect(await world.stub.standing(waiter)).toEqual({ ok: true, standing: 'none' });
  });

  test('[ENT3] closed: no newcomers; members come and go', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await seoul.send({ type: 'room.set', closed: true });
    expect((await tokyo.next('room.updated')).room.closed).toBe(true);
    expect(await world.join('x')).toMatchObject({ code: 'room.closed' });
    await tokyo.close();
    await (await world.again(tokyo)).next('room.welcome');
    expect(await world.join('Tokyo', 'ja', { member: tokyo.member })).toMatchObject({ ok: true });
    await seoul.send({ type: 'room.set', closed: false });
    await seoul.next('room.updated', ({ room }) => !room.closed);
    expect(await world.join('x')).toMatchObject({ ok: true });
  });

  test('[ENT4] strangers read where anyone may, members always', async () => {
    for (const [making, set, isReadable] of [
      [{}, {}, true],
      [{}, { readers: 'members' }, false],
      [{ entry: 'code', code: 'x' }, {}, false],
      [{ entry: 'approval' }, {}, false],
    ] as const) {
      const world = await makeWorld(isEvicting, making);
      const seoul = await world.lead();
      await seoul.say('안녕');
      await seoul.send({ type: 'room.set', description: '바뀜', ...set });
      expect((await seoul.next('room.updated')).room.embed).toBe(isReadable ? 'any' : 'none');
      const asStranger = await world.stub.messages(null, { limit: 5 });
      const asOther = await world.stub.messages({ member: newMember() }, { limit: 5 });
      const asNobody = await world.stub.messages({ key: 'key_x' }, { limit: 5 });
      const codes = [asStranger, asOther, asNobody].map((answer) => (answer.ok ? answer.items.length : answer.code));
      expect(codes).toEqual(isReadable ? [1, 1, 1] : ['auth.required', 'auth.forbidden', 'auth.required']);
      for (const asker of [{ key: seoul.key }, { member: seoul.member }])
        expect(await world.stub.messages(asker, { limit: 5 })).toMatchObject({ items: [{ text: '안녕' }] });
      expect(await world.stub.send(null, { text: 'x' })).toMatchObject({ code: 'auth.required' });
      expect(await world.stub.send({ member: newMember() }, { text: 'x' })).toMatchObject({ code: 'auth.forbidden' });
    }
  });

  test('[ENT5] an open room admits who waits, a room with a code lets them begin anew', async () => {
    for (const [set, standing] of [
      [{ entry: 'open' }, 'here'],
      [{ entry: 'code', code: 'x' }, 'none'],
    ] as const) {
      const world = await makeWorld(isEvicting, { entry: 'approval' });
      const seoul = await world.lead();
      const waiting = [newMember(), newMember()];
      for (const member of waiting) await world.join('x', 'en', { member });
      await seoul.next('entry.waiting', (event) => event.waiting.length === 2);
      await seoul.send({ type: 'room.set', ...set });
      expect((await seoul.next('entry.waiting')).waiting).toEqual([]);
      for (const member of waiting) expect(await world.stub.standing(member)).toMatchObject({ standing });
      expect(ok(await world.stub.view()).room.memberCount).toBe(standing === 'here' ? 3 : 1);
    }
  });

  test('[ENT6] banned holds whether the banned was in, waiting or gone, until unbanned', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const people = { in: newMember(), waiting: newMember(), gone: newMember() };
    for (const member of Object.values(people)) await world.join('x', 'en', { member });
    for (const member of [people.in, people.gone]) await seoul.send({ type: 'entry.decide', member, admit: true });
    await seoul.settled();
    await world.stub.leave({ member: people.gone });
    for (const member of Object.values(people)) {
      await seoul.send({ type: 'member.ban', member });
      await seoul.next('member.banned', ({ members }) => members.some((banned) => banned.member === member));
      expect(await world.join('x', 'en', { member })).toMatchObject({ code: 'room.banned' });
      expect(await world.stub.standing(member)).toMatchObject({ standing: 'banned' });
    }
    expect(ok(await world.stub.view()).room.memberCount).toBe(1);
    for (const member of Object.values(people)) {
      await seoul.send({ type: 'member.unban', member });
      await seoul.next('member.banned', ({ members }) => !members.some((banned) => banned.member === member));
      expect(await world.join('x', 'en', { member })).toEqual({ ok: true, waiting: true });
    }
    expect(ok(await world.stub.view()).room.memberCount).toBe(1);
  });
});
