import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

both('two members who are one person', (isEvicting) => {
  const unite = async (world: Awaited<ReturnType<typeof makeWorld>>, own: string, other: string) => {
    await world.before();
    return world.stub.unite(own, other);
  };
  const messagesOf = async (world: Awaited<ReturnType<typeof makeWorld>>) =>
    ok(await world.stub.messages({ member: world.head.member.id }, { limit: 100 })).items;

  test('[MEM9] one takes over what the other said, did and wrote, and the room hears of it once', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const own = await world.enter('Budi', 'id');
    const guest = await world.enter('Tamu', 'id');
    const first = await seoul.say('처음');
    const said = await guest.say('halo');
    await own.say('hai');
    await guest.send({ type: 'reaction.set', target: first.seq, emoji: '👍', on: true });
    await own.send({ type: 'reaction.set', target: first.seq, emoji: '👍', on: true });
    await guest.send({ type: 'reaction.set', target: first.seq, emoji: '🎉', on: true });
    await guest.send({ type: 'member.rename', nickname: 'Tamu Dua' });
    await guest.send({ type: 'member.hide', member: seoul.member, on: true });
    await guest.settled();
    await own.settled();
    expect(await unite(world, own.member, guest.member)).toEqual({ ok: true });

    const told = await seoul.next('member.updated', ({ into }) => into !== undefined);
    expect(told).toMatchObject({ member: guest.member, into: own.member, nickname: 'Budi', role: 'member', removed: true });
    const messages = await messagesOf(world);
    expect(messages.map(({ author, text }) => [author.member, author.nickname, text]).toReversed()).toEqual([
      [seoul.member, 'Seoul', '처음'],
      [own.member, 'Budi', 'halo'],
      [own.member, 'Budi', 'hai'],
    ]);
    expect(messages.at(-1)?.reactions?.toSorted((a, b) => a.count - b.count || a.emoji.localeCompare(b.emoji))).toEqual(
      [
        { emoji: '🎉', count: 1, mine: false },
        { emoji: '👍', count: 1, mine: false },
      ].toSorted((a, b) => a.count - b.count || a.emoji.localeCompare(b.emoji)),
    );
    expect(ok(await world.stub.view()).room.memberCount).toBe(2);
    expect(ok(await world.stub.standing(guest.member)).standing).toBe('none');
    expect(await world.stub.ticket(guest.key)).toMatchObject({ code: 'auth.required' });
    expect((await guest.untilClosed()).code).toBe(4001);
    expect((await own.next('member.updated', ({ into }) => into !== undefined)).seq).toBe(told.seq);
    expect(await world.dump(), 'nobody can look up whom they were').not.toContain('Tamu');

    // What was said as the guest is the member's own: edited, deleted, and not said twice.
    await own.send({ type: 'chat.edit', target: said.seq, text: 'halo semua' });
    expect((await seoul.next('chat.edited')).target).toBe(said.seq);
    const again = await own.say('halo', { id: said.id });
    expect(again.seq).toBe(said.seq);
    expect(ok(await world.stub.mine(own.member)).unread).toBe(1);
    expect(await unite(world, own.member, guest.member), 'again').toEqual({ ok: true });
    expect(seoul.heard('member.updated').filter(({ into }) => into !== undefined)).toHaveLength(1);
  });

  test('[MEM9] a late joiner who follows from before hears the same as everybody', async () => {
    const world = await makeWorld(isEvicting);
    const own = await world.enter('Budi', 'id');
    const guest = await world.enter('Tamu', 'id');
    await guest.say('halo');
    await unite(world, own.member, guest.member);
    const { epoch } = own.heard('room.welcome')[0]!;
    const back = await world.again(own, 0, epoch);
    const replayed = await back.next('chat.sent');
    expect(replayed.author).toMatchObject({ member: own.member, nickname: 'Budi' });
    expect((await back.next('member.updated')).into).toBe(own.member);
  });

  test('[MEM9] a head who turns out to be a guest too leads as one', async () => {
    const world = await makeWorld(isEvicting);
    const own = await world.enter('Budi', 'id');
    await unite(world, own.member, world.head.member.id);
    expect(ok(await world.stub.standing(own.member)).member?.role).toBe('head');
    expect(ok(await world.stub.view()).room.memberCount).toBe(1);
    expect(await unite(world, own.member, own.member)).toEqual({ ok: true });
    expect(ok(await world.stub.standing(own.member)).standing).toBe('here');
  });

  test('[MEM10] a ban of either holds for both, whichever it was and wherever they are', async () => {
    for (const which of ['own', 'other'] as const) {
      const world = await makeWorld(isEvicting);
      const seoul = await world.lead();
      const own = await world.enter('Budi', 'id');
      const other = await world.enter('Tamu', 'id');
      const banned = which === 'own' ? own : other;
      await seoul.send({ type: 'member.ban', member: banned.member });
      await banned.untilClosed();
      await world.before();
      expect(await world.stub.meet(own.member, other.member)).toEqual({ ok: true, known: 'apart' });
      for (const client of [own, other]) {
        expect((await client.untilClosed()).code).toBe(4003);
        expect(await world.join('x', 'id', { member: client.member })).toMatchObject({ code: 'room.banned' });
      }
      await world.before();
      expect(await world.stub.meet(own.member, other.member), 'again').toEqual({ ok: true, known: 'apart' });
    }
  });

  test('[MEM10] nobody hears that two are one before they agree; whom the room never knew is not asked about', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const own = await world.enter('Budi', 'id');
    const other = await world.enter('Tamu', 'id');
    expect(await world.stub.meet(own.member, other.member)).toEqual({ ok: true, known: 'both' });
    expect(await world.stub.meet(own.member, newMember())).toEqual({ ok: true, known: 'own' });
    expect(await world.stub.meet(newMember(), other.member)).toEqual({ ok: true, known: 'other' });
    await seoul.settled();
    expect(seoul.heard('member.updated')).toEqual([]);
  });

  test('[MEM10] of two who ask to be let in, one stays asking', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const [own, other] = [newMember(), newMember()];
    await world.join('Budi', 'id', { member: own });
    await world.join('Tamu', 'id', { member: other });
    await world.before();
    expect(await world.stub.meet(own, other)).toEqual({ ok: true, known: 'own' });
    const waiting = await seoul.next('entry.waiting', (event) => event.waiting.length === 1);
    expect(waiting.waiting.map(({ nickname }) => nickname)).toEqual(['Budi']);
  });
});
