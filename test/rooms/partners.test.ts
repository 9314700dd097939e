import { runInDurableObject } from 'cloudflare:test';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { PartnerJoining, PartnerPolicy, RoomMaking } from '$rooms/rpc';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

const PARTNER = 'ptn_0000000000000001';
const OTHER = 'ptn_0000000000000002';
const SITE = 'https://webtoon.example';

both('partners’ rooms and users', (isEvicting) => {
  type World = Awaited<ReturnType<typeof makeWorld>>;
  const policy = (more: Partial<PartnerPolicy> = {}): PartnerPolicy => ({
    partner: PARTNER,
    embed: 'listed',
    origins: [SITE],
    writers: 'anyone',
    ...more,
  });
  const partnersRoom = (more: Partial<PartnerPolicy> = {}, making: Partial<RoomMaking> = {}) =>
    makeWorld(isEvicting, { policy: policy(more), ...making });
  const joining = (more: Partial<PartnerJoining> = {}): PartnerJoining => ({
    member: newMember(),
    partner: PARTNER,
    nickname: 'Reader',
    lang: 'id',
    jti: crypto.randomUUID(),
    until: Date.now() + 300_000,
    address: 'here',
    ...more,
  });
  const joinAs = async (world: World, more: Partial<PartnerJoining> = {}) => {
    await world.before();
    return world.stub.joinAs(joining(more));
  };
  const enterAs = async (world: World, more: Partial<PartnerJoining> = {}) => {
    const joined = ok(await joinAs(world, more));
    if (joined.waiting) throw new Error('waiting');
    return world.connect(joined, 'id');
  };
  const framing = async (world: World) => {
    await world.before();
    const { ok: _, ...rest } = ok(await world.stub.framing());
    return rest;
  };

  test('[EMB1] [EMB2] a head says where the room may be framed; its sites are in no view, frame or page', async () => {
    const world = await makeWorld(isEvicting);
    const [seoul, tokyo] = [await world.lead(), await world.enter('Tokyo', 'ja')];
    expect(await framing(world)).toEqual({ embed: 'any', origins: [], partner: null });
    await seoul.send({ type: 'room.set', embed: 'listed', origins: ['https://Blog.Example/', SITE, 'https://blog.example'] });
    expect((await tokyo.next('room.updated')).room.embed).toBe('listed');
    expect(await framing(world)).toEqual({ embed: 'listed', origins: ['https://blog.example', SITE], partner: null });
    await seoul.send({ type: 'room.set', origins: [SITE] });
    await tokyo.next('room.updated');
    await seoul.send({ type: 'room.set', origins: [SITE] });
    await seoul.settled();
    await tokyo.settled();
    expect(tokyo.heard('room.updated'), 'the same again is no event').toHaveLength(2);
    for (const client of [seoul, tokyo]) expect(client.raw.join()).not.toContain('webtoon.example');
    expect(JSON.stringify(await world.stub.view())).not.toContain('webtoon.example');
    expect(await tokyo.refused({ type: 'room.set', embed: 'any' })).toMatchObject({ code: 'auth.forbidden' });
  });

  test('[EMB1] an `any` that was said of an open room doesn’t outlast closing it; said of the closed one, it holds', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const set = async (change: object) => {
      await seoul.send({ type: 'room.set', ...change });
      return (await seoul.next('room.updated')).room.embed;
    };
    expect(await set({ embed: 'none' })).toBe('none');
    expect(await set({ embed: 'any' })).toBe('any');
    expect(await set({ readers: 'members' })).toBe('none');
    expect(await set({ embed: 'any' })).toBe('any');
    expect(await set({ entry: 'approval' })).toBe('any');
    expect(await set({ embed: 'listed' })).toBe('listed');
    expect(await set({ readers: 'anyone', entry: 'open' })).toBe('listed');
  });

  test('[EMB2] sites that are no exact origins are refused, and nothing changes', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    for (const origins of [
      ['null'],
      ['https://*.example.com'],
      ['https://a.example;script-src'],
      ['http://a.example'],
      ['https://a.example/x'],
    ])
      expect(await seoul.refused({ type: 'room.set', embed: 'listed', origins })).toMatchObject({ code: 'input.invalid' });
    const many = Array.from({ length: 21 }, (_, i) => `https://a${i}.example`);
    expect(await seoul.refused({ type: 'room.set', origins: many })).toMatchObject({ code: 'input.invalid' });
    expect(await seoul.refused({ type: 'room.set', origins: SITE })).toMatchObject({ code: 'frame.invalid' });
    expect(await framing(world)).toEqual({ embed: 'any', origins: [], partner: null });
  });

  test('[EMB3] a partner’s user is a member like any; a token is good once, and joining again by another is the same member', async () => {
    const world = await partnersRoom();
    const seoul = await world.lead();
    const member = newMember();
    const asked = joining({ member, nickname: 'ゆき', lang: 'ja' });
    const first = ok(await world.stub.joinAs(asked));
    expect(first).toMatchObject({ waiting: false, member: { id: member, nickname: 'ゆき', role: 'member' }, room: { embed: 'listed' } });
    expect(await joinAs(world, asked), 'again').toMatchObject({ code: 'token.spent' });
    expect(await joinAs(world, { ...asked, member: newMember() }), 'for somebody else').toMatchObject({ code: 'token.spent' });
    expect(await joinAs(world, { ...asked, member: newMember(), partner: OTHER }), 'another partner’s token of that name').toMatchObject({
      ok: true,
    });
    expect(ok(await joinAs(world, { member, nickname: 'ゆき', lang: 'ja' }))).toMatchObject({
      member: { id: member },
      room: { memberCount: 3 },
    });
    const yuki = await enterAs(world, { member, nickname: 'ゆき' });
    expect(yuki.heard('room.welcome')[0]?.you).toMatchObject({ member, ofPartner: true });
    expect((await yuki.say('こんにちは')).author).toMatchObject({ member, nickname: 'ゆき', kind: 'person' });
    await seoul.next('chat.sent');
    for (const client of [seoul, yuki]) expect(client.raw.join()).not.toContain('ptn_');
  });

  test('[EMB3] of two at once with one token, one comes in', async () => {
    const world = await partnersRoom();
    const asked = joining();
    const answers = await Promise.all([world.stub.joinAs(asked), world.stub.joinAs({ ...asked }), world.stub.joinAs(asked)]);
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.code)).toSorted()).toEqual(['in', 'token.spent', 'token.spent']);
    expect(ok(await world.stub.view()).room.memberCount).toBe(2);
  });

  test('[EMB3] bans hold, whatever token they come with; a token that was refused is unspent', async () => {
    const world = await partnersRoom();
    const seoul = await world.lead();
    const reader = await enterAs(world);
    await seoul.send({ type: 'member.ban', member: reader.member });
    expect((await reader.untilClosed()).code).toBe(4003);
    const asked = joining({ member: reader.member });
    expect(await joinAs(world, asked)).toMatchObject({ code: 'room.banned' });
    expect(await joinAs(world, { member: reader.member })).toMatchObject({ code: 'room.banned' });
    await world.stub.revoke(reader.member);
    expect(await joinAs(world, asked), 'revoking lifts no ban').toMatchObject({ code: 'room.banned' });
    await seoul.send({ type: 'member.unban', member: reader.member });
    await seoul.settled();
    expect(await joinAs(world, asked)).toMatchObject({ ok: true });
  });

  test('[EMB3] code and approval are asked of other partners’ users, not of its own', async () => {
    const world = await partnersRoom({}, { entry: 'code', code: '두부' });
    const seoul = await world.lead();
    expect(await joinAs(world)).toMatchObject({ ok: true, waiting: false });
    const stranger = joining({ partner: OTHER });
    expect(await joinAs(world, stranger)).toMatchObject({ code: 'room.code_wrong' });
    expect(await joinAs(world, { ...stranger, code: '두부' }), 'unspent until then').toMatchObject({ ok: true });
    await seoul.send({ type: 'room.set', entry: 'approval' });
    await seoul.settled();
    const asking = joining({ partner: OTHER });
    expect(await joinAs(world, asking)).toMatchObject({ ok: true, waiting: true });
    expect(await joinAs(world, asking)).toMatchObject({ code: 'token.spent' });
    const own = await enterAs(world);
    expect(await world.stub.standing(asking.member)).toMatchObject({ standing: 'waiting' });
    await seoul.send({ type: 'room.set', closed: true });
    await seoul.settled();
    expect(await joinAs(world), 'no newcomers at all').toMatchObject({ code: 'room.closed' });
    expect((await own.say('x')).text).toBe('x');
  });

  test('[EMB4] a code hands one member over, once, within a minute, and ends no key', async () => {
    const world = await partnersRoom();
    const reader = await enterAs(world, { nickname: 'Reader' });
    await world.before();
    const { handover: code, expiresAt } = ok(await world.stub.handover(reader.key));
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(60_000);
    expect(code).toMatch(/^hnd_/);
    await world.before();
    const [one, two] = await Promise.all([world.stub.redeem(code), world.stub.redeem(code)]);
    expect([one, two].map((answer) => (answer.ok ? answer.member.id : answer.code)).toSorted()).toEqual(
      [reader.member, 'ticket.invalid'].toSorted(),
    );
    const page = await world.connect(ok(one.ok ? one : two), 'id');
    expect(page.heard('room.welcome')[0]?.you).toMatchObject({ member: reader.member, nickname: 'Reader' });
    expect((await reader.say('both are me')).author.member).toBe(reader.member);
    for (const wrong of ['', 'hnd_x', code, `${code}x`, reader.key, code.replace('hnd', 'tkt')])
      expect(await world.stub.redeem(wrong)).toMatchObject({ code: 'ticket.invalid' });
    expect(await world.stub.handover(code)).toMatchObject({ code: 'auth.required' });
    const { handover: other } = ok(await world.stub.handover(reader.key));
    const asTicket = await world.socket({ ticket: other, v: '1' }, reader.member);
    expect(await asTicket.untilClosed(), 'a code opens no socket').toMatchObject({ code: 4001 });
    const late = ok(await world.stub.handover(reader.key)).handover;
    await runInDurableObject(world.stub, (_, { storage }) => void storage.sql.exec('UPDATE handover SET expires_at = ?', Date.now() - 1));
    expect(await world.stub.redeem(late), 'too late').toMatchObject({ code: 'ticket.invalid' });
    const unspent = ok(await world.stub.handover(reader.key)).handover;
    ok(await world.stub.leave({ key: reader.key }));
    expect(await world.stub.redeem(unspent), 'of one who left').toMatchObject({ code: 'ticket.invalid' });
    expect(await world.dump(), 'kept as a hash').not.toContain(unspent);
  });

  test('[EMB5] revoked: keys, tickets, codes and sockets end at once, and it is no ban', async () => {
    const world = await partnersRoom();
    const seoul = await world.lead();
    const reader = await enterAs(world);
    const second = await world.again(reader);
    const { handover: code } = ok(await world.stub.handover(reader.key));
    await world.before();
    expect(await world.stub.revoke(reader.member)).toEqual({ ok: true });
    for (const client of [reader, second]) expect(await client.untilClosed()).toMatchObject({ code: 4003 });
    expect(await seoul.next('member.updated')).toEqual({ type: 'member.updated', seq: 1, member: reader.member, removed: true });
    expect(await world.stub.ticket(reader.key)).toMatchObject({ code: 'auth.required' });
    expect(await world.stub.redeem(code)).toMatchObject({ code: 'ticket.invalid' });
    expect(await world.stub.standing(reader.member)).toMatchObject({ standing: 'left' });
    for (const member of [reader.member, newMember()])
      expect(await world.stub.revoke(member), 'again, and who never was').toEqual({ ok: true });
    await seoul.settled();
    expect(seoul.heard('member.updated')).toHaveLength(1);
    expect(await joinAs(world, { member: reader.member })).toMatchObject({ ok: true });
    expect(ok(await world.stub.view()).room.memberCount).toBe(2);
  });

  test('[EMB5] who waits is revoked too, and a head who is hands the room on', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const asking = joining();
    expect(await joinAs(world, asking)).toMatchObject({ waiting: true });
    await seoul.next('entry.waiting', ({ waiting }) => waiting.length === 1);
    ok(await world.stub.revoke(asking.member));
    await seoul.next('entry.waiting', ({ waiting }) => waiting.length === 0);
    await seoul.send({ type: 'room.set', entry: 'open' });
    const reader = await enterAs(world);
    await seoul.send({ type: 'room.hand_over', member: reader.member });
    await reader.next('report.listed');
    ok(await world.stub.revoke(reader.member));
    expect(await seoul.next('member.updated', ({ member, role }) => member === seoul.member && role === 'head')).toBeTruthy();
  });

  test('[EMB6] who may write is asked at every frame and over HTTP, and changes for those who are here', async () => {
    const world = await partnersRoom();
    const [seoul, guest, reader] = [await world.lead(), await world.enter('Guest'), await enterAs(world)];
    const said = await guest.say('before');
    await world.before();
    ok(await world.stub.setPartner(policy({ writers: 'partner' })));
    expect((await guest.next('room.updated')).room).toMatchObject({ writers: 'partner', embed: 'listed' });
    const send = { type: 'chat.send' as const, id: v7(), text: 'x' };
    for (const frame of [
      send,
      { type: 'chat.edit' as const, target: said.seq, text: 'y' },
      { type: 'reaction.set' as const, target: said.seq, emoji: '👍', on: true },
      { type: 'presence.typing' as const, on: true },
      { type: 'member.rename' as const, nickname: 'a word to all' },
      { type: 'glossary.propose' as const, terms: { ko: '하나', en: 'one' } },
    ])
      expect(await guest.refused(frame), frame.type).toMatchObject({ code: 'partner.required' });
    expect(await world.stub.send({ key: guest.key }, { ...send })).toMatchObject({ code: 'partner.required' });
    expect(await world.stub.send({ member: guest.member }, { ...send })).toMatchObject({ code: 'partner.required' });
    const foreign = await enterAs(world, { partner: OTHER });
    expect(foreign.heard('room.welcome')[0]?.you).not.toHaveProperty('ofPartner');
    expect(await foreign.refused({ ...send, id: v7() })).toMatchObject({ code: 'partner.required' });
    expect((await guest.say('before', { id: said.id })).seq, 'what was said is known again').toBe(said.seq);
    expect((await reader.say('welcome')).text).toBe('welcome');
    expect((await seoul.say('and the head')).text).toBe('and the head');
    await guest.send({ type: 'chat.delete', target: said.seq });
    expect((await reader.next('chat.deleted')).target).toBe(said.seq);
    await world.before();
    ok(await world.stub.setPartner(policy({ partner: null, embed: null, origins: [] })));
    expect((await guest.next('room.updated', ({ room }) => room.writers === undefined)).room.embed).toBe('any');
    expect((await guest.say('again')).text).toBe('again');
  });

  test('[EMB7] a room that has moved is read, not written, and nobody comes in', async () => {
    const world = await partnersRoom();
    const [seoul, reader] = [await world.lead(), await enterAs(world)];
    const said = await reader.say('here');
    await world.before();
    ok(await world.stub.move('newroom00000'));
    expect((await reader.next('room.updated')).room.movedTo).toBe('newroom00000');
    for (const client of [seoul, reader]) {
      expect(await client.refused({ type: 'chat.send', id: v7(), text: 'x' })).toMatchObject({ code: 'room.moved' });
      expect(await client.refused({ type: 'reaction.set', target: said.seq, emoji: '👍', on: true })).toMatchObject({ code: 'room.moved' });
    }
    expect(await world.stub.send({ key: reader.key }, { id: v7(), text: 'x' })).toMatchObject({ code: 'room.moved' });
    expect(await world.join('late')).toMatchObject({ code: 'room.moved' });
    expect(await joinAs(world, { member: reader.member })).toMatchObject({ code: 'room.moved' });
    expect(await world.stub.messages(null, { limit: 5 })).toMatchObject({ items: [{ text: 'here' }] });
    const back = await world.again(reader);
    expect((await back.next('room.welcome')).room.movedTo).toBe('newroom00000');
    expect((await back.next('history.page')).messages).toHaveLength(1);
    await reader.send({ type: 'chat.delete', target: said.seq });
    await back.next('chat.deleted');
    await world.before();
    ok(await world.stub.move('newroom00000'));
    await reader.settled();
    expect(reader.heard('room.updated'), 'the same again is no event').toHaveLength(1);
    ok(await world.stub.move(null));
    expect((await reader.next('room.updated', ({ room }) => room.movedTo === undefined)).seq).toBeGreaterThan(said.seq);
    expect((await reader.say('back')).text).toBe('back');
  });

  test('[EMB8] users and pages of a partner whose work is joined are as the own partner’s, until it is apart again', async () => {
    const world = await partnersRoom({ writers: 'partner' }, { entry: 'code', code: '두부' });
    await world.before();
    ok(await world.stub.setAlly(OTHER, ['https://manga.example', SITE]));
    expect(await framing(world)).toEqual({ embed: 'listed', origins: [SITE, 'https://manga.example'], partner: PARTNER });
    const ally = await enterAs(world, { partner: OTHER });
    expect((await ally.say('hello from there')).seq).toBe(1);
    await world.before();
    ok(await world.stub.setAlly(OTHER, null));
    expect(await framing(world)).toEqual({ embed: 'listed', origins: [SITE], partner: PARTNER });
    expect(await ally.refused({ type: 'chat.send', id: v7(), text: 'x' })).toMatchObject({ code: 'partner.required' });
    expect(await joinAs(world, { partner: OTHER })).toMatchObject({ code: 'room.code_wrong' });
  });

  test('[EMB1] a room that nobody made answers room.not_found to every call', async () => {
    const world = await makeWorld(isEvicting);
    await world.inside((_, { storage }) => storage.deleteAll());
    await world.evict();
    const { stub } = world;
    for (const answer of [
      await stub.joinAs(joining()),
      await stub.handover(world.head.key),
      await stub.redeem('hnd_x'),
      await stub.revoke(newMember()),
      await stub.framing(),
      await stub.setPartner(policy()),
      await stub.setAlly(OTHER, []),
      await stub.move('x'),
    ])
      expect(answer).toMatchObject({ code: 'room.not_found' });
  });
});
