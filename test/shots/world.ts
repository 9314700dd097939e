import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';
import { ContractClient } from '../support/contract-client';
import { join, make, newId, call, type Lang } from '../support/contract-http';
import type { Joined } from '../support/contract-wire';
import { conversation } from '../e2e/conversation';
import type { Product } from '../support/product';
import type { Outside } from '../support/outside';
import { sayLinks } from './linked-room';
import { buildSpaces } from './spaces-world';

export type Cookie = Parameters<BrowserContext['addCookies']>[0][number];
/** Somebody's session, as a program carries it and as a browser does. */
export type Session = { bearer: string; cookies: Cookie[] };

export async function session(origin: string): Promise<Session> {
  const answer = await fetch(`${origin}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: origin };
  });
  return { bearer: answer.headers.get('set-auth-token') ?? '', cookies };
}

const say = (origin: string, { bearer }: Session, slug: string, text: string, more: object = {}) =>
  call(origin, 'POST', `/api/rooms/${slug}/messages`, { bearer, body: { id: newId(), text, ...more } });

/** Names as people choose them: long ones, other scripts, emoji. */
const CAST: { nickname: string; lang: Lang }[] = [
  { nickname: '귤까는사람', lang: 'ko' },
  { nickname: '紅茶とネコと日曜日の図書館で待ち合わせ', lang: 'ja' },
  { nickname: 'nasgor malam 🌙', lang: 'id' },
  { nickname: 'Wolfeschlegelsteinhausenbergerdorff Jr.', lang: 'en' },
];
const LONG = {
  ko: '그러니까 제 생각에는 국장님이 편지를 태우지 않은 이유가 단순히 아까워서가 아니라, 언젠가 누군가 그 편지를 찾으러 올 거라는 걸 알고 있었기 때문인 것 같아요. 3화에서 재 봉투의 무게를 재는 장면, 19화의 멈춘 시계, 33화의 빈 우체통까지 전부 한 줄로 이어지거든요.',
  id: 'https://example.com/bulan/sangat/panjang/sekali/tanpa/spasi/sampai/melewati/batas/layar/ponsel/yang/sempit?halaman=87&panel=terakhir',
};

/** The busy room: three languages, long names and lines, replies, reactions, an edit, a deletion, a link, and people who are there now. */
async function busyRoom(origin: string, head: Session): Promise<{ joined: Joined; people: ContractClient[] }> {
  const topic = { kind: 'work', name: '달빛 우체국' };
  const description = '매주 목요일 밤에 같이 읽어요. 스포일러는 회차를 먼저 적어 주세요.\n日本語も Bahasa Indonesia も、どうぞそのまま。';
  const joined = await make(origin, head.bearer, { title: '달빛 우체국 같이 읽기', topic, description, nickname: '우체국장', lang: 'ko' });
  const people: ContractClient[] = [];
  for (const { nickname, lang } of CAST) people.push(await ContractClient.enter(origin, joined.room.slug, nickname, lang));
  const [seoul, tokyo, jakarta, other] = people;
  if (!seoul || !tokyo || !jakarta || !other) throw new Error('Four people.');
  const by = { seoul, tokyo, jakarta };
  for (const { by: who, text, lang } of conversation.slice(0, 70)) await by[who].delivered(text, { lang });
  await seoul.delivered(LONG.ko, { lang: 'ko' });
  const link = await jakarta.delivered(LONG.id, { lang: 'id' });
  const reply = await tokyo.delivered('リンクありがとうございます、あとで読みます', { lang: 'ja', replyTo: link });
  const wrong = await other.delivered('Is chapter 87 out alredy?');
  other.send({ type: 'chat.edit', target: wrong, text: 'Is chapter 87 out already?' });
  const gone = await jakarta.delivered('salah kirim, maaf', { lang: 'id' });
  jakarta.send({ type: 'chat.delete', target: gone });
  for (const [person, emoji] of [
    [seoul, '❤️'],
    [tokyo, '❤️'],
    [other, '👀'],
    [jakarta, '🥹'],
  ] as const) {
    person.send({ type: 'reaction.set', target: reply, emoji, on: true });
  }
  await seoul.delivered('네! 방금 올라왔어요 ㅋㅋㅋ', { lang: 'ko', replyTo: wrong });
  return { joined, people };
}

const lists = z.array(z.looseObject({ type: z.string(), waiting: z.array(z.object({ member: z.string() })).optional() }));
/** Who waits to be let in, as the head was told last: an event beside the contract's. */
const waitingOf = ({ frames }: ContractClient) =>
  frames.flatMap((frame) => (frame === 'pong' ? [] : lists.parse(JSON.parse(frame)))).findLast(({ type }) => type === 'entry.waiting')
    ?.waiting;

/** All rooms and people that the screens show; `web` is what links there lead to. */
export async function buildWorld(product: Product, web: Outside) {
  const { origin } = product;
  const spaces = await buildSpaces(product);
  const [head, member, waiting, refused, banned] = await Promise.all(Array.from({ length: 5 }, () => session(origin)));
  if (!head || !member || !waiting || !refused || !banned) throw new Error('Five sessions.');
  const busy = await busyRoom(origin, head);
  const { slug } = busy.joined.room;
  const mine = await join(origin, slug, member.bearer, { nickname: '목요일만기다려', lang: 'ko' });
  await say(origin, member, slug, '저도 방금 봤어요. 마지막 컷에서 숨 멈췄어요 😭', { lang: 'ko' });

  const room = async (by: Session, more: object) => (await make(origin, by.bearer, { nickname: '방장', ...more })).room;
  const quiet = await room(member, { title: '아무도 없는 방', topic: { kind: 'hobby', name: '필름 카메라' } });
  const code = await room(head, {
    title: 'Kelas memotret malam',
    topic: { kind: 'hobby', name: 'Fotografi' },
    lang: 'id',
    entry: 'code',
    code: 'bulan',
  });
  const readers = await room(head, {
    title: '東京の静かな喫茶店',
    topic: { kind: 'place', name: '東京' },
    lang: 'ja',
    description: '席の間がゆったりした店だけを、ひっそり教え合う部屋です。',
  });
  const closed = await room(head, { title: '완결 기념 방', topic: { kind: 'character', name: '국장님' } });
  await say(origin, head, closed.slug, '완결 축하해요! 이 방은 읽기만 열어 둘게요.', { lang: 'ko' });
  const approval = await room(head, {
    title: '조용한 독서 모임',
    topic: { kind: 'person', name: '한강' },
    entry: 'approval',
    description: '한 달에 한 권, 천천히 읽어요.',
  });

  const headClient = async (r: { slug: string }) => {
    const client = new ContractClient(
      origin,
      head.bearer,
      await join(origin, r.slug, head.bearer, { nickname: '우체국장', lang: 'ko' }),
      'ko',
    );
    await client.connect();
    return client;
  };
  const [atReaders, atClosed, atApproval, atBusy] = [
    await headClient(readers),
    await headClient(closed),
    await headClient(approval),
    await headClient({ slug }),
  ];
  atReaders.send({ type: 'room.set', readers: 'members' });
  await atReaders.heard('room.updated');
  atClosed.send({ type: 'room.set', closed: true });
  await atClosed.heard('room.updated');

  const ask = async (by: Session, nickname: string) => {
    await call(origin, 'POST', `/api/rooms/${approval.slug}/join`, { bearer: by.bearer, body: { nickname, lang: 'ko' } });
  };
  const waitingList = (count: number) =>
    atApproval.until(`${count} waiting`, () => {
      const list = waitingOf(atApproval);
      return list?.length === count && list;
    });
  await ask(refused, '책벌레');
  const [first] = await waitingList(1);
  atApproval.send({ type: 'entry.decide', member: first?.member, admit: false });
  await waitingList(0);
  await ask(waiting, '栞をはさむ人');
  await ask(await session(origin), 'Pembatas buku yang sangat sabar menunggu');
  await waitingList(2);

  atBusy.send({
    type: 'glossary.propose',
    terms: { ko: '달빛 우체국', ja: '月光郵便局', id: 'Kantor Pos Cahaya Bulan', en: 'Moonlight Post Office' },
  });
  atBusy.send({ type: 'glossary.propose', terms: { ko: '국장님', ja: '局長さん' } });
  busy.people[1]?.send({ type: 'glossary.propose', terms: { ko: '미르', ja: 'ミル', en: 'Mir' } });
  atBusy.send({
    type: 'room.set',
    translations: {
      ja: { title: '月光郵便局をいっしょに読む', description: '毎週木曜の夜に読みます。ネタバレは話数を先に書いてください。' },
    },
  });

  const troll = await join(origin, slug, banned.bearer, { nickname: '스포일러맨', lang: 'ko' });
  await say(origin, banned, slug, '범인은 사실', { lang: 'ko' });
  const [reporter] = busy.people;
  reporter?.send({ type: 'report.send', member: troll.member.id, kind: 'abuse', reason: '계속 결말을 말해요' });
  reporter?.send({ type: 'report.send', target: 60, kind: 'spam' });
  atBusy.send({ type: 'member.ban', member: troll.member.id });
  await atBusy.heard('member.updated');
  const linked = await room(member, { title: '링크 모음', topic: { kind: 'work', name: '달빛 우체국' } });
  const [seoul, tokyo] = [
    await ContractClient.enter(origin, linked.slug, '귤까는사람', 'ko'),
    await ContractClient.enter(origin, linked.slug, '紅茶', 'ja'),
  ];
  await sayLinks(web, { seoul, tokyo });
  const close = async () =>
    void (await Promise.all([...busy.people, seoul, tokyo, atReaders, atClosed, atApproval, atBusy].map((client) => client.cut())));
  return {
    ...spaces,
    head,
    member,
    waiting,
    refused,
    banned,
    slug,
    mine,
    quiet,
    code,
    readers,
    closed,
    approval,
    linked,
    people: busy.people,
    close,
  };
}
export type World = Awaited<ReturnType<typeof buildWorld>>;
