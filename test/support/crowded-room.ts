import { conversation } from '../e2e/conversation';
import { call, guest, join, make, newId } from './contract-http';

/** What one member may say at once (LIM1). */
const BURST = 20;
const LONG =
  '그러니까 제 생각에는 국장님이 편지를 태우지 않은 이유가 단순히 아까워서가 아니라, 언젠가 누군가 그 편지를 찾으러 올 거라는 걸 알고 있었기 때문인 것 같아요. 3화에서 재 봉투의 무게를 재는 장면, 19화의 멈춘 시계까지 한 줄로 이어지거든요.';

/** The text of the `n`th message: short and long ones, of one line and of several. */
export const textOf = (n: number) => {
  const { text } = conversation[n % conversation.length] ?? { text: '' };
  if (n % 17 === 0) return `${n}. ${LONG}`;
  return n % 11 === 0 ? `${n}.\n${text}\n${text}` : `${n}. ${text}`;
};

type Say = (n: number) => object;
const aloud: Say = (n) => ({ text: textOf(n) });

/** Many people come into a room and say `count` messages, `textOf` 1 and on. Each says as much as may be said at once, and goes on to listen. */
export async function crowd(origin: string, slug: string, count: number, say = aloud): Promise<number[]> {
  const seqs: number[] = [];
  for (let n = 1; n <= count; n += BURST) {
    const session = await guest(origin);
    await join(origin, slug, session, { nickname: `손님 ${Math.ceil(n / BURST)}`, lang: 'ko' });
    for (let i = n; i < Math.min(n + BURST, count + 1); i++) {
      const answer = await call(origin, 'POST', `/api/rooms/${slug}/messages`, { bearer: session, body: { id: newId(), ...say(i) } });
      if (answer.status >= 300) throw new Error(`Message ${i}: ${answer.status} ${answer.text}`);
      seqs.push(Number(JSON.parse(answer.text).message?.seq ?? 0));
    }
  }
  return seqs;
}

/** A room in which that has been. */
export async function crowdedRoom(origin: string, count: number, say = aloud) {
  const { room } = await make(origin, await guest(origin));
  return { room, seqs: await crowd(origin, room.slug, count, say) };
}
