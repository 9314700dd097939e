import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

both('members', (isEvicting) => {
  test('[MEM1] joining again is the same member, one more key, and the nickname given', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const again = ok(await world.join('Kyoto', 'ja', { member: tokyo.member }));
    expect(again).toMatchObject({
      waiting: false,
      member: { id: tokyo.member, nickname: 'Kyoto', role: 'member' },
      room: { memberCount: 2 },
    });
    expect(await seoul.next('member.updated')).toEqual({ type: 'member.updated', seq: 1, member: tokyo.member, nickname: 'Kyoto' });
    expect(ok(await world.join('Kyoto', 'id', { member: tokyo.member }))).toMatchObject({ room: { memberCount: 2 } });
    expect((await tokyo.say('x')).seq, 'the same name again is no event').toBe(2);
    for (const key of [tokyo.key, 'key' in again ? again.key : '']) expect(await world.stub.ticket(key)).toMatchObject({ ok: true });
  });

  test('[MEM2] a member’s newest 10 keys hold', async () => {
    const world = await makeWorld(isEvicting);
    const member = newMember();
    const keys: string[] = [];
    for (let i = 0; i < 12; i++) {
      const joined = ok(await world.join('Tokyo', 'ja', { member }));
      keys.push(joined.waiting ? '' : joined.key);
    }
    const held = await Promise.all(keys.map(async (key) => (await world.stub.ticket(key)).ok));
    expect(held).toEqual([false, false, ...Array.from({ length: 10 }, () => true)]);
    for (const key of ['', 'key_', 'x', `${keys[11]}x`, keys[11]!.replace('key', 'tkt'), world.head.ticket])
      expect(await world.stub.ticket(key)).toMatchObject({ ok: false, code: 'auth.required' });
  });

  test('[MEM2] [MEM3] leaving ends keys, tickets and sockets; coming back is told; the count is right', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const second = await world.again(tokyo);
    await second.next('presence.listed');
    await seoul.next('presence.changed', ({ joined }) => joined?.includes(tokyo.member) ?? false);
    const unspent = ok(await world.stub.ticket(tokyo.key)).ticket;
    await world.before();
    expect(await world.stub.leave({ key: tokyo.key })).toEqual({ ok: true });
    for (const client of [tokyo, second]) expect(await client.untilClosed()).toMatchObject({ code: 4003 });
    expect(await seoul.next('member.updated')).toEqual({ type: 'member.updated', seq: 1, member: tokyo.member, removed: true });
    expect(await seoul.next('presence.changed')).toEqual({ type: 'presence.changed', online: 1, left: [tokyo.member] });
    expect(await world.stub.leave({ key: tokyo.key })).toMatchObject({ code: 'auth.required' });
    expect(await world.stub.leave({ member: tokyo.member })).toEqual({ ok: true });
    expect(await world.stub.leave({ member: newMember() })).toMatchObject({ code: 'auth.forbidden' });
    expect(await world.stub.ticket(tokyo.key)).toMatchObject({ code: 'auth.required' });
    expect(await world.stub.standing(tokyo.member)).toMatchObject({ standing: 'left' });
    expect(await world.stub.mine(tokyo.member)).toMatchObject({ member: null, unread: 0 });
    expect(await world.socket({ ticket: unspent, v: '1' }, tokyo.member).then((client) => client.untilClosed())).toMatchObject({
      code: 4001,
    });
    expect(ok(await world.stub.view()).room).toMatchObject({ memberCount: 1, online: 1 });
    const back = await world.enter('Tokyo 2', 'ja', tokyo.member);
    expect(await seoul.next('member.updated')).toEqual({
      type: 'member.updated',
      seq: 2,
      member: tokyo.member,
      nickname: 'Tokyo 2',
      removed: false,
    });
    await back.settled();
    await seoul.next('presence.changed', ({ joined }) => joined?.includes(tokyo.member) ?? false);
    expect(seoul.heard('presence.changed').map(({ online }) => online)).toEqual([1, 2, 1, 2]);
    expect(ok(await world.stub.view()).room).toMatchObject({ memberCount: 2, online: 2 });
  });

  test('[MEM4] hiding is for the one who hides, on all connections and from then on', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const second = await world.again(tokyo);
    await second.next('member.hidden');
    await tokyo.send({ type: 'member.hide', member: seoul.member, on: true });
    for (const client of [tokyo, second])
      expect((await client.next('member.hidden', ({ members }) => members.length > 0)).members).toEqual([seoul.member]);
    const third = await world.again(tokyo);
    expect((await third.next('member.hidden')).members).toEqual([seoul.member]);
    await seoul.settled();
    expect(seoul.heard('member.hidden')).toEqual([{ type: 'member.hidden', members: [] }]);
    for (const member of [tokyo.member, newMember()])
      expect(await tokyo.refused({ type: 'member.hide', member, on: true })).toMatchObject({ code: 'member.not_found' });
    await second.send({ type: 'member.hide', member: seoul.member, on: false });
    expect((await third.next('member.hidden')).members).toEqual([]);
    expect((await tokyo.say('x')).seq).toBe(1);
  });

  test('[MEM5] a head who leaves hands the room to who has been in it longest', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await scheduler.wait(2);
    const jakarta = await world.enter('Jakarta', 'id');
    await world.before();
    ok(await world.stub.leave({ member: seoul.member }));
    await jakarta.next('member.updated', ({ removed }) => removed === true);
    expect(jakarta.heard('member.updated')).toEqual([
      { type: 'member.updated', seq: 1, member: tokyo.member, role: 'head' },
      { type: 'member.updated', seq: 2, member: seoul.member, role: 'member' },
      { type: 'member.updated', seq: 3, member: seoul.member, removed: true },
    ]);
    expect((await tokyo.next('report.listed')).reports).toEqual([]);
    expect(jakarta.heard('report.listed')).toEqual([]);
    const back = await world.enter('Seoul', 'ko', seoul.member);
    expect(back.heard('room.welcome')[0]!.you.role).toBe('member');
    expect(await back.refused({ type: 'room.set', title: 'mine' })).toMatchObject({ code: 'auth.forbidden' });
    await tokyo.send({ type: 'room.set', title: 'いち' });
    expect((await back.next('room.updated')).room.title).toBe('いち');
  });

  test('[MEM5] a head who leaves alone is head again, though the room is closed or asks for a code', async () => {
    const world = await makeWorld(isEvicting, { entry: 'code', code: 'sesame' });
    const seoul = await world.lead();
    await seoul.send({ type: 'room.set', closed: true });
    await seoul.next('room.updated');
    ok(await world.stub.leave({ member: seoul.member }));
    expect(ok(await world.stub.view()).room.memberCount).toBe(0);
    expect(await world.join('x')).toMatchObject({ code: 'room.closed' });
    const back = await world.enter('Seoul', 'ko', seoul.member);
    expect(back.heard('room.welcome')[0]!).toMatchObject({ head: 3, you: { role: 'head' }, room: { memberCount: 1 } });
  });

  test('[MEM6] who has no right gets auth.forbidden, and nothing happens', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    const { member } = jakarta;
    const before = await world.dump();
    for (const frame of [
      { type: 'member.remove', member },
      { type: 'member.ban', member },
      { type: 'member.unban', member },
      { type: 'room.set', title: 'x' },
      { type: 'room.hand_over', member: tokyo.member },
      { type: 'entry.decide', member, admit: true },
      { type: 'report.close', report: 'rpt_1' },
    ] as const)
      expect(await tokyo.refused(frame)).toMatchObject({ code: 'auth.forbidden', re: frame.type });
    expect(await world.dump()).toBe(before);
    await seoul.settled();
    expect(seoul.heard('member.updated')).toEqual([]);
  });
});
