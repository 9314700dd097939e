import { expect, test } from 'vitest';
import type { GlossaryEntry } from '$rooms/protocol/glossary';
import { both } from './both';
import { makeWorld, ok } from './world';

const BAKERY = { ko: '달빛 베이커리', ja: '月光ベーカリー', en: 'Moonlight Bakery' };
const HERO = { ko: '하루', ja: 'ハル' };
const shown = (entries: GlossaryEntry[]) => entries.map(({ terms, accepted }) => [terms.ko, accepted]);

both('the glossary of a room', (isEvicting) => {
  test('[GL1] a member proposes, the head accepts, and everybody finds it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    expect((await seoul.next('glossary.listed')).entries).toEqual([]);
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    await tokyo.send({ type: 'glossary.propose', terms: BAKERY });
    const [entry] = (await seoul.next('glossary.listed')).entries;
    const by = { member: tokyo.member, nickname: 'Tokyo' };
    expect(entry).toEqual({ entry: 'gls_1', terms: BAKERY, accepted: false, by });
    expect(await world.stub.glossary(null, { limit: 50 }), 'a proposal holds nowhere').toMatchObject({ items: [] });
    await jakarta.next('glossary.changed');
    await seoul.send({ type: 'glossary.decide', entry: 'gls_1', accept: true });
    await jakarta.next('glossary.changed');
    await jakarta.send({ type: 'glossary.fetch' });
    expect((await jakarta.next('glossary.listed')).entries).toEqual([{ ...entry, accepted: true }]);
    expect(jakarta.heard('glossary.listed'), 'who may not decide is told when asking').toHaveLength(1);
    expect(ok(await world.stub.glossary(null, { limit: 50 })).items).toEqual([{ ...entry, accepted: true }]);

    const later = await world.enter('Later', 'en');
    await later.settled();
    expect(later.heard('glossary.listed')).toEqual([]);
    expect((await seoul.say('첫 글')).seq, 'nothing of it is in the log').toBe(1);
  });

  test('[GL2] the head’s own holds at once, in place of what has one of its terms, whatever the case and width', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await seoul.send({ type: 'glossary.propose', terms: BAKERY });
    await seoul.send({ type: 'glossary.propose', terms: HERO });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 2);
    await tokyo.send({ type: 'glossary.propose', terms: { en: 'ＭＯＯＮＬＩＧＨＴ bakery', id: 'Toko Roti Rembulan' } });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 3);
    await seoul.send({ type: 'glossary.decide', entry: 'gls_3', accept: true });
    const { entries } = await seoul.next('glossary.listed', ({ entries }) => entries.length === 2);
    expect(entries.map(({ entry, accepted }) => [entry, accepted])).toEqual([
      ['gls_2', true],
      ['gls_3', true],
    ]);
    // The same term in another language is another term.
    await seoul.send({ type: 'glossary.propose', terms: { id: 'ハル', en: 'Haru' } });
    expect((await seoul.next('glossary.listed')).entries).toHaveLength(3);
  });

  test('[GL3] what is there already makes no event, and what is gone is not found', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (let i = 0; i < 3; i++) await tokyo.send({ type: 'glossary.propose', terms: BAKERY });
    await tokyo.settled();
    expect(tokyo.heard('glossary.changed')).toHaveLength(1);
    for (let i = 0; i < 3; i++) await seoul.send({ type: 'glossary.propose', terms: BAKERY });
    for (let i = 0; i < 2; i++) await seoul.send({ type: 'glossary.decide', entry: 'gls_1', accept: true });
    await tokyo.send({ type: 'glossary.propose', terms: BAKERY });
    await tokyo.settled();
    await seoul.settled();
    expect(tokyo.heard('glossary.changed'), 'proposed, then accepted').toHaveLength(2);
    expect(seoul.heard('error').concat(tokyo.heard('error'))).toEqual([]);
    expect(await seoul.refused({ type: 'glossary.decide', entry: 'gls_1', accept: false })).toMatchObject({ code: 'glossary.not_found' });
    await seoul.send({ type: 'glossary.remove', entry: 'gls_1' });
    for (const entry of ['gls_1', 'gls_99', 'gls_1 OR 1=1', 'x', ''])
      for (const frame of [
        { type: 'glossary.remove', entry },
        { type: 'glossary.decide', entry, accept: true },
      ])
        expect(await seoul.refused(frame)).toMatchObject({ code: 'glossary.not_found', re: frame.type });
    await tokyo.send({ type: 'glossary.propose', terms: HERO });
    const { entries } = await seoul.next('glossary.listed', ({ entries }) => entries.length === 1);
    expect(entries[0]!.entry, 'a name is never given twice').toBe('gls_2');
    await seoul.send({ type: 'glossary.decide', entry: 'gls_2', accept: false });
    expect((await seoul.next('glossary.listed')).entries).toEqual([]);
  });

  test('[GL4] a member takes back what is open and their own, and decides nothing', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    await tokyo.send({ type: 'glossary.propose', terms: BAKERY });
    await tokyo.send({ type: 'glossary.propose', terms: HERO });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 2);
    for (const [who, frame] of [
      [jakarta, { type: 'glossary.remove', entry: 'gls_1' }],
      [jakarta, { type: 'glossary.decide', entry: 'gls_1', accept: true }],
      [tokyo, { type: 'glossary.decide', entry: 'gls_1', accept: true }],
    ] as const)
      expect(await who.refused(frame)).toMatchObject({ code: 'auth.forbidden' });
    await tokyo.send({ type: 'glossary.remove', entry: 'gls_1' });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 1);
    await seoul.send({ type: 'glossary.decide', entry: 'gls_2', accept: true });
    await seoul.next('glossary.listed');
    expect(await tokyo.refused({ type: 'glossary.remove', entry: 'gls_2' })).toMatchObject({ code: 'auth.forbidden' });
    await seoul.send({ type: 'glossary.remove', entry: 'gls_2' });
    expect((await seoul.next('glossary.listed')).entries).toEqual([]);
  });

  test('[GL5] the open proposals of one who leaves, is removed or banned go; what was accepted stays', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const [tokyo, jakarta, london] = [await world.enter('Tokyo', 'ja'), await world.enter('Jakarta', 'id'), await world.enter('London')];
    await tokyo.send({ type: 'glossary.propose', terms: BAKERY });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 1);
    await seoul.send({ type: 'glossary.decide', entry: 'gls_1', accept: true });
    for (const [i, client] of [tokyo, jakarta, london].entries())
      await client.send({ type: 'glossary.propose', terms: { ko: `낱말 ${i}`, en: `word ${i}` } });
    await seoul.next('glossary.listed', ({ entries }) => entries.length === 4);
    await seoul.send({ type: 'member.ban', member: tokyo.member });
    expect(shown((await seoul.next('glossary.listed')).entries)).toEqual([
      ['달빛 베이커리', true],
      ['낱말 1', false],
      ['낱말 2', false],
    ]);
    await seoul.send({ type: 'member.remove', member: jakarta.member });
    expect((await seoul.next('glossary.listed')).entries).toHaveLength(2);
    ok(await world.stub.leave({ member: london.member }));
    expect((await seoul.next('glossary.listed')).entries).toHaveLength(1);
  });

  test('[GL6] who may not read a room doesn’t read its glossary, and whoever begins to lead has it', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await seoul.send({ type: 'glossary.propose', terms: BAKERY });
    await seoul.send({ type: 'room.set', readers: 'members' });
    await seoul.next('room.updated');
    expect(await world.stub.glossary(null, { limit: 50 })).toMatchObject({ ok: false, code: 'auth.required' });
    expect(await world.stub.glossary({ member: 'mbr_x' }, { limit: 50 })).toMatchObject({ ok: false, code: 'auth.forbidden' });
    expect(ok(await world.stub.glossary({ key: tokyo.key }, { limit: 50 })).items).toHaveLength(1);
    await seoul.send({ type: 'room.hand_over', member: tokyo.member });
    expect((await tokyo.next('glossary.listed')).entries).toHaveLength(1);
  });
});
