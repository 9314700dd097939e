import { env } from 'cloudflare:workers';
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type { Down } from '$rooms/protocol/down';
import { both } from './both';
import { makeWorld, newMember, ok } from './world';

const types = (events: Down[]) => events.map(({ type }) => type);

both('connecting', (isEvicting) => {
  test('[CON2] no such room is 4004, whatever else is wrong, and stores nothing', async () => {
    for (const query of ['', '?v=1&ticket=x', '?v=9']) {
      const stub = env.Room.getByName(`rm_nobodymade${isEvicting ? 1 : 2}`);
      const { webSocket } = await stub.fetch(`https://openlink.example/parties/room/x${query}`, { headers: { Upgrade: 'websocket' } });
      const closed = new Promise<number>((done) => webSocket!.addEventListener('close', ({ code }) => done(code)));
      webSocket!.accept();
      expect(await closed).toBe(4004);
      const member = newMember();
      for (const answer of [
        await stub.view(),
        await stub.join({ member, nickname: 'x', lang: 'en', address: 'x' }),
        await stub.messages(null, { limit: 1 }),
      ])
        expect(answer).toMatchObject({ ok: false, code: 'room.not_found' });
      for (const answer of [
        await stub.ticket('key_x'),
        await stub.standing(member),
        await stub.mine(member),
        await stub.leave({ member }),
        await stub.send(null, {}),
      ])
        expect(answer).toMatchObject({ ok: false, code: 'room.not_found' });
      const left = await runInDurableObject(stub, async (_, { storage }) => [
        storage.sql.exec('SELECT name FROM sqlite_master').toArray(),
        (await storage.list()).size,
        await storage.getAlarm(),
      ]);
      expect(left.slice(1)).toEqual([0, null]);
      // Asking for the alarm makes the platform's own tables, nothing of ours.
      expect(JSON.stringify(left[0]).replaceAll(/"_cf_\w+"/g, '')).not.toMatch(/room|member|migration|__ps/);
    }
  });

  test('[CON3] a version that isn’t spoken is 4010, before the ticket, which stays good', async () => {
    const world = await makeWorld(isEvicting);
    const { ticket } = world.head;
    for (const v of [undefined, '', '0', '2', '01', '1.0', 'x']) {
      const client = await world.socket({ ticket, ...(v === undefined ? {} : { v }) }, 'x');
      expect(await client.untilClosed()).toMatchObject({ code: 4010 });
      expect(client.events).toEqual([]);
    }
    await world.connect(world.head);
  });

  test('[CON4] missing, spent, foreign and made-up tickets are 4001, before any event', async () => {
    const world = await makeWorld(isEvicting);
    const other = await makeWorld(isEvicting);
    const spent = ok(await world.stub.ticket(world.head.key)).ticket;
    await world.connect({ ...world.head, ticket: spent });
    const member = world.head.member.id.slice(4);
    const tickets = [undefined, '', spent, other.head.ticket, world.head.key, `tkt_${member}_${'a'.repeat(43)}`, 'tkt_', "tkt_' OR 1=1"];
    for (const ticket of tickets) {
      const client = await world.socket({ v: '1', ...(ticket === undefined ? {} : { ticket }) }, 'x');
      expect(await client.untilClosed(), ticket).toMatchObject({ code: 4001 });
      expect(client.events).toEqual([]);
    }
  });

  test('[CON4] two sockets race for one ticket: one wins', async () => {
    const world = await makeWorld(isEvicting);
    const { ticket } = ok(await world.stub.ticket(world.head.key));
    const clients = await Promise.all([0, 1, 2].map(() => world.socket({ ticket, v: '1' }, world.head.member.id)));
    await Promise.all(clients.map((client) => client.next('room.welcome').catch(() => client.untilClosed())));
    expect(clients.map(({ closed }) => closed?.code ?? 'open').sort()).toEqual([4001, 4001, 'open']);
  });

  test('[CON5] [CON6] [CON9] the welcome comes first, then the newest 50, then who is here', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    await world.fill(55);
    await seoul.send({ type: 'read.mark', seq: 7 });
    const tokyo = await world.enter('Tokyo', 'ja');
    await tokyo.next('presence.changed');
    await tokyo.settled();
    const [welcome, page] = [tokyo.events[0], tokyo.events[1]];
    expect(welcome).toMatchObject({
      type: 'room.welcome',
      v: 1,
      head: 55,
      gap: false,
      online: 2,
      you: { member: tokyo.member, nickname: 'Tokyo', role: 'member', read: 55 },
      room: {
        id: `rm_${world.slug}`,
        slug: world.slug,
        url: `https://openlink.example/r/${world.slug}`,
        online: 2,
        embed: 'any',
      },
    });
    expect(page).toMatchObject({ type: 'history.page', more: true });
    const seqs = page?.type === 'history.page' ? page.messages.map(({ seq }) => seq) : [];
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, i) => i + 6));
    expect(types(tokyo.events).slice(2, 5)).toEqual(['presence.listed', 'member.hidden', 'presence.changed']);
    const here = tokyo.heard('presence.listed')[0]!.people.toSorted((a, b) => (a.nickname < b.nickname ? -1 : 1));
    expect(here.map(({ nickname, role }) => [nickname, role])).toEqual([
      ['Seoul', 'head'],
      ['Tokyo', 'member'],
    ]);
    const again = await world.again(seoul);
    await again.settled();
    expect(again.heard('room.welcome')[0]!.you).toMatchObject({ role: 'head', read: 7 });
    expect(types(again.events).slice(2, 7)).toEqual([
      'presence.listed',
      'member.hidden',
      'entry.waiting',
      'report.listed',
      'member.banned',
    ]);
  });

  test('[CON10] an eleventh connection of one member is refused, and the tenth lives', async () => {
    const world = await makeWorld(isEvicting);
    const clients = [await world.lead()];
    while (clients.length < 10) clients.push(await world.again(clients[0]!));
    const eleventh = await world.again(clients[0]!);
    expect(await eleventh.untilClosed()).toMatchObject({ code: 1013 });
    expect(eleventh.events).toEqual([]);
    const sent = await clients[9]!.say('다 있어요');
    for (const client of clients.slice(0, 9)) expect(await client.next('chat.sent')).toEqual(sent);
    await clients[0]!.close();
    await clients[1]!.settled();
    const tenth = await world.again(clients[1]!);
    await tenth.next('room.welcome');
    expect(tenth.heard('room.welcome')[0]!.online).toBe(1);
  });

  test('[CON11] ping is answered pong', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const pong = new Promise((done) => seoul.socket.addEventListener('message', ({ data }) => data === 'pong' && done(data)));
    await seoul.send('ping');
    expect(await pong).toBe('pong');
    await seoul.settled();
    expect(seoul.heard('error')).toEqual([]);
  });
});

test('[CON1] too many sockets of one address are refused by status, and spend no ticket', async () => {
  const world = await makeWorld(false);
  const { ticket } = world.head;
  await world.inside((room) => (room.engine.isAddressFull = (address) => address === 'school'));
  const refused = await world.open({ ticket, v: '1', lang: 'ja' }, 'school');
  expect(refused.status).toBe(429);
  expect(refused.webSocket).toBeNull();
  await world.connect(world.head);
});
