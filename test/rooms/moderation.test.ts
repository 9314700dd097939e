import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { until } from '../support/until';
import { makeWorld, newMember, ok } from './world';

both('the head’s tools', (isEvicting) => {
  test('[MOD1] a removed member’s sockets close, its queued frames do nothing, and it may come back', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const second = await world.again(tokyo);
    await second.next('presence.listed');
    await seoul.next('presence.changed', ({ joined }) => joined?.includes(tokyo.member) ?? false);
    await world.before();
    seoul.socket.send(JSON.stringify({ type: 'member.remove', member: tokyo.member }));
    for (let i = 0; i < 15; i++)
      tokyo.socket.send(JSON.stringify({ type: 'chat.send', id: v7({ msecs: Date.now() + 5000 }), text: `after ${i}` }));
    for (const client of [tokyo, second]) expect(await client.untilClosed()).toMatchObject({ code: 4003 });
    await seoul.next('member.updated');
    await seoul.settled();
    const removal = seoul.heard('member.updated');
    expect(removal).toMatchObject([{ member: tokyo.member, removed: true }]);
    expect(seoul.heard('chat.sent').filter(({ seq }) => seq > removal[0]!.seq)).toEqual([]);
    expect(await world.stub.send({ key: tokyo.key }, { id: v7(), text: 'x' })).toMatchObject({ code: 'auth.required' });
    expect(await world.stub.send({ member: tokyo.member }, { id: v7(), text: 'x' })).toMatchObject({ code: 'auth.forbidden' });
    await until('it to be told gone', () => seoul.heard('presence.changed').some(({ left }) => left));
    await seoul.settled();
    expect(seoul.heard('presence.changed').filter(({ left }) => left)).toHaveLength(1);
    await (await world.enter('Tokyo', 'ja', tokyo.member)).say('ただいま');
  });

  test('[MOD1] a ban and its end are told to all; nobody uses these on oneself, a stranger, or an equal', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    await seoul.send({ type: 'member.ban', member: tokyo.member });
    expect(await jakarta.next('member.updated')).toEqual({
      type: 'member.updated',
      seq: 1,
      member: tokyo.member,
      removed: true,
      banned: true,
    });
    expect(await tokyo.untilClosed()).toMatchObject({ code: 4003 });
    expect((await seoul.next('member.banned', ({ members }) => members.length > 0)).members).toEqual([
      { member: tokyo.member, nickname: 'Tokyo' },
    ]);
    await seoul.send({ type: 'member.ban', member: tokyo.member });
    await seoul.send({ type: 'member.remove', member: tokyo.member });
    await seoul.send({ type: 'member.unban', member: jakarta.member });
    await seoul.send({ type: 'member.unban', member: tokyo.member });
    expect(await jakarta.next('member.updated')).toMatchObject({ seq: 2, member: tokyo.member, banned: false });
    for (const type of ['member.remove', 'member.ban', 'member.unban'] as const) {
      expect(await seoul.refused({ type, member: seoul.member })).toMatchObject({ code: 'auth.forbidden' });
      expect(await seoul.refused({ type, member: newMember() })).toMatchObject({ code: 'member.not_found' });
      expect(await seoul.refused({ type, member: 'mbr_x' })).toMatchObject({ code: 'input.invalid' });
    }
    expect(jakarta.heard('member.banned')).toEqual([]);
    await world.enter('Tokyo', 'ja', tokyo.member);
  });

  test('[MOD1] handing over makes one head of another, who hears what a head hears', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await seoul.send({ type: 'room.hand_over', member: seoul.member });
    expect(await seoul.refused({ type: 'room.hand_over', member: newMember() })).toMatchObject({ code: 'member.not_found' });
    await seoul.send({ type: 'room.hand_over', member: tokyo.member });
    await seoul.next('member.updated', ({ role }) => role === 'member');
    expect(seoul.heard('member.updated').map(({ member, role }) => [member === tokyo.member, role])).toEqual([
      [true, 'head'],
      [false, 'member'],
    ]);
    for (const type of ['entry.waiting', 'report.listed', 'member.banned'] as const) await tokyo.next(type);
    expect(await seoul.refused({ type: 'member.ban', member: tokyo.member })).toMatchObject({ code: 'auth.forbidden' });
    expect((await tokyo.say('x')).author.role).toBe('head');
    await tokyo.send({ type: 'member.remove', member: seoul.member });
    expect(await seoul.untilClosed()).toMatchObject({ code: 4003 });
  });

  test('[MOD2] room.set changes what is given, and is no event where nothing changes', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const before = ok(await world.stub.view()).room;
    await seoul.send({
      type: 'room.set',
      title: ' 새 이름 ',
      slowModeMs: 1000,
      topic: { kind: 'place', name: 'x' },
      slug: 'x',
      memberCount: 9,
      epoch: 'x',
    });
    const { room, seq } = await tokyo.next('room.updated');
    expect([seq, room]).toEqual([1, { ...before, title: '새 이름', slowModeMs: 1000, online: 2 }]);
    await seoul.send({ type: 'room.set', title: '새 이름' });
    await seoul.send({ type: 'room.set' });
    for (const frame of [
      { title: '' },
      { title: '\u200b' },
      { title: 'a\u0007b' },
      { slowModeMs: -1 },
      { slowModeMs: 1.5 },
      { slowModeMs: 1e9 },
      { entry: 'x' },
      { entry: 'code' },
    ])
      expect(await seoul.refused({ type: 'room.set', ...frame })).toMatchObject({ code: 'input.invalid', re: 'room.set' });
    for (const frame of [{ title: 5 }, { closed: 'yes' }, { entry: null }])
      expect(await seoul.refused({ type: 'room.set', ...frame })).toMatchObject({ code: 'frame.invalid' });
    expect(ok(await world.stub.view()).room).toEqual(room);
    await seoul.send({ type: 'room.set', entry: 'code', code: '열쇠말' });
    expect(await seoul.next('room.updated')).toMatchObject({ seq: 2, room: { entry: 'code', embed: 'none' } });
    expect(seoul.raw.concat(tokyo.raw).join()).not.toContain('열쇠말');
    await seoul.send({ type: 'room.set', entry: 'open' });
    await seoul.send({ type: 'room.set', entry: 'code' });
    expect((await seoul.next('room.updated', ({ room }) => room.entry === 'code')).seq).toBe(4);
  });

  test('[MOD4] reports go to who may see them, once each, and end', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    const { seq: target } = await tokyo.say('やな言葉');
    const shown = () => seoul.next('report.listed', ({ reports }) => reports.length > 0);
    await jakarta.send({ type: 'report.send', target, kind: 'abuse', reason: ' kasar ' });
    expect(await jakarta.next('report.received')).toEqual({ type: 'report.received', target });
    const [report] = (await shown()).reports;
    const by = { member: jakarta.member, nickname: 'Jakarta' };
    const about = { member: tokyo.member, nickname: 'Tokyo' };
    expect(report).toEqual({
      id: 'rpt_1',
      createdAt: expect.any(Number),
      kind: 'abuse',
      reason: 'kasar',
      by,
      about,
      target,
      text: 'やな言葉',
    });
    await jakarta.send({ type: 'report.send', target, kind: 'spam' });
    await jakarta.next('report.received');
    await jakarta.send({ type: 'report.send', member: tokyo.member, kind: 'other' });
    expect(await jakarta.next('report.received')).toEqual({ type: 'report.received', member: tokyo.member });
    expect((await shown()).reports.map(({ id }) => id)).toEqual(['rpt_2', 'rpt_1']);
    await tokyo.settled();
    expect(tokyo.raw.join()).not.toContain('rpt_');
    for (const frame of [{ target: 99 }, { target: 1e300 }])
      expect(await jakarta.refused({ type: 'report.send', kind: 'spam', ...frame })).toMatchObject({ code: 'message.not_found' });
    expect(await jakarta.refused({ type: 'report.send', kind: 'spam', member: newMember() })).toMatchObject({ code: 'member.not_found' });
    expect(await jakarta.refused({ type: 'report.send', kind: 'mean', target })).toMatchObject({ code: 'input.invalid' });
    for (const frame of [{}, { target, member: tokyo.member }])
      expect(await jakarta.refused({ type: 'report.send', kind: 'spam', ...frame })).toMatchObject({ code: 'frame.invalid' });
    await seoul.send({ type: 'report.close', report: 'rpt_2' });
    expect((await shown()).reports.map(({ id }) => id)).toEqual(['rpt_1']);
    for (const id of ['rpt_2', 'rpt_9', 'x', 'rpt_1 OR 1=1'])
      expect(await seoul.refused({ type: 'report.close', report: id })).toMatchObject({ code: 'report.not_found' });
    await jakarta.send({ type: 'report.send', member: tokyo.member, kind: 'other' });
    expect(
      (await shown()).reports.map(({ id }) => id),
      'closed, it may be reported anew',
    ).toEqual(['rpt_3', 'rpt_1']);
  });
});
