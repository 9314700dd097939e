import { expect, test } from 'vitest';
import { mayWrite } from '$rooms/partners/rules';
import { UP, type UpType } from '$rooms/protocol/up';
import type { PartnerJoining } from '$rooms/rpc';
import { failing } from './failing-sql';
import { memberNo, memorySql, ok, PlainRoom, T0 } from './plain-room';

const PARTNER = 'ptn_0000000000000001';
const MINUTE = 60_000;
const joining = (n: number, more: Partial<PartnerJoining> = {}): PartnerJoining => ({
  member: memberNo(n),
  partner: PARTNER,
  nickname: `N${n}`,
  lang: 'en',
  jti: `jti-${n}`,
  until: T0 + 5 * MINUTE,
  address: 'here',
  ...more,
});
/** What takes away, reports, reads or leads. */
const FREE = [
  'chat.delete',
  'entry.decide',
  'glossary.decide',
  'glossary.fetch',
  'glossary.remove',
  'history.fetch',
  'lang.set',
  'log.ack',
  'log.pause',
  'log.resume',
  'member.ban',
  'member.hide',
  'member.remove',
  'member.unban',
  'preview.remove',
  'profile.fetch',
  'read.mark',
  'report.close',
  'report.send',
  'room.hand_over',
  'room.set',
];
const spent = (room: PlainRoom) => room.sql.exec('SELECT * FROM spent').toArray().length;
const codeOf = (answer: { ok: boolean }) => ('code' in answer ? answer.code : 'in');

test('[EMB3] a spent token is remembered for longer than anybody takes it, and then forgotten', async () => {
  const room = new PlainRoom();
  expect(codeOf(room.engine.partners.joinAs(joining(1)))).toBe('in');
  room.now = T0 + 9 * MINUTE;
  await room.engine.wake();
  expect(codeOf(room.engine.partners.joinAs(joining(1)))).toBe('token.spent');
  expect(spent(room)).toBe(1);
  room.now = T0 + 11 * MINUTE;
  await room.engine.wake();
  expect(spent(room)).toBe(0);
});

test('[EMB3] a disk that fails at any write leaves no key whose token is good again', () => {
  let failed = 0;
  for (let writes = 0; writes < 12; writes++) {
    const sql = failing(memorySql());
    const room = new PlainRoom({}, sql);
    sql.failAfter(writes);
    try {
      room.engine.partners.joinAs(joining(1));
    } catch {
      // Whoever asked hears that it failed. From some write on there is none left to fail.
    }
    failed += sql.hasFailed ? 1 : 0;
    const keys = room.sql.exec('SELECT * FROM member_key WHERE member = ?', memberNo(1)).toArray().length;
    sql.failAfter(Number.POSITIVE_INFINITY);
    room.forget();
    const again = codeOf(room.engine.partners.joinAs(joining(1)));
    expect(keys === 0 || again === 'token.spent', `${writes}: ${keys} keys, ${String(again)}`).toBe(true);
    expect(ok(room.engine.partners.joinAs(joining(1, { jti: 'another' }))).waiting).toBe(false);
    expect(ok(room.engine.view()).room.memberCount).toBe(2);
  }
  expect(failed, 'writes of one join').toBeGreaterThan(3);
});

test('[EMB4] of a member’s codes the newest ten hold, and asking without end is refused', () => {
  const room = new PlainRoom();
  const { key } = room.join(1);
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) {
    room.now += 1000;
    codes.push(ok(room.engine.partners.handover(key)).handover);
  }
  expect(codes.map((code) => codeOf(room.engine.partners.redeem(code)))).toEqual([
    'ticket.invalid',
    'ticket.invalid',
    ...Array.from({ length: 10 }, () => 'in'),
  ]);
  const fresh = room.join(2).key;
  const answers = Array.from({ length: 100 }, () => codeOf(room.engine.partners.handover(fresh)));
  expect(answers.filter((code) => code === 'rate.limited').length).toBeGreaterThan(30);
});

test('[EMB4] a code is good for 60 s', () => {
  const room = new PlainRoom();
  const { key } = room.join(1);
  const [one, two] = [ok(room.engine.partners.handover(key)), ok(room.engine.partners.handover(key))];
  expect(one.expiresAt).toBe(T0 + MINUTE);
  room.now = T0 + MINUTE;
  expect(codeOf(room.engine.partners.redeem(one.handover))).toBe('in');
  room.now = T0 + MINUTE + 1;
  expect(codeOf(room.engine.partners.redeem(two.handover))).toBe('ticket.invalid');
});

test('[EMB7] a room that has moved is in no directory', async () => {
  const room = new PlainRoom();
  while (await room.ring());
  expect(room.published.at(-1)).toMatchObject({ visibility: 'public' });
  room.engine.partners.move('newroom00000');
  while (await room.ring());
  expect(room.published.at(-1)).toMatchObject({ visibility: 'unlisted', movedTo: 'newroom00000' });
  expect(ok(room.engine.view()).room.visibility, 'by its link it is what it was').toBe('public');
});

test('[EMB6] a policy that changes nothing that anybody sees is no event, and is kept all the same', () => {
  const policy = { partner: PARTNER, embed: 'listed' as const, origins: ['https://a.example'], writers: 'anyone' as const };
  const room = new PlainRoom({ policy });
  const head = room.lead();
  room.engine.partners.setPartner({ ...policy, origins: ['https://b.example'] });
  expect(head.heard('room.updated')).toEqual([]);
  room.forget();
  expect(ok(room.engine.partners.framing()).origins).toEqual(['https://b.example']);
  room.engine.partners.setPartner({ ...policy, closed: true });
  room.engine.partners.setPartner(policy);
  expect(ok(room.engine.view()).room.closed, 'left out, it is as it was').toBe(true);
});

test('[EMB6] every frame is either something put before the others, or nobody’s to forbid: a new one has to be decided about', () => {
  const room = new PlainRoom({ policy: { partner: PARTNER, embed: 'listed', origins: [], writers: 'partner' } });
  room.join(1);
  const { settings, members } = room.engine.room()!;
  const [head, guest] = [members.get(memberNo(0))!, members.get(memberNo(1))!];
  const types = Object.keys(UP) as UpType[];
  const refused = (type: UpType) => mayWrite(settings, guest, type)?.code === 'partner.required';
  expect(types.filter((type) => !refused(type)).toSorted()).toEqual(FREE);
  expect(types.filter((type) => mayWrite(settings, head, type))).toEqual([]);
  const ofPartner = { ...guest, partner: PARTNER };
  expect(types.filter((type) => mayWrite(settings, ofPartner, type))).toEqual([]);
  const moved = { ...settings, movedTo: 'newroom00000' };
  expect(types.filter((type) => !mayWrite(moved, head, type)).toSorted()).toEqual(FREE);
});
