import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

const recipe = (more: object = {}) => ({ v: 1, skin: '#eab98f', slots: { hair: { item: 'bob', colours: ['#2a2630'] } }, ...more });

both('members’ pictures', (isEvicting) => {
  test('[MEM7] a picture is told to all, stands with messages and people, and is seen by its id until it is taken away', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await tokyo.say('before');
    await tokyo.send({ type: 'member.picture', recipe: recipe() });
    const told = await seoul.next('member.updated');
    const id = told.picture ?? '';
    expect(told).toEqual({ type: 'member.updated', seq: 2, member: tokyo.member, picture: id });
    expect(id).toMatch(/^pic_[\w-]{22}$/);
    expect(await world.stub.picture(id)).toEqual({ ok: true, recipe: recipe() });

    expect((await tokyo.say('after')).author).toMatchObject({ nickname: 'Tokyo', picture: id });
    const page = ok(await world.stub.messages(null, { limit: 5 }));
    expect(page.items.map(({ author }) => author.picture)).toEqual([id, id]);
    const jakarta = await world.enter('Jakarta', 'id');
    const { people } = await jakarta.next('presence.listed');
    expect(people.filter(({ picture }) => picture !== undefined)).toEqual([
      { member: tokyo.member, nickname: 'Tokyo', picture: id, role: 'member' },
    ]);

    // The same again is no event; another one is another id, and the first is gone.
    await tokyo.send({ type: 'member.picture', recipe: recipe() });
    await tokyo.send({ type: 'member.picture', recipe: recipe({ skin: '#502d20' }) });
    const { picture: next } = await seoul.next('member.updated');
    expect(next).toMatch(/^pic_/);
    expect(next).not.toBe(id);
    expect(await world.stub.picture(id)).toMatchObject({ ok: false, code: 'media.not_found' });

    await tokyo.send({ type: 'member.picture', recipe: null });
    expect(await seoul.next('member.updated')).toEqual({ type: 'member.updated', seq: 5, member: tokyo.member, picture: null });
    await tokyo.send({ type: 'member.picture', recipe: null });
    expect((await tokyo.say('bare')).author).not.toHaveProperty('picture');
    expect(await world.dump()).not.toContain('"bob"');
    expect((await tokyo.say('last')).seq).toBe(7);
  });

  test('[MEM7] it goes with its member: left, removed or banned', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    for (const how of ['leave', 'remove', 'ban'] as const) {
      const guest = await world.enter(how);
      await guest.send({ type: 'member.picture', recipe: recipe() });
      const id = (await seoul.next('member.updated', ({ picture }) => typeof picture === 'string')).picture ?? '';
      expect(await world.stub.picture(id)).toMatchObject({ ok: true });
      if (how === 'leave') ok(await world.stub.leave({ key: guest.key }));
      else await seoul.send({ type: `member.${how}`, member: guest.member });
      expect(await seoul.next('member.updated', ({ removed }) => removed === true)).toMatchObject({ member: guest.member, picture: null });
      expect(await world.stub.picture(id)).toMatchObject({ code: 'media.not_found' });
    }
    expect(await world.dump()).not.toContain('"bob"');
  });

  test('[MEM7] [OUT2] the same character in two rooms has nothing in common there that leads from one to the other', async () => {
    const ids: string[] = [];
    const dumps: string[] = [];
    for (const nickname of ['Mina', '別人']) {
      const world = await makeWorld(isEvicting);
      const client = await world.enter(nickname);
      await client.send({ type: 'member.picture', recipe: recipe() });
      ids.push((await client.next('member.updated')).picture ?? '');
      dumps.push((await world.dump()) + client.raw.join());
    }
    expect(new Set(ids).size).toBe(2);
    const words = dumps.map((dump) => new Set(dump.match(/[\w-]{16,}/g)));
    const known = /^(member_|room_|first_|translation|presence|not_found)/;
    expect([...(words[0] ?? [])].filter((word) => words[1]?.has(word) && !known.test(word))).toEqual([]);
    expect(await (await makeWorld(isEvicting)).stub.picture(ids[0] ?? '')).toMatchObject({ code: 'media.not_found' });
  });

  test('[MEM7] a recipe that is wrong, of another version, huge or not one at all is refused, and changes nothing', async () => {
    const world = await makeWorld(isEvicting);
    const tokyo = await world.enter('Tokyo', 'ja', newMember());
    const many = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`slot-${i}`, { item: 'x' }]));
    const bad: [unknown, string][] = [
      [undefined, 'frame.invalid'],
      ['bob', 'frame.invalid'],
      [{}, 'frame.invalid'],
      [recipe({ v: 2 }), 'input.invalid'],
      [recipe({ v: 0 }), 'input.invalid'],
      [recipe({ skin: 'red' }), 'input.invalid'],
      [recipe({ skin: '#FFF000' }), 'input.invalid'],
      [recipe({ skin: '#eab98f"/><script>' }), 'input.invalid'],
      [recipe({ slots: many }), 'input.invalid'],
      [recipe({ slots: { 'no such slot!': { item: 'x' } } }), 'input.invalid'],
      [recipe({ slots: { hair: { item: '<b>' } } }), 'input.invalid'],
      [recipe({ slots: { hair: { item: 'x'.repeat(200) } } }), 'input.invalid'],
      [recipe({ slots: { hair: { item: 'bob', colours: ['url(#x)'] } } }), 'input.invalid'],
      [recipe({ slots: { hair: { item: 'bob', colours: Array(5).fill('#ffffff') } } }), 'input.invalid'],
    ];
    for (const [value, code] of bad)
      expect(await tokyo.refused({ type: 'member.picture', recipe: value }), JSON.stringify(value)).toMatchObject({ code });
    expect(await tokyo.refused(JSON.stringify({ type: 'member.picture', recipe: recipe({ note: 'x'.repeat(40_000) }) }))).toMatchObject({
      code: 'frame.too_large',
    });
    expect(await world.dump()).not.toContain('"pic_');
    expect((await tokyo.say('still here')).seq).toBe(1);
    // What would reach into the objects themselves is left out.
    await tokyo.send('{"type":"member.picture","recipe":{"v":1,"skin":"#eab98f","slots":{"__proto__":{"item":"bob"}}}}');
    const { picture } = await tokyo.next('member.updated');
    expect(await world.stub.picture(picture ?? '')).toEqual({ ok: true, recipe: recipe({ slots: {} }) });
  });

  test('[MEM7] slots and items that nobody here knows are kept: they may be somebody else’s', async () => {
    const world = await makeWorld(isEvicting);
    const tokyo = await world.enter('Tokyo', 'ja');
    const odd = recipe({ slots: { tail: { item: 'atelier:fox-tail' }, hair: { item: 'atelier:comet', colours: ['#123456'] } } });
    await tokyo.send({ type: 'member.picture', recipe: odd });
    const { picture } = await tokyo.next('member.updated');
    expect(await world.stub.picture(picture ?? '')).toEqual({ ok: true, recipe: odd });
  });
});
