import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, ok } from './world';

both('opened profiles', (isEvicting) => {
  test('[MEM8] nobody’s profile is open unless they open it; then who asks is told, and nobody else hears of it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    const ask = async (client: typeof tokyo, member = tokyo.member) => {
      await client.send({ type: 'profile.fetch', member });
      return (await client.next('profile.shown')).handle;
    };
    expect([await ask(seoul), await ask(tokyo), await ask(seoul, jakarta.member)]).toEqual([null, null, null]);
    await world.before();
    expect(ok(await world.stub.openProfile(tokyo.member, 'ren_tokyo'))).toEqual({ ok: true, handle: 'ren_tokyo', nickname: 'Tokyo' });
    expect([await ask(seoul), await ask(tokyo), await ask(seoul, jakarta.member)]).toEqual(['ren_tokyo', 'ren_tokyo', null]);
    await world.before();
    expect(await world.stub.openedProfile(tokyo.member)).toMatchObject({ handle: 'ren_tokyo' });
    await jakarta.settled();
    expect(jakarta.raw.join(), 'who didn’t ask').not.toContain('ren_tokyo');
    await world.before();
    ok(await world.stub.openProfile(tokyo.member, null));
    expect(await ask(seoul)).toBeNull();
    expect(await world.dump(), 'nothing is left of it').not.toContain('ren_tokyo');
  });

  test('[MEM8] no frame opens a profile, whatever it says; it is in no log, list, card or other answer', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const frame of [
      { type: 'profile.open', handle: 'someone_else' },
      { type: 'profile.shown', member: tokyo.member, handle: 'someone_else' },
      { type: 'member.rename', nickname: 'Kyoto', handle: 'someone_else' },
    ])
      await tokyo.send(frame);
    await tokyo.say('いち');
    await world.before();
    ok(await world.stub.openProfile(tokyo.member, 'ren_tokyo'));
    await tokyo.say('に');
    const again = await world.again(seoul, 0, seoul.heard('room.welcome')[0]!.epoch);
    await again.settled();
    await seoul.settled();
    const answers = [
      await world.stub.view(),
      await world.stub.messages({ member: tokyo.member }, { limit: 100 }),
      await world.stub.mine(tokyo.member),
    ];
    expect([...seoul.raw, ...again.raw, ...tokyo.raw].join() + JSON.stringify(answers)).not.toMatch(/someone_else|ren_tokyo/);
    expect(await tokyo.refused({ type: 'profile.fetch', member: 'x' })).toMatchObject({ code: 'input.invalid' });
    expect(await tokyo.refused({ type: 'profile.fetch' })).toMatchObject({ code: 'frame.invalid' });
  });

  test('[MEM8] leaving, removal and a ban take it back; a new handle reaches only rooms where it is open', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const people = [await world.enter('A'), await world.enter('B'), await world.enter('C')] as const;
    const shown = async (member: string) => {
      await seoul.send({ type: 'profile.fetch', member });
      return (await seoul.next('profile.shown', (event) => event.member === member)).handle;
    };
    for (const [i, { member }] of people.entries()) ok(await world.stub.openProfile(member, `handle_${i}`));
    await world.before();
    ok(await world.stub.openProfile(people[0].member, 'renamed', true));
    ok(await world.stub.openProfile(seoul.member, 'renamed', true));
    expect([await shown(people[0].member), await shown(seoul.member)]).toEqual(['renamed', null]);
    ok(await world.stub.leave({ member: people[0].member }));
    await seoul.send({ type: 'member.remove', member: people[1].member });
    await seoul.send({ type: 'member.ban', member: people[2].member });
    await seoul.settled();
    for (const { member } of people) expect(await shown(member)).toBeNull();
    expect(await world.dump()).not.toMatch(/handle_|renamed/);
    ok(await world.join('A', 'en', { member: people[0].member }));
    expect(await shown(people[0].member), 'who comes back chooses anew').toBeNull();
    expect(await world.stub.openProfile(people[2].member, 'x')).toMatchObject({ ok: false, code: 'auth.forbidden' });
    expect(await world.stub.openProfile('mbr_aaaaaaaaaaaaaaaaaaaaaaaaaa', 'x')).toMatchObject({ ok: false, code: 'auth.forbidden' });
  });
});
