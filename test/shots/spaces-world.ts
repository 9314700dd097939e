import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { call, newId } from '../support/contract-http';
import type { Product } from '../support/product';
import type { Cookie, Session } from './world';

/** The six of the demo, by how they are called there. */
export const HANDLES = {
  단비: '단비네_우체국',
  소금빵: '소금빵굽는집',
  ユズ: 'ユズの灯台',
  Raka: 'raka.jkt',
  はるか: 'はるか旅日記',
  Theo: 'theo.pours',
} as const;
export type Name = keyof typeof HANDLES;

const tokens = z.record(z.string(), z.string());
const letters = z.object({ items: z.array(z.object({ to: z.string(), subject: z.string() })) });

/** A browser's cookies of who is signed in with an account; the second is what pages know that by. */
const cookiesOf = (origin: string, bearer: string): Cookie[] => [
  { name: 'openlink.session_token', value: encodeURIComponent(bearer), url: origin },
  { name: 'openlink.account', value: '1', url: origin },
];

/** Somebody with the longest name that there may be, and with every block as small as it gets. */
const SMALL = ['about', 'mood', 'feelings', 'dday', 'links', 'guestbook', 'cheers', 'gifts', 'friends', 'pet', 'character', 'rooms'];
const LONG = { handle: 'perpustakaan_senja', name: '해질녘 도서관에서 만나요 Perpustakaan' };
const LETTER =
  '처음 왔는데 너무 예쁘다…! 여기 오면 항상 기분이 좋아져요. 다음 주 목요일에 같이 정주행해요, 간식은 제가 챙길게요 🍊\nhttps://example.com/bulan/sangat/panjang/sekali/tanpa/spasi/sampai/melewati/batas/layar/ponsel/yang/sempit';

/** The people of the demo with their sessions, one with long names and small blocks, and one who has signed in and has no profile yet. */
export async function buildSpaces({ origin, stateDir }: Pick<Product, 'origin' | 'stateDir'>) {
  const known = tokens.parse(JSON.parse(readFileSync(join(stateDir, 'demo.json'), 'utf8')));
  const bearerOf = (name: Name) => known[name] ?? '';
  const ask = async (bearer: string, method: string, path: string, body?: object) => {
    const answer = await call(origin, method, `/api${path}`, { ...(bearer && { bearer }), ...(body && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  async function signIn(email: string): Promise<string> {
    await ask('', 'POST', '/sign-in/email', { email });
    const { items } = letters.parse((await ask('', 'GET', '/mailbox')).body);
    const code = /\d{6}/.exec(items.find(({ to }) => to === email)?.subject ?? '')?.[0];
    const { headers } = await ask('', 'POST', '/sign-in/email/code', { email, code });
    return headers.get('set-auth-token') ?? '';
  }

  const newcomer = await signIn('newcomer@example.com');
  const long = await signIn('long@example.com');
  await ask(long, 'POST', '/profiles', { ...LONG, lang: 'ko', born: '1996-03-14' });
  const blocks = SMALL.map((kind, i) => ({
    id: `block${i}`,
    kind,
    size: 's',
    ...(kind === 'about' ? { options: { text: LETTER } } : {}),
    ...(kind === 'links'
      ? { options: { links: [{ url: 'https://example.com/a/long/way/to/go', label: 'Wolfeschlegelsteinhausen' }] } }
      : {}),
  }));
  await ask(long, 'PUT', `/profiles/${LONG.handle}/look`, {
    edition: 1,
    look: { v: 1, theme: 'paper', background: {}, blocks, stickers: [] },
  });
  await ask(long, 'PUT', '/me/mood', { kind: 'focused', text: '마감까지 세 시간, 그런데 창밖이 너무 예쁘다' });
  await ask(long, 'POST', '/me/feelings', { id: newId(), kind: 'heart', answer: 'slider', text: '이번 화 결말, 얼마나 마음에 들었나요?' });
  await ask(long, 'POST', '/me/feelings', { id: newId(), kind: 'cheer', answer: 'tap', text: 'Wolfeschlegelsteinhausenbergerdorff!' });
  const date = new Date(Date.now() + 20 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await ask(long, 'POST', '/me/events', {
    id: newId(),
    kind: 'day',
    icon: 'exam',
    title: '자격증 시험 보는 날 Ujian',
    date,
    zone: 'Asia/Seoul',
  });
  await ask(long, 'PUT', `/profiles/${LONG.handle}/pet`, { kind: 'cat', coat: 0, name: '세상에서제일귀여운고양이' });
  for (const name of ['단비', 'ユズ', 'Raka'] as const) {
    await ask(long, 'PUT', `/profiles/${encodeURIComponent(HANDLES[name])}/follow`);
    if (name !== 'Raka') await ask(bearerOf(name), 'PUT', `/profiles/${LONG.handle}/follow`);
    await ask(bearerOf(name), 'POST', `/profiles/${LONG.handle}/guestbook`, { id: newId(), text: LETTER, lang: 'ko' });
  }
  await ask(bearerOf('ユズ'), 'POST', `/profiles/${LONG.handle}/gifts`, { id: newId(), item: 'crane', note: '合格祈願！', lang: 'ja' });

  const session = (bearer: string): Session => ({ bearer, cookies: cookiesOf(origin, bearer) });
  return {
    newcomer: session(newcomer),
    long: session(long),
    ...(Object.fromEntries((Object.keys(HANDLES) as Name[]).map((name) => [name, session(bearerOf(name))])) as Record<Name, Session>),
  };
}
