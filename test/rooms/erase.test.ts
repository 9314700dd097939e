import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok, type Client } from './world';

type World = Awaited<ReturnType<typeof makeWorld>>;

both('a member whose person has gone for good', (isEvicting) => {
  /** Every step, the room forgetting everything in between. */
  const erase = async (world: World, member: string, words: 'stay' | 'go') => {
    let steps = 0;
    for (let after: number | null = 0; after !== null; steps++) {
      await world.before();
      after = ok(await world.stub.erase({ member, words, after })).next;
    }
    return steps;
  };
  const somebody = async (world: World) => {
    const seoul = await world.lead();
    const dewi = await world.enter('Dewi Rahasia', 'id');
    const first = await seoul.say('안녕하세요');
    const said = await dewi.say('selamat pagi rahasia');
    await dewi.send({ type: 'chat.edit', target: said.seq, text: 'selamat malam rahasia' });
    await dewi.next('chat.edited');
    await dewi.send({ type: 'member.rename', nickname: 'Dewi Rahasia Dua' });
    await dewi.send({ type: 'reaction.set', target: first.seq, emoji: '👍', on: true });
    await dewi.next('reaction.changed');
    await dewi.send({ type: 'report.send', target: first.seq, kind: 'other', reason: 'alasan rahasia' });
    await dewi.next('report.received');
    await seoul.send({ type: 'report.send', member: dewi.member, kind: 'spam' });
    await seoul.next('report.received');
    await dewi.send({ type: 'member.hide', member: seoul.member, on: true });
    await dewi.settled();
    return { seoul, dewi, first, said };
  };
  const history = async (world: World, lang?: 'ko' | 'ja' | 'id' | 'en') =>
    ok(
      await world.stub.messages({ member: world.head.member.id }, { limit: 50, ...(lang === undefined ? {} : { lang }) }),
    ).items.toReversed();
  const left = async (world: World, dewi: Client) => {
    expect((await dewi.untilClosed()).code).toBe(4003);
    expect(ok(await world.stub.view()).room.memberCount).toBe(1);
    expect(await world.stub.ticket((dewi as Client & { key: string }).key)).toMatchObject({ code: 'auth.required' });
  };

  test('[MEM11] words that stay are a deleted member’s, in each reader’s language; the name is nowhere', async () => {
    const world = await makeWorld(isEvicting);
    const { seoul, dewi } = await somebody(world);
    await erase(world, dewi.member, 'stay');
    await left(world, dewi);
    expect((await seoul.next('member.updated', ({ nickname }) => nickname === '탈퇴한 멤버')).member).toBe(dewi.member);
    const [, said] = await history(world, 'id');
    expect(said).toMatchObject({ text: 'selamat malam rahasia', author: { nickname: 'Anggota terhapus', role: 'member' } });
    expect((await history(world, 'ja'))[1]?.author.nickname).toBe('退会したメンバー');
    expect((await history(world))[1]?.author.nickname).toBe('탈퇴한 멤버');
    const dump = await world.dump();
    for (const name of ['Dewi', 'alasan']) expect(dump).not.toContain(name);
    expect(dump).toContain('selamat malam');
    expect(await erase(world, dewi.member, 'stay'), 'again').toBe(1);
    const { epoch } = seoul.heard('room.welcome')[0]!;
    const back = await world.again({ key: world.head.key, member: seoul.member }, 0, epoch);
    await back.settled();
    expect(back.raw.join('')).not.toMatch(/Dewi/);
  });

  test('[MEM11] words that go are in no table, answer or replay, and neither is anything else', async () => {
    const world = await makeWorld(isEvicting);
    const { seoul, dewi, first, said } = await somebody(world);
    await erase(world, dewi.member, 'go');
    await left(world, dewi);
    expect((await seoul.next('chat.deleted')).target).toBe(said.seq);
    expect(await seoul.next('reaction.changed', ({ on }) => !on)).toMatchObject({ target: first.seq, emoji: '👍', count: 0 });
    expect(await world.dump()).not.toMatch(/Dewi|rahasia|alasan/i);
    const [kept, gone] = await history(world);
    expect(kept).toMatchObject({ text: '안녕하세요', reactions: [] });
    expect(gone).toMatchObject({ text: '', author: { nickname: '탈퇴한 멤버' } });
    const { epoch } = seoul.heard('room.welcome')[0]!;
    const back = await world.again({ key: world.head.key, member: seoul.member }, 0, epoch);
    await back.settled();
    expect(back.raw.join('')).not.toMatch(/Dewi|rahasia/);
  });

  test('[MEM11] a head’s room goes to who has been in it longest; an empty one to who comes next', async () => {
    const world = await makeWorld(isEvicting);
    const dewi = await world.enter('Dewi', 'id');
    await erase(world, world.head.member.id, 'stay');
    expect(ok(await world.stub.standing(dewi.member)).member?.role).toBe('head');
    await erase(world, dewi.member, 'go');
    expect(ok(await world.stub.view()).room.memberCount).toBe(0);
    const next = await world.enter('Next', 'en');
    expect(next.heard('room.welcome')[0]!.you.role).toBe('head');
    const other = await world.enter('Other', 'en');
    expect(other.heard('room.welcome')[0]!.you.role).toBe('member');
  });

  test('[MEM11] who waits, who is banned and who never was are erased too', async () => {
    const world = await makeWorld(isEvicting, { entry: 'approval' });
    const seoul = await world.lead();
    const [waiting, banned] = [newMember(), newMember()];
    await world.join('Menunggu', 'id', { member: waiting });
    await world.join('Terlarang', 'id', { member: banned });
    await seoul.send({ type: 'member.ban', member: banned });
    await seoul.next('member.banned', ({ members }) => members.length === 1);
    for (const member of [waiting, banned, newMember()]) await erase(world, member, 'go');
    expect(await world.dump()).not.toMatch(/Menunggu|Terlarang/);
    expect((await seoul.next('entry.waiting', (event) => event.waiting.length === 0)).waiting).toEqual([]);
    expect((await seoul.next('member.banned', ({ members }) => members[0]?.nickname === '탈퇴한 멤버')).members).toHaveLength(1);
  });

  test('[MEM11] many words go in steps, and every one of them goes', async () => {
    const world = await makeWorld(isEvicting);
    const dewi = ok(await world.join('Dewi', 'id'));
    const id = dewi.waiting ? '' : dewi.member.id;
    await world.inside((room) => {
      const { sql } = room.engine.room()!;
      for (let seq = 1; seq <= 450; seq++)
        sql.exec(
          'INSERT INTO message (seq, at, id, member, text, lang) VALUES (?, ?, ?, ?, ?, ?)',
          seq,
          seq,
          `id ${seq}`,
          seq % 3 ? id : world.head.member.id,
          `kata ${seq}`,
          'id',
        );
    });
    await world.evict();
    expect(await erase(world, id, 'go')).toBeGreaterThan(1);
    const left = await world.inside(
      (room) => room.engine.room()!.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM message WHERE text <> ''`).toArray()[0]!.n,
    );
    expect(left).toBe(150);
  });
});
