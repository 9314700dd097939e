import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

both('what leaves the room', (isEvicting) => {
  test('[OUT2] no key, ticket, hash, address or code is in any frame or answer but the one that gives it', async () => {
    const world = await makeWorld(isEvicting, { entry: 'code', code: 'open-sesame-code' });
    const address = 'addresshash0000000000000ab';
    const seoul = await world.lead();
    const member = newMember();
    const joined = ok(await world.join('Tokyo', 'ja', { member, code: 'open-sesame-code', address }));
    if (joined.waiting) throw new Error('waiting');
    await world.join('x', 'en', { code: 'wrong', address });
    const tokyo = await world.connect(joined, 'ja');
    await tokyo.say('いち');
    await seoul.send({
      type: 'member.ban',
      member: await world
        .join('y', 'en', { code: 'open-sesame-code' })
        .then((answer) => (answer.ok && !answer.waiting ? answer.member.id : '')),
    });
    await tokyo.send({ type: 'report.send', target: 1, kind: 'other' });
    await seoul.send({ type: 'room.hand_over', member });
    await tokyo.next('report.listed');
    await tokyo.refused('{');
    const again = await world.again(tokyo, 0, tokyo.heard('room.welcome')[0]!.epoch);
    await again.settled();
    await seoul.settled();
    const answers = [
      await world.stub.view(),
      await world.stub.messages({ member }, { limit: 100 }),
      await world.stub.standing(member),
      await world.stub.mine(member),
      await world.stub.send({ member }, { id: v7(), text: 'x' }),
    ];
    const seen = [seoul, tokyo, again].flatMap(({ raw }) => raw).join() + JSON.stringify(answers);
    const hashes = await world.inside((_, { storage }) =>
      ['member_key', 'ticket'].flatMap((table) =>
        storage.sql
          .exec<{ hash: string }>(`SELECT hash FROM ${table}`)
          .toArray()
          .map(({ hash }) => hash),
      ),
    );
    expect(hashes.length).toBeGreaterThan(2);
    for (const secret of [...hashes, address, 'open-sesame-code', joined.key.slice(-43), joined.ticket.slice(-43), 'key_', 'tkt_', 'psn_'])
      expect(seen).not.toContain(secret);
    const stored = await world.dump();
    for (const secret of [joined.key.slice(-43), joined.ticket.slice(-43)]) expect(stored, 'only hashes are kept').not.toContain(secret);
  });

  test('[OUT2] [MEM1] two members of one person in two rooms share nothing', async () => {
    const [here, there] = [await makeWorld(isEvicting), await makeWorld(isEvicting)];
    // The Worker gives each room another id of the person: whatever else they had in common would be the room's doing.
    const [a, b] = [await here.enter('Mina', 'ko'), await there.enter('別人', 'ja')];
    await a.say('여기');
    await b.say('そこ');
    expect(await there.stub.ticket(a.key)).toMatchObject({ code: 'auth.required' });
    expect(await there.stub.messages({ key: a.key }, { limit: 5 })).toMatchObject({ ok: true, items: [{ text: 'そこ' }] });
    const { ticket } = ok(await here.stub.ticket(a.key));
    expect(await there.socket({ ticket, v: '1' }, a.member).then((client) => client.untilClosed())).toMatchObject({ code: 4001 });
    const long = (text: string) => new Set(text.match(/[\w-]{16,}/g));
    const common = [...long(await here.dump())].filter((word) => long(b.raw.join() + there.slug).has(word));
    expect(common).toEqual([]);
    expect(await here.dump()).not.toContain(b.member);
    expect(await there.dump()).not.toContain(a.member);
  });
});
